# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary of the demonstration: a waterfall that sums, a story that agrees with its page."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from papers import texts

from veilleuse.catalogue.durations import duration
from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import words
from veilleuse.domain.model import COMPUTERS
from veilleuse.domain.verdicts import FindingState, Verdict
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.load_demo import load_demo
from veilleuse.tasks.paper.document import document
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.sources import Sources, gather

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo")
    made = Desk(folder, Store.open(folder, Key(b"k" * 32), at=NOW), Shelf(), lambda: NOW)
    load_demo(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def sources(desk: Desk) -> Sources:
    return gather(desk, Kind.SUMMARY)


@pytest.fixture(scope="module")
def data(sources: Sources) -> dict[str, Any]:
    return document(Kind.SUMMARY, sources, language="fr", zone=UTC)


def test_the_waterfall_goes_from_the_month_before_to_now(
    data: dict[str, Any], sources: Sources
) -> None:
    assert sources.fall is not None
    assert sources.fall.since.date() < date(2026, 11, 1)
    shape = sources.fall.waterfall
    assert shape.before + sum(bar.points for bar in shape.bars) == pytest.approx(shape.after)
    assert data["fall"]["before"] == f"{shape.before:.1f}".replace(".", ",")
    assert all(0 <= row["from"] <= row["to"] <= 1 for row in data["fall"]["rows"])


def test_the_story_has_three_steps_and_the_frequency_of_its_activity(data: dict[str, Any]) -> None:
    assert len(data["story"]["steps"]) == 3
    first = data["care"]["rows"][0]
    number = first["words"].split()[0]
    assert first["name"] in data["story"]["steps"][2]
    assert f"{number} attaques" in data["story"]["steps"][2]
    assert data["story"]["cut"]


def test_eight_to_twelve_indicators_have_a_target_and_a_direction(data: dict[str, Any]) -> None:
    rows = data["indicators"]["rows"]
    assert 8 <= len(rows) <= 12
    assert all(row["value"] and row["target"] for row in rows)
    assert {row["direction"] for row in rows} <= {"better", "worse", "steady", ""}
    assert any(row["direction"] == "better" for row in rows)


def test_the_figures_are_those_of_the_assessment(data: dict[str, Any], sources: Sources) -> None:
    assessment = sources.picture.assessment
    assert assessment is not None
    exposure = assessment.exposure
    assert data["figures"]["score"] == exposure.estimate.score
    assert data["figures"]["letter"] == exposure.level.letter == data["hero"]["letter"]
    assert data["hero"]["score"].startswith(f"{exposure.estimate.score:.0f}")
    assert data["figures"]["devices"] == len(sources.picture.devices)


def test_each_decision_has_the_figures_of_its_prescription(
    data: dict[str, Any], sources: Sources
) -> None:
    assert sources.picture.assessment is not None
    asked = {
        (duration(one.minutes, words("fr")), round(one.gain_points))
        for one in sources.picture.assessment.prescriptions
    }
    for row in data["decisions"]["rows"]:
        points = row["gain"][0].replace(",", ".").split()[0]
        assert (row["time"], round(float(points))) in asked


def test_each_activity_has_the_frequency_of_the_assessment(
    data: dict[str, Any], sources: Sources
) -> None:
    assert sources.picture.assessment is not None
    risks = sources.picture.assessment.exposure.care_risks
    told = {row["name"]: row["share"] for row in data["care"]["rows"]}
    say = words("fr")
    for risk in risks:
        name = say.find(f"care.{risk.care_function}") or ""
        assert told[name] == risk.attacks_in_thousand / 1000


def test_bars_and_indicators_count_what_was_judged(data: dict[str, Any], sources: Sources) -> None:
    picture = sources.picture
    assert picture.assessment is not None
    computers = {d.id for d in picture.devices if d.device_class in COMPUTERS}
    said = [j for j in picture.assessment.judgements if j.control == "OS-01"]
    good = sum(j.verdict is Verdict.OK and j.device in computers for j in said)
    row = next(r for r in data["indicators"]["rows"] if "encore corrigé" in r["name"])
    assert row["detail"] == f"{good} sur {len(computers)}"
    known = next(bar for bar in data["marks"]["bars"] if bar["title"] == "Appareils connus")
    assert known["total"] == f"sur {len(picture.devices)}"
    coverage = picture.assessment.exposure.coverage
    assert f"({coverage.known} sur {coverage.applicable})" in " ".join(data["hero"]["lines"])


def test_the_annex_counts_the_same_machines_and_findings(desk: Desk) -> None:
    sources = gather(desk, Kind.ANNEX)
    picture = sources.picture
    assert picture.assessment == desk.store.last_assessment()
    data: dict[str, Any] = document(Kind.ANNEX, sources, language="fr", zone=UTC)
    standing = [f for f in picture.findings if f.state is not FindingState.RESOLVED]
    computers = [d for d in picture.devices if d.device_class in COMPUTERS]
    told = texts(data)
    assert f"Constats ouverts ({len(standing)})" in told
    assert f"Ordinateurs ({len(computers)})" in told
    tables = [block for block in data["blocks"] if block["type"] == "table"]
    machines = tables[0]["rows"]
    assert len(machines) == len(computers)
    assert picture.assessment is not None
    ids = {device.id for device in computers}
    wrong = sum(
        j.verdict is Verdict.FINDING and j.device in ids for j in picture.assessment.judgements
    )
    assert sum(int(row[4]) for row in machines) == wrong
    headings = [block for block in data["blocks"] if block.get("level") == 3]
    rows = sum(len(table["rows"]) for table in tables[1 : 1 + len(headings)])
    assert rows == len(standing)


def test_nothing_is_left_unfilled(data: dict[str, Any]) -> None:
    assert not [text for text in texts(data) if "{" in text or "None" in text]


def test_before_any_round_there_is_nothing_to_explain(tmp_path: Path) -> None:
    made = Desk(tmp_path, Store.open(tmp_path, Key(bytes(32)), at=NOW), Shelf(), lambda: NOW)
    sources = gather(made, Kind.SUMMARY)
    made.close()
    assert sources.fall is None
    assert sources.likeliest is None
