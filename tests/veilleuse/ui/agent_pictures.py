# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Agents, kits and refusals of an establishment that does not exist."""

import hashlib
from dataclasses import replace
from datetime import timedelta

from pictures import HOSTILE, NOW, PLACES, devices, picture

from veilleuse.domain.agents import Agent, Alarm, Kit, KitId, RefusalCount, Road, Standing
from veilleuse.domain.model import AgentId, Device
from veilleuse.tasks.picture import Picture

SYSTEMS = ("Windows 11 Professionnel", "Windows 10 Professionnel", "Debian GNU/Linux 12")
ROADS = (Road.HTTP, Road.HTTP, Road.HTTP, Road.FOLDER, Road.FILE)


def identity(at: int) -> AgentId:
    return AgentId(hashlib.sha256(f"agent {at}".encode()).hexdigest()[:32])


def agent(at: int, **changed: object) -> Agent:
    """An approved agent heard lately, but for what is changed."""
    place = PLACES[at % len(PLACES)].upper().replace(" ", "-")
    made = Agent(
        id=identity(at),
        key="ab" * 32,
        standing=Standing.APPROVED,
        name=f"PC-{place}-{at + 1:02}",
        system=SYSTEMS[at % len(SYSTEMS)],
        version="0.1.0",
        machine=f"{at:032x}",
        kit=KitId("soins"),
        road=ROADS[at % len(ROADS)],
        source=f"10.20.0.{10 + at % 240}",
        first_heard=NOW - timedelta(days=60, minutes=at),
        last_heard=NOW - timedelta(hours=1 + at % 9, minutes=at),
        decided_at=NOW - timedelta(days=60),
        decided_by="" if at % 3 else "Claire Morel",
    )
    return replace(made, **changed)


def waiting(at: int, reason: str, **changed: object) -> Agent:
    since = NOW - timedelta(hours=at)
    return agent(
        at,
        standing=Standing.WAITING,
        reason=reason,
        decided_at=None,
        decided_by="",
        first_heard=since,
        last_heard=since,
        **changed,
    )


def agents(count: int = 40) -> tuple[Agent, ...]:
    """Thirty that are well and ten that are not, or more of the first."""
    long_ago = NOW - timedelta(days=19)
    alarmed = NOW - timedelta(hours=3)
    odd = (
        agent(0, road=Road.LOCAL, kit=None, source="", name="PC-DIRECTION-01"),
        waiting(1, "person_asked"),
        waiting(2, "token_expired", kit=KitId("ancien")),
        waiting(3, "no_token", kit=None),
        agent(4, last_heard=long_ago),
        agent(5, last_heard=long_ago - timedelta(days=4)),
        agent(6, alarm=Alarm.CLONED, alarm_at=alarmed),
        agent(7, alarm=Alarm.ROLLED_BACK, alarm_at=alarmed),
        agent(8, alarm=Alarm.CLOCK, alarm_at=alarmed),
        agent(9, standing=Standing.REVOKED, decided_by="Claire Morel"),
    )
    return (*odd, *(agent(at) for at in range(len(odd), count)))


def kits() -> tuple[Kit, ...]:
    """One of each state."""
    made = Kit(
        id=KitId("soins"),
        token_hash="0" * 64,
        label="Postes de soins",
        made_at=NOW - timedelta(days=20),
        expires_at=NOW + timedelta(days=10),
        uses_limit=40,
        uses=31,
    )
    return (
        made,
        replace(
            made, id=KitId("clé"), label="Clé USB, 2e étage", uses=3, uses_limit=5, approves=False
        ),
        replace(made, id=KitId("plein"), label="Direction", uses=5, uses_limit=5),
        replace(
            made,
            id=KitId("ancien"),
            label="",
            made_at=NOW - timedelta(days=90),
            expires_at=NOW - timedelta(days=60),
        ),
        replace(made, id=KitId("perdu"), label="Clé perdue", revoked_at=NOW - timedelta(days=2)),
    )


def refusals() -> tuple[RefusalCount, ...]:
    """Four reasons, one of them on two days."""
    rows = (
        ("clock", 6, 3, "10.20.0.18"),
        ("cloned", 4, 3, "10.20.0.16"),
        ("site", 1, 30, "cle-usb.vlse"),
        ("magic", 210, 50, "10.20.0.203"),
        ("clock", 9, 30, "10.20.0.18"),
    )
    return tuple(
        RefusalCount((NOW - timedelta(hours=h)).date(), reason, n, NOW - timedelta(hours=h), source)
        for reason, n, h, source in rows
    )


def agents_picture(count: int = 40) -> Picture:
    """An establishment with its agents; the first devices are theirs."""
    known = agents(count)
    return replace(picture(_spoken_for(known)), agents=known, kits=kits(), refusals=refusals())


def hostile_agents() -> Picture:
    """Agents, kits and refusals whose every text was chosen by an enemy."""
    enemies = tuple(
        agent(at, name=text, system=text, version=text, source=text)
        for at, text in enumerate(HOSTILE)
    )
    queue = tuple(
        waiting(20 + at, "no_token", name=text, system=text, source=text)
        for at, text in enumerate(HOSTILE)
    )
    return replace(
        picture(),
        agents=(*enemies, *queue),
        kits=tuple(replace(kits()[0], id=KitId(text[:9]), label=text) for text in HOSTILE),
        refusals=tuple(
            RefusalCount(NOW.date(), "site", 1, NOW + timedelta(seconds=at), text)
            for at, text in enumerate(HOSTILE)
        ),
    )


def _spoken_for(known: tuple[Agent, ...]) -> tuple[Device, ...]:
    shown = devices(max(60, len(known)))
    ids = {
        at: known[at].id for at in range(len(known)) if known[at].standing is not Standing.WAITING
    }
    return tuple(
        replace(device, agent_id=ids.get(at)) if device.agent_id else device
        for at, device in enumerate(shown)
    )
