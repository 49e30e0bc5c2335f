# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta

from veilleuse.domain.exposure import Band, Coverage, Estimate, Exposure, Letter, Level
from veilleuse.domain.model import AgentId, Report
from veilleuse.store.database import Store
from veilleuse.store.verdicts import TrendRow

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def report(agent: str, sequence: int, received: datetime) -> Report:
    return Report(
        AgentId(agent), "e" * 32, sequence, f"{agent}{sequence}", received, received, "1", {}
    )


def exposure(score: float, version: str = "m2") -> Exposure:
    return Exposure(
        Estimate(0.1, score, 0.1),
        Band(score - 1, score + 1),
        Level(Letter.C, Letter.C),
        Coverage(1, 1, 0, 0),
        (),
        4096,
        version,
    )


def test_of_each_agent_the_last_report_by_then_is_found(store: Store) -> None:
    for agent, sequence, days in (("a", 1, 0), ("a", 2, 2), ("a", 3, 9), ("b", 1, 3)):
        store.add_report(report(agent, sequence, NOON + days * DAY))

    def found(days: float) -> list[str]:
        return [one.report_id for one in store.reports_as_of(NOON + days * DAY)]

    assert found(-1) == []
    assert found(0) == ["a1"]
    assert found(5) == ["a2", "b1"]
    assert found(99) == ["a3", "b1"]


def test_of_two_reports_of_one_moment_the_later_one_counts(store: Store) -> None:
    for sequence in (1, 2):
        store.add_report(report("a", sequence, NOON))
    assert [one.report_id for one in store.reports_as_of(NOON)] == ["a2"]


def test_figures_told_again_are_kept_by_their_versions(store: Store) -> None:
    store.add_restated(NOON, exposure(50), "k1")
    store.add_restated(NOON - DAY, exposure(60), "k1")
    store.add_restated(NOON, exposure(70), "k2")
    store.add_restated(NOON, exposure(80, "m3"), "k1")

    def curve(model: str, knowledge: str, since: datetime = NOON - 9 * DAY) -> list[TrendRow]:
        rows = store.restated(since, model_version=model, knowledge_version=knowledge)
        return list(rows)

    assert curve("m2", "k1") == [
        (NOON - DAY, 60, 59, 61, Letter.C),
        (NOON, 50, 49, 51, Letter.C),
    ]
    assert [row.score for row in curve("m2", "k1", NOON)] == [50]
    assert [row.score for row in curve("m2", "k2")] == [70]
    assert [row.score for row in curve("m3", "k1")] == [80]
    assert curve("m9", "k1") == []


def test_figures_told_again_twice_are_those_told_last(store: Store) -> None:
    for score in (50, 55):
        store.add_restated(NOON, exposure(score), "k1")
    rows = store.restated(NOON, model_version="m2", knowledge_version="k1")
    assert [row.score for row in rows] == [55]
