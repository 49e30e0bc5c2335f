# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Establishments of any size that look like real ones: the demonstration's, many times over.

Each copy of a machine has its own name, card and address, and the report of some month of the
twelve: what was mended by the last of them is still broken on others.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from ipaddress import ip_address

from veilleuse.catalogue.demo import demo_months
from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.classify import guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import COMPUTERS, AgentId, Device, DeviceId, Fact, HardwareAddress, Site

PROGRAMS = 120
"""Besides those that the demonstration lists: a computer in use has that many."""


def town(shelf: Shelf, now: datetime, count: int) -> tuple[Site, tuple[Device, ...]]:
    """As many devices as asked for, in the demonstration's proportions."""
    return _copied(shelf, now, count, computers_only=False)


def hosts(shelf: Shelf, now: datetime, count: int) -> tuple[Site, tuple[Device, ...]]:
    """Computers only, each with all the facts that its agent told."""
    return _copied(shelf, now, count, computers_only=True)


def _copied(
    shelf: Shelf, now: datetime, count: int, *, computers_only: bool
) -> tuple[Site, tuple[Device, ...]]:
    months = list(demo_months(now, shelf.knowledge))
    reports = {
        agent: [r for month in months for r in month.reports if r.agent_id == agent]
        for agent in {r.agent_id for r in months[-1].reports}
    }
    rules = partial(guess, rules=shelf.rules)
    last = months[-1]
    models = merge((), last.sightings, last.reports, rules)
    if computers_only:
        models = tuple(one for one in models if one.agent_id and one.device_class in COMPUTERS)
    answers = {answer.control: answer for month in months for answer in month.answers}
    devices = []
    for number in range(count):
        model, turn = models[number % len(models)], number // len(models)
        told = reports.get(model.agent_id or AgentId(""), [])
        facts = told[-1 - turn % len(told)].facts if told else model.facts
        devices.append(_copy(model, number, facts, now))
    return replace(last.site, answers=tuple(answers.values())), tuple(devices)


def _copy(model: Device, number: int, facts: Mapping[str, Fact], now: datetime) -> Device:
    card = HardwareAddress(f"00:14:22:00:{number >> 8:02x}:{number & 255:02x}")
    name = f"{model.name}-{number}" if model.name else ""
    agent = AgentId(f"{model.agent_id}-{number}") if model.agent_id else None
    third = int(str(model.addresses[0]).split(".")[2]) if model.addresses else 0
    keys = [f"hw:{card}"]
    if name:
        keys.insert(0, f"host:{name.casefold()}")
    if agent:
        keys.insert(0, f"agent:{agent}")
    return replace(
        model,
        id=DeviceId(f"{number:016x}"),
        name=name,
        addresses=(ip_address(f"10.{third}.{number >> 8 & 255}.{number & 255}"),),
        hardware=(card,),
        keys=tuple(keys),
        agent_id=agent,
        reported_at=now if agent else None,
        first_seen=now,
        last_seen=now,
        facts=_facts(facts, name, number, now),
    )


def _facts(facts: Mapping[str, Fact], name: str, number: int, now: datetime) -> dict[str, Fact]:
    own = {key: replace(fact, at=now) for key, fact in facts.items()}
    if "host.name" in own:
        own["host.name"] = replace(own["host.name"], value=name)
    listed = own.get("software")
    if listed is not None and isinstance(listed.value, list):
        more = [
            {"name": f"Programme {n}", "version": f"{n}.{number % 7}", "publisher": "Éditeur"}
            for n in range(PROGRAMS)
        ]
        own["software"] = replace(listed, value=[*listed.value, *more])
    return own
