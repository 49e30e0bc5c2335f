# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The archive over several months of the demonstration."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.errors import VeilleuseError
from veilleuse.store.database import Store
from veilleuse.store.errors import DiskFullError
from veilleuse.store.key import Key
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.load_demo import load_demo
from veilleuse.tasks.paper.archive import (
    data_of,
    due,
    find_archived,
    keep_due,
    keep_month,
    made_again,
    month,
    write_archived,
)
from veilleuse.tasks.paper.compare import compare
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.seal import canonical, is_whole
from veilleuse.tasks.paper.verify import Genuine, verify
from veilleuse.tasks.write_file import FolderReadOnlyError

NOVEMBER = date(2026, 11, 1)


class Years:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def years() -> Years:
    return Years()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, years: Years) -> Iterator[Desk]:
    """Archived in December, then lived on for three months under newer knowledge."""
    folder = tmp_path_factory.mktemp("demo")
    made = Desk(folder, Store.open(folder, Key(b"k" * 32), at=years.at), Shelf(), years)
    load_demo(made)
    years.at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    keep_due(made, language="fr")
    shelf = Shelf()
    shelf.__dict__["knowledge"] = replace(shelf.knowledge, version="2027-02-20")
    later = replace(made, shelf=shelf)
    for year, at in ((2027, 1), (2027, 2), (2027, 3)):
        years.at = datetime(year, at, 8, 9, tzinfo=UTC)
        reassess(later)
        keep_due(later, language="fr")
    yield later
    later.close()


def test_each_month_is_kept_once(desk: Desk) -> None:
    kept = [(f"{one.month:%Y-%m}", one.kind) for one in desk.store.archived()]
    months = ("2027-02", "2027-01", "2026-12", "2026-11")
    assert kept == [(of, kind) for of in months for kind in ("summary", "annex")]
    assert due(desk) is None
    assert keep_due(desk, language="fr") == ()


def test_a_past_month_comes_out_byte_for_byte_after_three_more_and_new_knowledge(
    desk: Desk,
) -> None:
    for kind in (Kind.SUMMARY, Kind.ANNEX):
        kept = find_archived(desk, NOVEMBER, kind)
        assert made_again(kept) == kept.pdf
        assert is_whole(data_of(kept))


def test_a_month_that_is_kept_is_not_made_otherwise_afterwards(desk: Desk) -> None:
    before = find_archived(desk, NOVEMBER, Kind.SUMMARY)
    keep_month(desk, NOVEMBER, language="en")
    assert find_archived(desk, NOVEMBER, Kind.SUMMARY) == before


def test_a_kept_file_is_genuine_and_a_changed_one_is_not(desk: Desk, tmp_path: Path) -> None:
    path = write_archived(desk, NOVEMBER, Kind.SUMMARY, tmp_path / "a.pdf")
    assert verify(desk, path).genuine is Genuine.SAME
    path.write_bytes(path.read_bytes().replace(b"%%EOF", b"%%EOF "))
    assert verify(desk, path).genuine is Genuine.CHANGED
    path.write_bytes(b"%PDF-1.7 of somebody else")
    assert verify(desk, path).genuine is Genuine.FOREIGN
    path.write_bytes(b"veilleuse-sha256-" + b"0" * 64)
    assert verify(desk, path).genuine is Genuine.UNKNOWN


def test_data_are_whole_or_not_wherever_they_come_from(desk: Desk, tmp_path: Path) -> None:
    data = data_of(find_archived(desk, NOVEMBER, Kind.SUMMARY))
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps(data, indent=1).encode())
    found = verify(desk, path)
    assert found.genuine is Genuine.WHOLE
    assert found.kept is not None
    path.write_bytes(canonical({**data, "site": "Another"}))
    assert verify(desk, path).genuine is Genuine.CHANGED
    path.write_bytes(b"{" * 5000)
    assert verify(desk, path).genuine is Genuine.FOREIGN


def test_two_months_are_compared_figure_by_figure(desk: Desk) -> None:
    figures = {one.name: one for one in compare(desk, NOVEMBER, date(2027, 2, 1))}
    data = data_of(find_archived(desk, NOVEMBER, Kind.SUMMARY))
    assert figures["score"].before == data["figures"]["score"]  # type: ignore[index]
    assert next(iter(figures)) == "score"
    assert {"letter", "coverage", "share_protected"} <= figures.keys()


def test_a_month_that_is_not_kept_is_told(desk: Desk) -> None:
    with pytest.raises(VeilleuseError) as refused:
        compare(desk, date(2020, 1, 1), NOVEMBER)
    assert refused.value.code == "not_archived"
    with pytest.raises(VeilleuseError) as typed:
        month("novembre")
    assert typed.value.code == "bad_month"


def test_a_full_disk_keeps_nothing_by_half_and_loses_nothing(tmp_path: Path) -> None:
    """The database is told that it may grow no more: SQLite then answers as a full disk does."""
    now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    store = Store.open(tmp_path, Key(bytes(32)), at=now)
    made = Desk(tmp_path, store, Shelf(), lambda: now)
    keep_month(made, date(2026, 9, 1), language="fr")
    before = store.archived()
    pages = store._db.rows("PRAGMA page_count")[0][0]
    store._db.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError):
        keep_month(made, date(2026, 10, 1), language="fr")
    assert store.archived() == before
    kept = find_archived(made, date(2026, 9, 1), Kind.SUMMARY)
    assert made_again(kept) == kept.pdf
    made.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told_and_the_archive_stays(desk: Desk, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    before = desk.store.archived()
    try:
        with pytest.raises(FolderReadOnlyError):
            write_archived(desk, NOVEMBER, Kind.SUMMARY, tmp_path / "a.pdf")
    finally:
        tmp_path.chmod(0o700)
    assert desk.store.archived() == before


def test_nothing_is_due_before_anything_was_measured(tmp_path: Path) -> None:
    now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    made = Desk(tmp_path, Store.open(tmp_path, Key(bytes(32)), at=now), Shelf(), lambda: now)
    assert due(made) is None
    made.close()
