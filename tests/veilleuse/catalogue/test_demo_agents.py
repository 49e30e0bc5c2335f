# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from datetime import UTC, datetime

import pytest

from veilleuse.catalogue.demo import demo_months
from veilleuse.catalogue.demo_agents import DemoAgents, Heard, demo_agents
from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.domain.agents import Road, Standing
from veilleuse.domain.model import AgentId

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def heard() -> dict[AgentId, Heard]:
    found: dict[AgentId, Heard] = {}
    for index, month in enumerate(demo_months(NOW, load_knowledge()), start=1):
        for report in month.reports:
            before = found.get(report.agent_id) or Heard(report, report, index)
            found[report.agent_id] = Heard(before.first, report, before.month)
    return found


@pytest.fixture(scope="module")
def months() -> dict[int, datetime]:
    told = demo_months(NOW, load_knowledge())
    return {index: month.at for index, month in enumerate(told, start=1)}


@pytest.fixture(scope="module")
def known(heard: dict[AgentId, Heard], months: dict[int, datetime]) -> DemoAgents:
    return demo_agents(heard.values(), months)


def test_every_agent_that_reported_is_there_with_its_name(
    known: DemoAgents, heard: dict[AgentId, Heard]
) -> None:
    assert set(heard) <= {agent.id for agent in known.agents}
    assert all(agent.name and agent.system and agent.version for agent in known.agents)


def test_every_standing_an_alarm_and_a_silence_are_there(known: DemoAgents) -> None:
    assert {agent.standing for agent in known.agents} == set(Standing)
    assert any(agent.alarm for agent in known.agents)
    assert any(agent.is_silent(NOW, 7) for agent in known.agents)


def test_only_the_desktop_speaks_for_itself(known: DemoAgents) -> None:
    own = [agent for agent in known.agents if agent.road is Road.LOCAL]
    assert [(agent.name, agent.kit, agent.source) for agent in own] == [
        ("PC-INFORMATIQUE", None, "")
    ]


def test_kits_are_used_by_those_that_came_with_them_and_never_too_often(known: DemoAgents) -> None:
    used = Counter(agent.kit for agent in known.agents if agent.standing is not Standing.WAITING)
    for kit in known.kits:
        assert kit.uses == used[kit.id] <= kit.uses_limit
    assert {agent.kit for agent in known.agents if agent.kit} == {kit.id for kit in known.kits}


def test_refusals_are_of_the_last_thirty_days(known: DemoAgents) -> None:
    assert known.refusals
    assert all((NOW - refusal.last_at).days < 30 for refusal in known.refusals)


def test_an_agent_nobody_heard_cannot_be_spoken_of(months: dict[int, datetime]) -> None:
    with pytest.raises(ResourceError):
        demo_agents((), months)
