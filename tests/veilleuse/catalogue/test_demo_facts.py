# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime

import pytest

from veilleuse.catalogue.demo_facts import facts_of
from veilleuse.catalogue.folder import ResourceError
from veilleuse.domain.knowledge import Knowledge, UpdateKind, UpdateLine, UpdateRow
from veilleuse.domain.model import FactStatus

AT = datetime(2026, 6, 30, 8, 0, tzinfo=UTC)
ROWS = (
    UpdateRow(date(2026, 4, 14), 100, UpdateKind.B),
    UpdateRow(date(2026, 5, 12), 200, UpdateKind.B),
    UpdateRow(date(2026, 5, 28), 260, UpdateKind.PREVIEW),
    UpdateRow(date(2026, 6, 9), 300, UpdateKind.B),
)
KNOWN = Knowledge(
    "1", {}, update_lines=(UpdateLine(frozenset({7}), frozenset({"WinNT"}), ROWS, ""),)
)
SYSTEM = {"os.build": 7, "os.product_type": "WinNT"}


def revision(days: int, at: datetime = AT) -> object:
    traits = {"system": {**SYSTEM, "os.revision": f"@revision-{days}d"}}
    return facts_of(traits, ["system"], at, KNOWN)["os.revision"].value


def test_a_revision_is_that_of_the_updates_published_until_then() -> None:
    assert revision(16) == 300
    assert revision(30) == 200
    assert revision(70) == 100


def test_past_the_end_of_the_table_a_current_machine_is_beyond_it() -> None:
    assert revision(16, datetime(2026, 11, 23, tzinfo=UTC)) == 450


def test_in_a_hole_of_the_table_the_revision_lies_between_the_rows() -> None:
    rows = (*ROWS, UpdateRow(date(2026, 10, 13), 900, UpdateKind.B))
    line = UpdateLine(frozenset({7}), frozenset({"WinNT"}), rows, "")
    traits = {"system": {**SYSTEM, "os.revision": "@revision-0d"}}
    at = datetime(2026, 8, 20, tzinfo=UTC)
    facts = facts_of(traits, ["system"], at, Knowledge("1", {}, update_lines=(line,)))
    assert facts["os.revision"].value == 600


def test_a_system_without_a_table_has_no_revision() -> None:
    traits = {"system": {"os.build": 9, "os.revision": "@revision-1d"}}
    assert facts_of(traits, ["system"], AT, KNOWN)["os.revision"].status is FactStatus.ABSENT


def test_moments_are_counted_back_from_the_report_even_inside_objects() -> None:
    software = [{"name": "x", "installed_on": "@day-3d"}]
    dates = {"updates.lists_at": "@-2d", "protection.signatures_at": {"eset": "@-1d"}}
    traits = {"t": {**dates, "software": software}}
    facts = facts_of(traits, ["t"], AT, KNOWN)
    assert facts["updates.lists_at"].value == "2026-06-28T08:00:00+00:00"
    assert facts["protection.signatures_at"].value == {"eset": "2026-06-29T08:00:00+00:00"}
    assert facts["software"].value == [{"name": "x", "installed_on": "2026-06-27"}]


def test_lists_add_up_and_a_service_named_again_is_replaced() -> None:
    traits = {
        "a": {"services": [{"name": "x", "state": "running"}, {"name": "y", "state": "running"}]},
        "b": {"services": [{"name": "x", "state": "stopped"}], "reboot.pending": True},
        "c": {"reboot.pending": {"status": "denied"}},
    }
    facts = facts_of(traits, ["a", "b", "c"], AT, KNOWN)
    rows = [{"name": "y", "state": "running"}, {"name": "x", "state": "stopped"}]
    assert facts["services"].value == rows
    assert facts["reboot.pending"].status is FactStatus.DENIED
    assert facts["reboot.pending"].value is None


def test_a_trait_that_is_not_written_is_told() -> None:
    with pytest.raises(ResourceError):
        facts_of({}, ["nowhere"], AT, KNOWN)
