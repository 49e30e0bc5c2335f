# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one picture of a site that the window, the command line and the paper are drawn from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from veilleuse.domain.agents import Agent, Kit, RefusalCount
from veilleuse.domain.changes import Changes, changes
from veilleuse.domain.exposure import Assessment, Letter
from veilleuse.domain.knowledge import Source
from veilleuse.domain.model import Device, Site
from veilleuse.domain.moves import Move
from veilleuse.domain.packs import PackLogEntry, PackStanding
from veilleuse.domain.proposals import Proposals, propose
from veilleuse.domain.rounds import Notice, Round
from veilleuse.domain.verdicts import Finding
from veilleuse.store.verdicts import TrendRow
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.pack_in_force import follow_pack, pack_notices, pack_standing
from veilleuse.tasks.restate import restated

TREND = timedelta(days=366)
"""How far back the curve goes: the same month of last year is still on it."""
REFUSALS = timedelta(days=30)
"""How far back refused arrivals are told."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One kept assessment on the curve."""

    at: datetime
    score: float
    best: float
    worst: float
    letter: Letter


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is shown, read at one moment."""

    read_at: datetime
    site: Site
    assessment: Assessment | None
    """None before the first round."""
    trend: tuple[TrendPoint, ...]
    """Oldest first, the last twelve months, at most one a day, as today's model tells them."""
    devices: tuple[Device, ...]
    findings: tuple[Finding, ...]
    changes: Changes | None
    """Since the assessment before the last one; none where that one was only provisional."""
    last_round: Round | None
    notices: tuple[Notice, ...] = ()
    """What a person must know, such as a key kept in a file."""
    agents: tuple[Agent, ...] = ()
    kits: tuple[Kit, ...] = ()
    refusals: tuple[RefusalCount, ...] = ()
    """Of the last thirty days."""
    moves: tuple[Move, ...] = ()
    """What the last round found changed since the one before; also after a first assessment."""
    proposals: Proposals = field(default_factory=Proposals)
    """What the evidence suggests about zones, roles and care; a person decides."""
    trend_as_told: tuple[TrendPoint, ...] = ()
    """The same days as they were told at the time; empty where that is no different."""
    pack: PackStanding | None = None
    """What is known and how old it is; None only in pictures that nobody read from a store."""
    pack_log: tuple[PackLogEntry, ...] = ()
    """Which packs were brought in, oldest first, and why where one was older."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """Of the knowledge in force, by their keys."""
    silent_after_days: int = 7
    """An approved agent not heard for longer than that is silent."""


def picture(desk: Desk) -> Picture:
    """What the store holds now."""
    now = desk.now()
    store = desk.store
    follow_pack(desk)
    known = pack_standing(desk)
    comparable = _daily(restated(desk, now - TREND))
    as_told = _daily(store.trend(now - TREND))
    last = store.last_assessment()
    before = store.last_assessment(before=last.at) if last else None
    last_round = store.last_round()
    site, devices = store.site(), store.devices()
    return Picture(
        read_at=now,
        site=site,
        assessment=last,
        trend=comparable,
        trend_as_told=() if as_told == comparable else as_told,
        devices=devices,
        findings=store.findings(),
        changes=_changes(desk, before, last),
        last_round=last_round,
        moves=store.moves(last_round.started_at) if last_round else (),
        notices=(*desk.notices, *pack_notices(desk, known)),
        pack=known,
        pack_log=store.pack_log(),
        agents=store.agents(),
        kits=store.kits(),
        refusals=store.refusals((now - REFUSALS).date()),
        proposals=propose(site, devices),
        sources=desk.shelf.knowledge.sources,
        silent_after_days=desk.shelf.inbox.silent_after_days,
    )


def _changes(desk: Desk, before: Assessment | None, last: Assessment | None) -> Changes | None:
    """A score that rested on too few devices says nothing about better or worse."""
    if before is None or last is None or before.exposure.provisional:
        return None
    return changes(before, last, desk.store.devices(), desk.store.moves(before.at))


def _daily(rows: Iterable[TrendRow]) -> tuple[TrendPoint, ...]:
    """The last point of each day."""
    points = (TrendPoint(*row) for row in rows)
    return tuple({point.at.date(): point for point in points}.values())
