# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from pack_making import MADE_AT, Publisher, knowledge

from veilleuse.catalogue.pack import ContentsNewerError
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.packs import KNOWLEDGE, PackAct, SourceKind
from veilleuse.probes.packs.errors import (
    PackForeignError,
    PackOlderError,
    PackRefusedError,
    ReasonMissingError,
    RootInvalidError,
)
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.import_pack import examine_pack, import_pack, preview_pack
from veilleuse.tasks.pack_in_force import FOLDER
from veilleuse.tasks.pack_trust import trust_root
from veilleuse.tasks.picture import picture

OURS = Publisher.new()
OLDER = knowledge(made_at=MADE_AT - timedelta(days=30), dated=date(2026, 10, 15))


@pytest.fixture
def trusting(desk: Desk, tmp_path: Path) -> Desk:
    """A desk that believes the test's own publisher."""
    root = tmp_path / "root.json"
    root.write_bytes(OURS.root)
    trust_root(desk, root)
    return desk


def brought(desk: Desk, path: Path, **said: str) -> None:
    import_pack(desk, examine_pack(desk, path), **said)


def test_without_a_pack_the_built_in_knowledge_stands_with_its_age(desk: Desk) -> None:
    told = picture(desk).pack
    assert told is not None
    assert told.is_built_in
    assert told.made_on == desk.shelf.built_in_on
    assert set(told.absent) == set(SourceKind)


def test_a_pack_is_laid_over_the_knowledge_and_its_version_travels(
    trusting: Desk, tmp_path: Path
) -> None:
    before = assess(trusting, trusting.now())
    seen = preview_pack(trusting, OURS.written(tmp_path / "p.zip"))
    assert seen.effect is not None
    news = import_pack(trusting, seen)
    assert news.assessment is not None
    assert news.assessment.knowledge_version == f"{before.knowledge_version}+202611200830"
    told = picture(trusting)
    assert told.pack is not None
    assert (told.pack.version, told.pack.made_on) == (202611200830, date(2026, 11, 20))
    assert [entry.act for entry in told.pack_log] == [PackAct.TRUSTED, PackAct.IMPORTED]


def test_a_look_or_a_trial_changes_nothing(trusting: Desk, tmp_path: Path) -> None:
    path = OURS.written(tmp_path / "p.zip")
    assess(trusting, trusting.now())
    before = (trusting.store.pack_log(), trusting.store.pack_trust(), picture(trusting))
    examine_pack(trusting, path)
    preview_pack(trusting, path)
    assert (trusting.store.pack_log(), trusting.store.pack_trust(), picture(trusting)) == before
    assert not (trusting.folder / FOLDER).exists()


def test_before_the_first_round_there_is_no_effect_to_show(trusting: Desk, tmp_path: Path) -> None:
    seen = preview_pack(trusting, OURS.written(tmp_path / "p.zip"))
    assert seen.effect is None
    assert import_pack(trusting, seen).assessment is None


def test_an_older_pack_needs_a_reason_which_is_kept(trusting: Desk, tmp_path: Path) -> None:
    brought(trusting, OURS.written(tmp_path / "new.zip"))
    old = OURS.written(tmp_path / "old.zip", OLDER)
    seen = examine_pack(trusting, old)
    assert seen.is_older
    with pytest.raises(PackOlderError) as refused:
        import_pack(trusting, seen)
    assert refused.value.details == {"made": "2026-10-21", "current": "2026-11-20"}
    with pytest.raises(ReasonMissingError):
        import_pack(trusting, seen, older_because="   ")
    assert trusting.shelf.pack is not None
    assert trusting.shelf.pack.contents.version == 202611200830

    import_pack(trusting, seen, older_because="The new one\nopens findings that are wrong.")
    last = trusting.store.pack_log()[-1]
    assert (last.act, last.replaced) == (PackAct.OLDER, 202611200830)
    assert last.because == "The new one opens findings that are wrong."
    assert trusting.shelf.pack.contents.version == OLDER.version
    # From then on, what is newer than the older one is no step back.
    assert not examine_pack(trusting, tmp_path / "new.zip").is_older


def test_the_same_pack_twice_is_one_line_of_the_log(trusting: Desk, tmp_path: Path) -> None:
    path = OURS.written(tmp_path / "p.zip")
    brought(trusting, path)
    brought(trusting, path)
    assert len([e for e in trusting.store.pack_log() if e.act is PackAct.IMPORTED]) == 1


def test_the_shipped_root_refuses_everybody_else(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(PackForeignError):
        examine_pack(desk, OURS.written(tmp_path / "p.zip"))


def test_another_publisher_is_believed_once_named_and_the_former_no_more(
    trusting: Desk, tmp_path: Path
) -> None:
    brought(trusting, OURS.written(tmp_path / "ours.zip"))
    theirs = Publisher.new()
    (tmp_path / "theirs.json").write_bytes(theirs.root)
    entry = trust_root(trusting, tmp_path / "theirs.json")
    assert entry.act is PackAct.TRUSTED
    with pytest.raises(PackForeignError):
        examine_pack(trusting, tmp_path / "ours.zip")
    assert trusting.shelf.pack is not None  # what was in force stays
    brought(trusting, theirs.written(tmp_path / "theirs.zip", OLDER))
    assert picture(trusting).pack_log[-1].version == OLDER.version


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 99, b"[" * 100_000])
def test_a_root_that_is_none_changes_nothing(content: bytes, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "root.json").write_bytes(content)
    with pytest.raises(RootInvalidError):
        trust_root(desk, tmp_path / "root.json")
    assert desk.store.pack_trust() == {}


def test_a_pack_for_a_later_program_is_refused(trusting: Desk, tmp_path: Path) -> None:
    later = msgspec.json.encode({"format": 2, "surprise": 1})
    (tmp_path / "p.zip").write_bytes(OURS.sealed(files={KNOWLEDGE: later}))
    with pytest.raises(ContentsNewerError):
        examine_pack(trusting, tmp_path / "p.zip")


@pytest.mark.parametrize("files", [{}, {KNOWLEDGE: b"{"}, {KNOWLEDGE: b'{"format": 1}'}])
def test_a_signed_pack_without_knowledge_is_refused(
    files: dict[str, bytes], trusting: Desk, tmp_path: Path
) -> None:
    (tmp_path / "p.zip").write_bytes(OURS.sealed(files=files))
    with pytest.raises(VeilleuseError) as refused:
        examine_pack(trusting, tmp_path / "p.zip")
    assert refused.value.code in {"pack_damaged", "pack_unreadable"}


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_a_pack_damaged_on_the_disk_gives_way_to_the_built_in_with_a_notice(
    damage: str, trusting: Desk, tmp_path: Path
) -> None:
    brought(trusting, OURS.written(tmp_path / "p.zip"))
    (kept,) = (trusting.folder / FOLDER).iterdir()
    if damage == "missing":
        kept.unlink()
    else:
        kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    again = replace(trusting, shelf=type(trusting.shelf)())
    told = picture(again)
    assert told.pack is not None
    assert told.pack.is_built_in
    assert "pack_damaged" in {notice.code for notice in told.notices}
    brought(again, tmp_path / "p.zip")  # and the same file mends it
    assert again.shelf.pack is not None


def test_an_old_pack_is_a_notice_on_ourselves(
    trusting: Desk, tmp_path: Path, wait: Callable[..., None]
) -> None:
    brought(trusting, OURS.written(tmp_path / "p.zip"))
    assert picture(trusting).notices == ()
    wait(days=50)
    assert [notice.code for notice in picture(trusting).notices] == ["pack_list_old"]
    wait(days=50)
    told = picture(trusting)
    assert [notice.code for notice in told.notices] == ["pack_old"]
    assert told.pack is not None
    assert told.pack.is_old


def test_another_program_that_brought_a_pack_is_followed(trusting: Desk, tmp_path: Path) -> None:
    other = replace(trusting, shelf=type(trusting.shelf)())
    assert picture(other).pack != picture(trusting).pack or other.shelf.pack is None
    brought(trusting, OURS.written(tmp_path / "p.zip"))
    assert picture(other).pack == picture(trusting).pack
    made = assess(other, other.now())
    assert made.knowledge_version == trusting.shelf.knowledge.version


def test_a_full_disk_leaves_what_was_in_force(trusting: Desk, tmp_path: Path) -> None:
    brought(trusting, OURS.written(tmp_path / "old.zip", OLDER))
    seen = examine_pack(trusting, OURS.written(tmp_path / "p.zip"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, hard))
    try:
        with pytest.raises(VeilleuseError) as refused:
            import_pack(trusting, seen)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.code == "disk_full"
    assert trusting.store.pack_log()[-1].version == OLDER.version
    assert len(list((trusting.folder / FOLDER).iterdir())) == 1
    assert picture(trusting).pack.version == OLDER.version  # type: ignore[union-attr]


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from veilleuse.catalogue.shelf import Shelf
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk, clock
from veilleuse.tasks.import_pack import examine_pack, import_pack
folder = Path(sys.argv[2])

class Dying(Store):
    def keep_pack(self, *said):
        with self.transaction():
            super().keep_pack(*said)
            os._exit(9)

desk = Desk(folder, Dying.open(folder, Key(bytes(32))), Shelf(), clock)
import_pack(desk, examine_pack(desk, Path(sys.argv[3])))
"""


def test_an_import_killed_halfway_leaves_what_was_in_force(trusting: Desk, tmp_path: Path) -> None:
    brought(trusting, OURS.written(tmp_path / "old.zip", OLDER))
    path = OURS.written(tmp_path / "p.zip")
    trust = trusting.store.pack_trust()
    here = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, here, str(trusting.folder), str(path)],
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 9
    assert trusting.store.pack_trust() == trust
    assert picture(trusting).pack.version == OLDER.version  # type: ignore[union-attr]
    assert len(list((trusting.folder / FOLDER).iterdir())) == 2  # an orphan in nobody's way
    brought(trusting, path)
    assert len(list((trusting.folder / FOLDER).iterdir())) == 1


def test_what_is_refused_leaves_no_trace(trusting: Desk, tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    path.write_bytes(OURS.sealed()[:-40])
    with pytest.raises(PackRefusedError):
        examine_pack(trusting, path)
    assert [entry.act for entry in trusting.store.pack_log()] == [PackAct.TRUSTED]
