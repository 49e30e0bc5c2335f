# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pack_making import LATER, MANUF, Publisher, kev_json, official

from veilleuse.catalogue.pack import decode_contents
from veilleuse.catalogue.recog import load_recog
from veilleuse.domain.exploited import WindowsFix
from veilleuse.domain.makers import Makers
from veilleuse.domain.model import HardwareAddress
from veilleuse.domain.packs import FINGERPRINTS, KNOWLEDGE, MAKERS, SourceKind
from veilleuse.domain.rounds import Progress
from veilleuse.probes.packs.errors import KeyFileError, SourceRefusedError, SourcesMissingError
from veilleuse.probes.packs.keys import PackKey, write_key
from veilleuse.probes.packs.opening import open_pack
from veilleuse.tasks.build_pack import build_pack
from veilleuse.tasks.publish_pack import (
    RELEASE_KEY,
    ROOT,
    ROOT_KEY,
    make_pack_keys,
    publish_pack,
)

AT = datetime(2026, 11, 23, 9, 0, 30, tzinfo=UTC)


def test_every_official_file_finds_its_place(tmp_path: Path) -> None:
    said: list[Progress] = []
    built = build_pack(official(tmp_path / "sources"), AT, tell=said.append)
    contents = built.contents
    assert {entry.kind for entry in contents.sources} == set(SourceKind)
    assert contents.absent == ()
    assert built.left_aside == ("README.txt", "distro.csv")
    assert len(said) == len(SourceKind)
    assert decode_contents(built.files[KNOWLEDGE]) == contents

    assert contents.exploited is not None
    (flaw,) = contents.exploited.flaws
    assert (flaw.epss, flaw.ransomware, flaw.is_defined) == (0.93, True, True)
    march = date(2025, 3, 11)
    assert flaw.windows == (WindowsFix(19045, False, march, march),)
    assert contents.exploited.fixes_dated == date(2026, 11, 10)
    assert contents.dated(SourceKind.BROWSERS) == date(2026, 11, 18)
    makers = Makers(built.files[MAKERS])
    assert makers.name(HardwareAddress("00:55:da:01:02:03")) == "Shinko Technos co.,ltd."
    assert len(load_recog(built.files[FINGERPRINTS]).databases) == 1


def test_the_same_files_give_the_same_pack(tmp_path: Path) -> None:
    folder = official(tmp_path / "sources")
    assert build_pack(folder, AT).files == build_pack(folder, AT).files


def test_absent_files_are_told_and_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "kev.json").write_bytes(kev_json())
    contents = build_pack(tmp_path, AT).contents
    assert set(contents.absent) == set(SourceKind) - {SourceKind.KEV}
    assert contents.exploited is not None
    assert contents.exploited.fixes_dated is None
    (tmp_path / "kev.json").unlink()
    (tmp_path / "manuf").write_bytes(MANUF)
    assert build_pack(tmp_path, AT).contents.exploited is None


def test_of_two_lists_the_name_that_sorts_last_counts(tmp_path: Path) -> None:
    (tmp_path / "kev-2025.json").write_bytes(kev_json(version="2025.01.01"))
    (tmp_path / "kev-2026.json").write_bytes(kev_json())
    built = build_pack(tmp_path, AT)
    assert built.left_aside == ("kev-2025.json",)
    assert built.contents.dated(SourceKind.KEV) == date(2026, 11, 18)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_without_official_files_is_refused(is_there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    if is_there:
        folder.mkdir()
        (folder / "holiday.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(SourcesMissingError):
        build_pack(folder, AT)


def test_one_damaged_file_stops_the_build_and_is_named(tmp_path: Path) -> None:
    folder = official(tmp_path / "sources")
    (folder / "kev.json").write_bytes(kev_json()[:-5])
    with pytest.raises(SourceRefusedError) as refused:
        build_pack(folder, AT)
    assert refused.value.details["file"] == "kev.json"


def test_hostile_fingerprints_are_left_out_and_counted(tmp_path: Path) -> None:
    folder = official(tmp_path / "sources")
    (folder / "recog.tar.xz").unlink()
    (folder / "recog").mkdir()
    (folder / "recog" / "bomb.xml").write_text(
        '<!DOCTYPE a [<!ENTITY b "c">]><fingerprints matches="x">&b;</fingerprints>'
    )
    (folder / "recog" / "sound.xml").write_text(
        '<fingerprints matches="x"><fingerprint pattern="^a"/></fingerprints>'
    )
    (entry,) = [e for e in build_pack(folder, AT).contents.sources if e.kind is SourceKind.RECOG]
    assert (entry.rows, entry.skipped) == (1, 1)


def test_a_publisher_makes_keys_signs_and_changes_keys(tmp_path: Path) -> None:
    built = build_pack(official(tmp_path / "sources"), AT)
    root = make_pack_keys(tmp_path / "first", LATER)
    key = tmp_path / "first" / RELEASE_KEY
    made = publish_pack(built, key, tmp_path / "1.zip", LATER, roots=[root])
    assert made.size == (tmp_path / "1.zip").stat().st_size
    opened = open_pack((tmp_path / "1.zip").read_bytes(), root.read_bytes(), {})
    assert (opened.version, opened.sha256) == (made.version, made.sha256)

    later = make_pack_keys(tmp_path / "second", LATER, after=tmp_path / "first")
    key = tmp_path / "second" / RELEASE_KEY
    publish_pack(built, key, tmp_path / "2.zip", LATER, roots=[later, root])
    assert open_pack((tmp_path / "2.zip").read_bytes(), root.read_bytes(), opened.trust)


def test_new_keys_never_take_the_place_of_old_ones(tmp_path: Path) -> None:
    make_pack_keys(tmp_path / "keys", LATER)
    names = (ROOT_KEY, RELEASE_KEY, ROOT)
    before = {name: (tmp_path / "keys" / name).read_bytes() for name in names}
    with pytest.raises(KeyFileError):
        make_pack_keys(tmp_path / "keys", LATER)
    assert before == {name: (tmp_path / "keys" / name).read_bytes() for name in before}


def test_a_key_that_the_root_does_not_name_writes_nothing(tmp_path: Path) -> None:
    built = build_pack(official(tmp_path / "sources"), AT)
    root = tmp_path / "root.json"
    root.write_bytes(Publisher.new().root)
    key = write_key(tmp_path / "other.key", PackKey.generate(), "signs packs")
    with pytest.raises(KeyFileError):
        publish_pack(built, key, tmp_path / "p.zip", LATER, roots=[root])
    with pytest.raises(KeyFileError):
        publish_pack(built, key, tmp_path / "p.zip", LATER)  # nor the shipped one
    assert not (tmp_path / "p.zip").exists()
