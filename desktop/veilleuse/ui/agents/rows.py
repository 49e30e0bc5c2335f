# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the tables of agents: those that count or counted, and those that wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from veilleuse.domain.agents import Agent, Kit, KitId, Standing
from veilleuse.ui.agents.standing import (
    ALARMS,
    URGENCY,
    Condition,
    condition_of,
    look_of,
    road_word,
    word_of,
)
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.texts import Texts
from veilleuse.ui.widgets.table import Column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from veilleuse.tasks.picture import Picture

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent and what the tables say beside it, put together once."""

    agent: Agent
    name: str
    system: str
    kit: str
    condition: Condition
    read_at: datetime
    searched: str
    """What the search looks through, in lower case."""


def rows_of(picture: Picture, texts: Texts) -> list[AgentRow]:
    """One row for each agent, the waiting ones too."""
    titles = {kit.id: kit_title(kit, texts) for kit in picture.kits}
    words = {condition: word_of(condition) for condition in Condition}
    return [_row(agent, titles, words, picture) for agent in picture.agents]


def known(rows: list[AgentRow]) -> list[AgentRow]:
    """Those that somebody, or their kit, has decided on."""
    return [row for row in rows if row.agent.standing is not Standing.WAITING]


def waiting(rows: list[AgentRow]) -> list[AgentRow]:
    """Those that wait for a person, the longest first."""
    shown = [row for row in rows if row.agent.standing is Standing.WAITING]
    return sorted(shown, key=lambda row: (row.agent.first_heard, row.name.casefold()))


def kit_title(kit: Kit, texts: Texts) -> str:
    """Its label, else the day it was made."""
    return plain(kit.label, 60) or texts.short_day(kit.made_at)


def columns(around: Surroundings) -> tuple[Column[AgentRow], ...]:
    """The most urgent state, then name, first."""
    texts, theme = around.texts, around.theme
    icons = {condition: theme.icon(*look_of(condition)) for condition in Condition}
    return (
        Column(
            translate("AgentRows", "State"),
            lambda row: word_of(row.condition),
            key=lambda row: (URGENCY.index(row.condition), row.name.casefold()),
            icon=lambda row: icons[row.condition],
            width=9.9,
        ),
        Column(translate("AgentRows", "Name"), lambda row: row.name, width=9.8),
        Column(translate("AgentRows", "System"), lambda row: row.system, width=9.4),
        Column(
            translate("AgentRows", "Last heard"),
            lambda row: texts.ago(row.agent.last_heard, row.read_at),
            key=lambda row: -row.agent.last_heard.timestamp(),
            width=6.8,
        ),
        Column(translate("AgentRows", "Road"), lambda row: road_word(row.agent.road), width=5.4),
        Column(translate("AgentRows", "Kit"), lambda row: row.kit),
        Column(
            translate("AgentRows", "Version"), lambda row: plain(row.agent.version, 30), width=4.6
        ),
    )


def waiting_columns(around: Surroundings) -> tuple[Column[AgentRow], ...]:
    """What one needs to know before saying yes."""
    texts = around.texts
    return (
        Column(translate("AgentRows", "Name"), lambda row: row.name, width=10.5),
        Column(translate("AgentRows", "Why it waits"), lambda row: why(row, texts), width=27),
        Column(translate("AgentRows", "System"), lambda row: row.system, width=11),
        Column(
            translate("AgentRows", "Address"), lambda row: plain(row.agent.source, 60), width=8.5
        ),
        Column(translate("AgentRows", "Kit"), lambda row: row.kit, width=8),
        Column(
            translate("AgentRows", "First heard"),
            lambda row: texts.ago(row.agent.first_heard, row.read_at),
            key=lambda row: -row.agent.first_heard.timestamp(),
        ),
    )


def why(row: AgentRow, texts: Texts) -> str:
    """Why it waits, in plain words; what is wrong with it first."""
    reason = row.agent.reason
    told = [texts.word(f"waiting.{reason}")] if reason else []
    if row.condition in ALARMS:
        told.insert(0, word_of(row.condition))
    return " · ".join(told) or "–"


def _row(
    agent: Agent,
    titles: Mapping[KitId, str],
    words: Mapping[Condition, str],
    picture: Picture,
) -> AgentRow:
    kit = titles.get(agent.kit, "–") if agent.kit else "–"
    name = plain(agent.name) or translate("AgentRows", "Nameless machine")
    system = plain(agent.system, 60) or "–"
    condition = condition_of(agent, picture.read_at, picture.silent_after_days)
    said = (name, system, kit, plain(agent.source, 60), words[condition], agent.id)
    return AgentRow(
        agent=agent,
        name=name,
        system=system,
        kit=kit,
        condition=condition,
        read_at=picture.read_at,
        searched=" ".join(said).casefold(),
    )
