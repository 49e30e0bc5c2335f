# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Agents, kits and refusals as tables for a terminal."""

from collections.abc import Sequence
from datetime import datetime

from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.words import Words
from veilleuse.domain.agents import Agent, Kit, RefusalCount, Standing

SHORT = 12
"""Digits of an id that are shown: enough to tell agents apart, and to be typed."""


def agents_table(
    agents: Sequence[Agent], now: datetime, silent_after_days: int, words: Words
) -> Table:
    """One line for each agent, those heard last first."""
    columns = ("agent_id", "agent_name", "agent_system", "agent_version", "heard", "standing")
    table = _table("agents", columns, words)
    for agent in agents:
        state = Text(words(f"standing.{_state(agent, now, silent_after_days)}"))
        if agent.standing is Standing.WAITING and agent.reason:
            state.append(f"\n{words(f'waiting.{agent.reason}')}")
        if agent.alarm is not None:
            state.append(f"\n{words(f'alarm.{agent.alarm}')}", style="bold red")
        table.add_row(
            Text(agent.id[:SHORT]),
            Text(agent.name or "–"),
            Text(agent.system or "–"),
            Text(agent.version or "–"),
            Text(_moment(agent.last_heard)),
            state,
        )
    return table


def kits_table(kits: Sequence[Kit], now: datetime, words: Words) -> Table:
    """One line for each kit, the newest first."""
    table = _table("kits", ("kit_id", "kit_label", "made", "expires", "used", "standing"), words)
    for kit in kits:
        flaw = kit.flaw(now)
        table.add_row(
            Text(kit.id),
            Text(kit.label or "–"),
            Text(_moment(kit.made_at)),
            Text(_moment(kit.expires_at)),
            Text(f"{kit.uses} / {kit.uses_limit}"),
            Text(words(f"kit_state.{flaw or 'open'}")),
        )
    return table


def refusals_table(refusals: Sequence[RefusalCount], words: Words) -> Table:
    """One line for each day and reason."""
    table = _table("refusals", ("day", "reason", "times", "last_source"), words)
    for one in refusals:
        table.add_row(
            Text(f"{one.day:%d/%m/%Y}"),
            Text(words(f"refused.{one.reason}")),
            Text(str(one.count)),
            Text(one.last_source or "–"),
        )
    return table


def _state(agent: Agent, now: datetime, silent_after_days: int) -> str:
    return "silent" if agent.is_silent(now, silent_after_days) else agent.standing.value


def _table(name: str, columns: Sequence[str], words: Words) -> Table:
    table = Table(title=words(f"column.{name}"), title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(words(f"column.{column}"), overflow="fold")
    return table


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%d/%m/%Y %H:%M}"
