# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person decides about agents: whether what they say counts."""

from collections.abc import Iterable
from dataclasses import replace

from veilleuse.domain.agents import Agent, Standing
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import AgentId
from veilleuse.domain.silencing import without_word_of
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.settle import settle, show_reports


class UnknownAgentError(VeilleuseError):
    """No agent of that id has ever spoken here."""

    code = "unknown_agent"


def approve(desk: Desk, ids: Iterable[AgentId], *, by: str = "") -> tuple[Agent, ...]:
    """Lets what they say count from now on, what they said while they waited included.

    Returns them as they were; UnknownAgentError, and nothing changed, where one is unknown. An
    alarm about them is over: whoever approves has seen it.
    """
    return _decide(desk, ids, Standing.APPROVED, by)


def revoke(desk: Desk, ids: Iterable[AgentId], *, by: str = "") -> tuple[Agent, ...]:
    """Lets nothing of what they say count any more, what they said before included."""
    return _decide(desk, ids, Standing.REVOKED, by)


def restore_agents(desk: Desk, agents: Iterable[Agent]) -> None:
    """Puts them back as they are given: the undoing of the above."""
    with desk.store.transaction():
        for agent in agents:
            _put(desk, agent)
        _redraw(desk)
    _conclude(desk)


def agent_named(desk: Desk, typed: str) -> AgentId:
    """The one whose id begins with what was typed; UnknownAgentError for none and for several."""
    wanted = typed.strip().lower().replace(" ", "")
    found = [agent.id for agent in desk.store.agents() if agent.id.startswith(wanted)]
    if len(found) != 1 or not wanted:
        raise UnknownAgentError(agent=typed[:64])
    return found[0]


def _decide(desk: Desk, ids: Iterable[AgentId], standing: Standing, by: str) -> tuple[Agent, ...]:
    now = desk.now()
    with desk.store.transaction():
        before = tuple(_known(desk, one) for one in dict.fromkeys(ids))
        who = by or desk.store.site().responsible
        for agent in before:
            decided = replace(agent, standing=standing, decided_at=now, decided_by=who)
            if standing is Standing.APPROVED:
                decided = replace(decided, reason="", alarm=None, alarm_at=None)
                _count_use(desk, agent)
            _put(desk, decided)
        _redraw(desk)
    _conclude(desk)
    return before


def _known(desk: Desk, agent_id: AgentId) -> Agent:
    agent = desk.store.agent(agent_id)
    if agent is None:
        raise UnknownAgentError(agent=agent_id[:64])
    return agent


def _count_use(desk: Desk, agent: Agent) -> None:
    """A kit that lets a person approve counts its machines here, when they first are."""
    kit = desk.store.kit(agent.kit) if agent.kit and agent.decided_at is None else None
    if kit is not None and not kit.approves:
        desk.store.save_kit(replace(kit, uses=kit.uses + 1))


def _put(desk: Desk, agent: Agent) -> None:
    store = desk.store
    store.save_agent(agent)
    if agent.standing is Standing.APPROVED:
        store.take_in_aside(agent.id)
        store.unsettle(agent.id)


def _redraw(desk: Desk) -> None:
    """The devices without those that do not count, then with those that do."""
    store = desk.store
    silenced = {one.id for one in store.agents() if one.standing is not Standing.APPROVED}
    store.save_devices([without_word_of(silenced, device) for device in store.devices()])
    show_reports(desk)


def _conclude(desk: Desk) -> None:
    if not settle(desk):
        reassess(desk)
