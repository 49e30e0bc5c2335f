# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agents, kits and refusals of the establishment that does not exist."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from veilleuse.catalogue.demo_story import Table, contradiction, number, tables
from veilleuse.catalogue.folder import read_toml, resources
from veilleuse.domain.agents import Agent, Alarm, Kit, KitId, RefusalCount, Road, Standing
from veilleuse.domain.model import AgentId, Report

_OWN = AgentId("demo-informatique")
"""The workstation on which the demonstration pretends to run."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The first and the last report of one agent, and the month of the first."""

    first: Report
    last: Report
    month: int


@dataclass(frozen=True, slots=True)
class DemoAgents:
    """What the store is to know beside the reports."""

    agents: tuple[Agent, ...]
    kits: tuple[Kit, ...]
    refusals: tuple[RefusalCount, ...]


def demo_agents(heard: Iterable[Heard], months: Mapping[int, datetime]) -> DemoAgents:
    """Who sent the reports that were `heard`; `months` dates the months, the last one being now.

    ResourceError on data that contradicts.
    """
    told = read_toml(resources() / "demo" / "agents.toml")
    now = max(months.values())
    kits = {number(kit, "month", 1): _kit(kit, months) for kit in tables(told, "kit")}
    agents = {one.last.agent_id: _agent(one, kits) for one in heard}
    for row in tables(told, "alarm"):
        at = now - _back(row)
        known = _named(agents, row)
        agents[known.id] = replace(known, alarm=Alarm(str(row["alarm"])), alarm_at=at)
    for row in tables(told, "revoked"):
        known = _named(agents, row)
        agents[known.id] = replace(
            known, standing=Standing.REVOKED, decided_at=now - _back(row), decided_by=str(row["by"])
        )
    waiting = tuple(_waiting(row, now) for row in tables(told, "waiting"))
    used = [_used(kit, agents.values()) for kit in kits.values()]
    refusals = tuple(_refusal(row, now) for row in tables(told, "refused"))
    return DemoAgents((*agents.values(), *waiting), tuple(used), refusals)


def _agent(heard: Heard, kits: Mapping[int, Kit]) -> Agent:
    last = heard.last
    known = [kits[month] for month in sorted(kits) if month <= heard.month]
    is_own = last.agent_id == _OWN
    return Agent(
        id=last.agent_id,
        key="",
        standing=Standing.APPROVED,
        name=_said(last, "host.name"),
        system=_said(last, "os.name"),
        version=last.agent_version,
        kit=known[-1].id if known and not is_own else None,
        road=Road.LOCAL if is_own else Road.HTTP,
        source="" if is_own else _address(last),
        first_heard=heard.first.received_at,
        last_heard=last.received_at,
        decided_at=heard.first.received_at,
    )


def _waiting(row: Table, now: datetime) -> Agent:
    at = now - _back(row)
    name = str(row["name"])
    return Agent(
        id=AgentId(hashlib.sha256(name.encode()).hexdigest()[:32]),
        key="",
        standing=Standing.WAITING,
        reason=str(row["reason"]),
        name=name,
        system=str(row["system"]),
        version="0.1.0",
        kit=KitId(str(row["kit"])) if "kit" in row else None,
        source=str(row["address"]),
        first_heard=at,
        last_heard=at,
    )


def _kit(row: Table, months: Mapping[int, datetime]) -> Kit:
    made = months[number(row, "month", 1)] - timedelta(days=1)
    return Kit(
        id=KitId(str(row["id"])),
        token_hash=hashlib.sha256(str(row["id"]).encode()).hexdigest(),
        label=str(row["label"]),
        made_at=made,
        expires_at=made + timedelta(days=number(row, "days", 30)),
        uses_limit=number(row, "uses_limit", 1),
        approves=row.get("approves") is not False,
    )


def _used(kit: Kit, agents: Iterable[Agent]) -> Kit:
    return replace(kit, uses=sum(agent.kit == kit.id for agent in agents))


def _refusal(row: Table, now: datetime) -> RefusalCount:
    at = now - _back(row)
    return RefusalCount(
        at.date(), str(row["reason"]), number(row, "count", 1), at, str(row["source"])
    )


def _named(agents: Mapping[AgentId, Agent], row: Table) -> Agent:
    found = agents.get(AgentId(f"demo-{row['device']}"))
    if found is None:
        raise contradiction(f"no agent on {row['device']}")
    return found


def _back(row: Table) -> timedelta:
    return timedelta(days=number(row, "days", 0), hours=number(row, "hours", 0))


def _said(report: Report, name: str) -> str:
    fact = report.facts.get(name)
    return str(fact.value) if fact and fact.value else ""


def _address(report: Report) -> str:
    interfaces = report.facts["host.interfaces"].value
    first = interfaces[0] if isinstance(interfaces, list) and interfaces else {}
    return str(first.get("address", ""))
