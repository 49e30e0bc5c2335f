# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the next report would say, for a person: nothing is numbered, kept or sent."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from veilleuse_agent.binding import bind, read_binding
from veilleuse_agent.collect.run import collect
from veilleuse_agent.facts import collectors_of
from veilleuse_agent.installation import turn_to_come
from veilleuse_agent.memory import read_memory
from veilleuse_agent.protocol import FactMessage, ReportMessage, Status
from veilleuse_agent.report import produce
from veilleuse_agent.site import read_site, under_policy
from veilleuse_agent.surroundings import Surroundings

_WIDTH_LEAST = 60


def next_report(data: Path, around: Surroundings) -> ReportMessage:
    """The report that a run would send now; of no site where the machine is not enrolled.

    Raises InstallationError, SiteError.
    """
    site = under_policy(read_site(data), around.policy())
    token = machine = ""
    if site is not None:
        token = "" if read_memory(data).spent_token == site.token else site.token
        binding = read_binding(data) or bind(around.marks(), site.name)
        machine = binding.machine
    return produce(
        collect(collectors_of(around, data)),
        turn_to_come(data),
        datetime.now(UTC),
        site_key="" if site is None else site.name,
        token=token,
        machine=machine,
    )


def readable(report: ReportMessage, text: Mapping[str, str], width: int = 0) -> Iterator[str]:
    """Lines: who speaks, then each fact with its status and the beginning of its value."""
    columns = max(_WIDTH_LEAST, width or shutil.get_terminal_size().columns)
    yield text["show_head"].format(
        agent=report.agent_id, site=report.site_key or "-", sequence=report.sequence
    )
    facts = sorted(report.facts.items())
    longest = max((len(name) for name, _ in facts), default=0)
    for name, fact in facts:
        yield _line(name.ljust(longest), fact, text, columns)
    size = len(msgspec.json.encode(report))
    yield text["show_foot"].format(count=len(facts), size=size)


def _line(name: str, fact: FactMessage, text: Mapping[str, str], columns: int) -> str:
    status = text[f"fact_{fact.status}"]
    if fact.status is not Status.OK:
        return f"{name}  {status}{text['colon']}{fact.source}"[:columns]
    value = msgspec.json.encode(fact.value).decode()
    line = f"{name}  {status}{text['colon']}{value}"
    if len(line) <= columns:
        return line
    size = text["show_size"].format(size=len(value.encode()))
    return f"{line[: columns - len(size) - 2]}… {size}"
