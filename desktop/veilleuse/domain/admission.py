# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a report whose seals all hold is kept, kept aside or refused, and why.

Pure: the store says what is known, the outcome says what to write.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from veilleuse.domain.agents import Agent, Alarm, Kit, Road, Standing
from veilleuse.domain.model import Report


class Outcome(StrEnum):
    """What becomes of a report."""

    KEPT = "kept"
    REPEATED = "repeated"
    """It is kept already, to the byte: nothing changes, and its agent is told so again."""
    ASIDE = "aside"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A report, and what its envelope says beside it."""

    report: Report
    agent_key: str
    token_hash: str
    """As in `Kit`; empty where no token came with it."""
    machine: str
    road: Road
    source: str
    name: str
    system: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is known when a report arrives."""

    agent: Agent | None = None
    kit: Kit | None = None
    """The one whose token came with the report."""
    at_its_number: str | None = None
    """Report id kept under the same epoch and sequence."""
    has_its_id: bool = False
    """Whether the report id is kept under any number of this agent."""
    epoch: str = ""
    """The one that was heard of last, by the first report kept of each; empty before any. Whether
    its reports are the newest is another question: clocks may have been wrong."""
    last_of_epoch: int | None = None
    """Highest sequence kept in the arrival's epoch; None where that epoch is new."""
    queue_full: bool = False
    """Whether as many agents wait for approval as may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What to write down and what to answer."""

    outcome: Outcome
    reason: str = ""
    """A code of `refused.<code>` or `waiting.<code>`; empty where there is nothing to explain."""
    agent: Agent | None
    """As it is to be written; None where nothing is."""
    kit: Kit | None = None
    """Where its uses changed."""
    begin_anew: bool = False
    """The agent should draw a new epoch: another copy of it uses the same numbers."""


def admit(arrival: Arrival, past: Past, at: datetime, *, clock_days: int) -> Admission:
    """Decides on one arrival. `clock_days`: a clock further off than that dates nothing."""
    admission = _decided(arrival, past, at, clock_days)
    agent = admission.agent
    if past.agent is None and past.queue_full and agent and agent.standing is Standing.WAITING:
        return _refused("queue_full")
    return admission


def _decided(arrival: Arrival, past: Past, at: datetime, clock_days: int) -> Admission:
    agent = _heard(arrival, past.agent, at)
    objection = _to_whom(agent, arrival, past, at) or _to_its_number(agent, arrival, past, at)
    if objection is not None:
        return objection
    if abs(at - arrival.report.produced_at) > timedelta(days=clock_days):
        return _alarmed(agent, Alarm.CLOCK, "clock", at)
    if agent.standing is Standing.APPROVED:
        return Admission(outcome=Outcome.KEPT, agent=_on_time(agent))
    return _at_the_door(agent, arrival, past.kit, at)


def _to_whom(agent: Agent, arrival: Arrival, past: Past, at: datetime) -> Admission | None:
    """What speaks against the agent, whatever it says."""
    if past.agent is None:
        return None
    if past.agent.key and past.agent.key != arrival.agent_key:
        return _refused("agent")
    if past.agent.standing is Standing.REVOKED:
        return _refused("revoked", agent)
    if past.agent.machine and arrival.machine and past.agent.machine != arrival.machine:
        return _alarmed(past.agent, Alarm.CLONED, "cloned", at)
    return None


def _to_its_number(agent: Agent, arrival: Arrival, past: Past, at: datetime) -> Admission | None:
    """What speaks against the place that the report claims among those of its agent.

    An epoch that a newer one has replaced and that goes on counting: somebody kept a copy of it.
    A number below the last one of its epoch is only late: it becomes history.
    """
    report = arrival.report
    if past.at_its_number == report.report_id:
        if agent.standing is Standing.WAITING:  # its approval was taken back since
            return None
        return Admission(outcome=Outcome.REPEATED, reason="replayed", agent=None)
    if past.at_its_number is not None:
        return _alarmed(agent, Alarm.ROLLED_BACK, "sequence_reused", at, begin_anew=True)
    if past.has_its_id:
        return _refused("duplicate_id")
    last = past.last_of_epoch
    if last is not None and report.epoch != past.epoch and report.sequence > last:
        return _alarmed(agent, Alarm.ROLLED_BACK, "rolled_back", at, begin_anew=True)
    return None


def _heard(arrival: Arrival, known: Agent | None, at: datetime) -> Agent:
    report = arrival.report
    if known is None:
        return Agent(
            id=report.agent_id,
            key=arrival.agent_key,
            standing=Standing.WAITING,
            name=arrival.name,
            system=arrival.system,
            version=report.agent_version,
            machine=arrival.machine,
            road=arrival.road,
            source=arrival.source,
            first_heard=at,
            last_heard=at,
        )
    return replace(
        known,
        name=arrival.name or known.name,
        system=arrival.system or known.system,
        version=report.agent_version,
        machine=known.machine or arrival.machine,
        road=arrival.road,
        source=arrival.source,
        last_heard=max(known.last_heard, at),
    )


def _on_time(agent: Agent) -> Agent:
    """A report that can be dated ends the alarm about the clock, and no other."""
    return replace(agent, alarm=None, alarm_at=None) if agent.alarm is Alarm.CLOCK else agent


def _refused(reason: str, agent: Agent | None = None) -> Admission:
    return Admission(outcome=Outcome.REFUSED, reason=reason, agent=agent)


def _alarmed(
    agent: Agent, alarm: Alarm, reason: str, at: datetime, *, begin_anew: bool = False
) -> Admission:
    marked = replace(agent, alarm=alarm, alarm_at=at)
    return Admission(outcome=Outcome.REFUSED, reason=reason, agent=marked, begin_anew=begin_anew)


def _at_the_door(agent: Agent, arrival: Arrival, kit: Kit | None, at: datetime) -> Admission:
    """An agent that nobody approved yet: its kit may, a person can."""
    agent = _on_time(agent)
    if kit is None:
        return _aside(agent, "token_unknown" if arrival.token_hash else "no_token")
    named = replace(agent, kit=kit.id)
    if flaw := kit.flaw(at):
        return _aside(named, flaw)
    if not kit.approves:
        return _aside(named, "person_asked")
    approved = replace(named, standing=Standing.APPROVED, reason="", decided_at=at)
    return Admission(outcome=Outcome.KEPT, agent=approved, kit=replace(kit, uses=kit.uses + 1))


def _aside(agent: Agent, reason: str) -> Admission:
    return Admission(outcome=Outcome.ASIDE, reason=reason, agent=replace(agent, reason=reason))
