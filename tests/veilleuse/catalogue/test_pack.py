# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pack_making import Publisher, knowledge

from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.pack import (
    ContentsNewerError,
    PackDamagedError,
    decode_contents,
    load_pack,
)
from veilleuse.catalogue.pack_sheets import load_pack_limits, load_windows_names, shipped_root
from veilleuse.domain.packs import FINGERPRINTS, KNOWLEDGE, MAKERS
from veilleuse.probes.packs.sealing import root_version

OURS = Publisher.new()


def test_a_pack_is_read_with_what_lies_beside_its_knowledge(tmp_path: Path) -> None:
    files = {
        KNOWLEDGE: msgspec.json.encode(knowledge()),
        FINGERPRINTS: b"an archive",
        MAKERS: b"000000\tNobody\n",
    }
    data = OURS.sealed(files=files)
    (tmp_path / "p.zip").write_bytes(data)
    pack = load_pack(tmp_path / "p.zip", hashlib.sha256(data).hexdigest())
    assert pack.contents == knowledge()
    assert (pack.fingerprints, pack.makers) == (b"an archive", b"000000\tNobody\n")


@pytest.mark.parametrize("content", [None, b"", b"PK", b"x" * 100])
def test_a_file_that_is_not_the_one_that_was_checked_is_refused(
    content: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "p.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackDamagedError):
        load_pack(path, hashlib.sha256(b"another").hexdigest())
    if content is not None:  # the digest alone makes no pack
        with pytest.raises(PackDamagedError):
            load_pack(path, hashlib.sha256(content).hexdigest())


def test_contents_of_a_later_format_are_told_apart_from_damage() -> None:
    with pytest.raises(ContentsNewerError):
        decode_contents(b'{"format": 2}')
    for data in (b"", b"{}", b"[]", b'{"format": 1}', b"[" * 100_000, b"\xff"):
        with pytest.raises(PackDamagedError):
            decode_contents(data)


@given(st.data())
def test_any_bytes_are_contents_or_refused(data: st.DataObject) -> None:
    sound = msgspec.json.encode(knowledge())
    place = data.draw(st.integers(0, len(sound)))
    changed = sound[:place] + data.draw(st.binary(max_size=5)) + sound[place + 1 :]
    with suppress(PackDamagedError, ContentsNewerError):
        assert decode_contents(changed).format == 1


def test_the_shipped_sheets_can_be_used(tmp_path: Path) -> None:
    assert root_version(shipped_root()) == 1
    limits = load_pack_limits()
    assert 0 < limits.list_days <= limits.old_days < limits.valid_days < limits.root_days
    names = {one.name: (one.build, one.is_server) for one in load_windows_names()}
    assert names["Windows 10 Version 22H2"] == (19045, False)
    assert names["Windows Server 2022"] == (20348, True)
    (tmp_path / "w.toml").write_text('windows = [{name = "A", build = 1, odd = 2}]')
    with pytest.raises(ResourceError):
        load_windows_names(tmp_path / "w.toml")
