# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime

from veilleuse.domain.archived import Archived
from veilleuse.store.database import Store

OCTOBER = Archived(
    date(2026, 10, 1),
    "summary",
    "fr",
    datetime(2026, 11, 2, 8, tzinfo=UTC),
    "ab" * 32,
    "cd" * 32,
    "veilleuse 1, typst 2",
    '{"é":1}',
    b"%PDF",
)


def test_a_document_comes_back_as_it_was_kept(store: Store) -> None:
    assert store.archive(OCTOBER)
    assert store.archived_document(date(2026, 10, 1), "summary") == OCTOBER
    assert store.archived_with("ab" * 32) == OCTOBER
    assert store.archived_with("00" * 32) is None
    assert store.archived_document(date(2026, 9, 1), "summary") is None


def test_what_is_kept_is_never_replaced(store: Store) -> None:
    store.archive(OCTOBER)
    assert not store.archive(replace(OCTOBER, pdf=b"other"))
    kept = store.archived_document(date(2026, 10, 1), "summary")
    assert kept is not None
    assert kept.pdf == b"%PDF"


def test_a_list_is_newest_first_and_without_contents(store: Store) -> None:
    for month in (9, 11, 10):
        store.archive(replace(OCTOBER, month=date(2026, month, 1)))
    listed = store.archived()
    assert [one.month.month for one in listed] == [11, 10, 9]
    assert not any(one.pdf or one.data for one in listed)
