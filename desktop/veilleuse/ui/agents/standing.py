# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What state an agent is in, as one word with its icon, and what to do about it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from veilleuse.domain.agents import Agent, Alarm, Road, Standing
from veilleuse.ui.text import filled

if TYPE_CHECKING:
    from datetime import datetime

    from veilleuse.tasks.picture import Picture

translate = QCoreApplication.translate


class Condition(StrEnum):
    """What a person should know of an agent, the most urgent first."""

    CLONED = "cloned"
    ROLLED_BACK = "rolled_back"
    CLOCK = "clock"
    SILENT = "silent"
    WAITING = "waiting"
    HEARD = "heard"
    REVOKED = "revoked"


URGENCY = tuple(Condition)
ALARMS = frozenset({Condition.CLONED, Condition.ROLLED_BACK, Condition.CLOCK})

_LOOKS = {
    Condition.CLONED: ("copy", "critical"),
    Condition.ROLLED_BACK: ("undo", "critical"),
    Condition.CLOCK: ("clock", "high"),
    Condition.SILENT: ("silent", "high"),
    Condition.WAITING: ("waiting", "accent"),
    Condition.HEARD: ("ok", "good"),
    Condition.REVOKED: ("hand", "muted"),
}

_ALARMED = {
    Alarm.CLONED: Condition.CLONED,
    Alarm.ROLLED_BACK: Condition.ROLLED_BACK,
    Alarm.CLOCK: Condition.CLOCK,
}


def condition_of(agent: Agent, read_at: datetime, silent_after_days: int) -> Condition:
    """An alarm of an agent that counts stands before its silence; a revoked one is only that."""
    if agent.standing is Standing.REVOKED:
        return Condition.REVOKED
    if agent.alarm is not None:
        return _ALARMED[agent.alarm]
    if agent.standing is Standing.WAITING:
        return Condition.WAITING
    return Condition.SILENT if agent.is_silent(read_at, silent_after_days) else Condition.HEARD


def look_of(condition: Condition) -> tuple[str, str]:
    """Icon and colour role."""
    return _LOOKS[condition]


def word_of(condition: Condition) -> str:
    """Such as « Silencieux »."""
    return {
        Condition.CLONED: translate("AgentStanding", "Copied machine"),
        Condition.ROLLED_BACK: translate("AgentStanding", "Went back in time"),
        Condition.CLOCK: translate("AgentStanding", "Wrong clock"),
        Condition.SILENT: translate("AgentStanding", "Silent"),
        Condition.WAITING: translate("AgentStanding", "Awaits your approval"),
        Condition.HEARD: translate("AgentStanding", "Up to date"),
        Condition.REVOKED: translate("AgentStanding", "Revoked"),
    }[condition]


def advice_on(condition: Condition) -> str:
    """What happened and what to do, in two sentences; empty where there is nothing to do."""
    return {
        Condition.CLONED: translate(
            "AgentStanding",
            "The same identity speaks from two machines: one is a copy of the other, and the "
            "reports of the copy are refused. Remove the agent from the copy, install it again "
            "there with a kit, and it will get an identity of its own.",
        ),
        Condition.ROLLED_BACK: translate(
            "AgentStanding",
            "The numbers of its reports went back: the machine was restored from a snapshot, or "
            "somebody uses a copy of its key. If you restored it, its next report counts again "
            "and there is nothing to do; if nobody did, revoke it and install the agent again.",
        ),
        Condition.CLOCK: translate(
            "AgentStanding",
            "The clock of this machine is wrong by so much that its reports cannot be dated, and "
            "they are refused. Set its date, or replace the battery of its main board, and the "
            "next report will count.",
        ),
        Condition.SILENT: translate(
            "AgentStanding",
            "This agent has fallen silent: the machine is off, away, or cannot reach this "
            "computer. Turn it on or visit it; if it was taken out of service, revoke its agent.",
        ),
        Condition.WAITING: "",
        Condition.HEARD: "",
        Condition.REVOKED: translate(
            "AgentStanding",
            "Its reports are refused and count no more. If the machine still serves, approve it "
            "again; otherwise remove the agent from it.",
        ),
    }[condition]


def road_word(road: Road) -> str:
    """How its last word came."""
    return {
        Road.HTTP: translate("AgentStanding", "Network"),
        Road.FOLDER: translate("AgentStanding", "Share"),
        Road.FILE: translate("AgentStanding", "File"),
        Road.LOCAL: translate("AgentStanding", "Here"),
    }[road]


def summary_of(picture: Picture) -> str:
    """All agents in one sentence, such as « 23 agents à jour, 2 silencieux … »."""
    counts = Counter(
        condition_of(agent, picture.read_at, picture.silent_after_days) for agent in picture.agents
    )
    days = str(picture.silent_after_days)
    heard = counts[Condition.HEARD]
    silent = counts[Condition.SILENT]
    alarmed = sum(counts[condition] for condition in ALARMS)
    waiting = sum(agent.standing is Standing.WAITING for agent in picture.agents)
    parts = [translate("AgentStanding", "%n agent(s) up to date", "", heard)]
    if silent:
        told = translate("AgentStanding", "%n silent for more than %1 days", "", silent)
        parts.append(filled(told, days))
    if waiting:
        parts.append(translate("AgentStanding", "%n awaiting your approval", "", waiting))
    if alarmed:
        parts.append(translate("AgentStanding", "%n to look at", "", alarmed))
    return ", ".join(parts)


def fingerprint(agent_id: str) -> str:
    """An identity in groups of four, as it is compared by eye; as it is where it is no key's."""
    if not set(agent_id) <= set("0123456789abcdef"):
        return agent_id
    return " ".join(agent_id[at : at + 4] for at in range(0, len(agent_id), 4))
