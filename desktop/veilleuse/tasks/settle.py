# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the consequences of reports that came in: devices, then one assessment.

A report is marked as settled at the very end: what a killed program left undone is done again at
the next start, with the same outcome.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from veilleuse.domain.agents import Standing
from veilleuse.domain.classify import guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import Device, Report, Sighting
from veilleuse.domain.neighbourhood import seen_by
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk

_ATTEMPTS = 2
"""Made without keeping others from writing, before one that does."""


def settle(desk: Desk) -> int:
    """Settles what waits; how many reports did. Nothing is assessed where none did."""
    reports = show_reports(desk)
    if reports:
        assess(desk, desk.now())
        conclude(desk, reports)
    return len(reports)


def show_reports(desk: Desk) -> tuple[Report, ...]:
    """Makes the devices show the reports that wait, and what their machines see around them.

    Returns the reports, for `conclude` once the site was assessed. Others may write while many
    reports are merged; where they changed what it rests on meanwhile, it is done again.
    """
    store = desk.store
    for _ in range(_ATTEMPTS):
        known, reports = store.devices(), store.unsettled_reports()
        merged = _merged(desk, known, reports)
        with store.transaction():
            if store.devices() == known and _all_count(desk, reports):
                return _saved(desk, merged, reports)
    with store.transaction():
        known, reports = store.devices(), store.unsettled_reports()
        return _saved(desk, _merged(desk, known, reports), reports)


def _all_count(desk: Desk, reports: Iterable[Report]) -> bool:
    """Whether none of their agents was revoked since they were read."""
    silenced = {one.id for one in desk.store.agents() if one.standing is not Standing.APPROVED}
    return all(report.agent_id not in silenced for report in reports)


def _merged(
    desk: Desk, known: tuple[Device, ...], reports: tuple[Report, ...]
) -> tuple[Device, ...]:
    if not reports:
        return known
    return merge(known, _around(reports), reports, partial(guess, rules=desk.shelf.rules))


def _saved(
    desk: Desk, merged: tuple[Device, ...], reports: tuple[Report, ...]
) -> tuple[Report, ...]:
    if reports:
        desk.store.save_devices(merged)
    return reports


def conclude(desk: Desk, reports: Iterable[Report]) -> None:
    """Everything was drawn from these reports that there is."""
    desk.store.mark_settled(reports)


def tidy(desk: Desk) -> None:
    """Drops what resources/inbox.toml keeps no longer."""
    limits, now = desk.shelf.inbox, desk.now()
    desk.store.tidy_arrivals(
        history=now - timedelta(days=limits.history_days),
        waiting=now - timedelta(days=limits.waiting_days),
        keys=now - timedelta(days=limits.key_days),
        refused=(now - timedelta(days=limits.refusal_days)).date(),
    )


def _around(reports: Iterable[Report]) -> tuple[Sighting, ...]:
    """What they see, each thing once and at its newest: a whole subnet sees the same devices."""
    found: dict[tuple[object, ...], Sighting] = {}
    for report in reports:
        for seen in seen_by(report):
            thing = seen.probe, seen.address, seen.hardware, seen.evidence
            other = found.get(thing)
            if other is None or (seen.at, seen.via or "") > (other.at, other.via or ""):
                found[thing] = seen
    return tuple(found.values())
