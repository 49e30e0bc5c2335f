# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two pages as a director would hear them, for each written establishment.

`pytest -s` reads them aloud to whoever doubts.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from papers import data_of, texts
from scenario import FILES, NOW, SHELF, Scenario, read

from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.scene import scene_of
from veilleuse.domain.standpoint import Standpoint, repairs
from veilleuse.domain.story import stories
from veilleuse.domain.verdicts import Finding, FindingState, Verdict
from veilleuse.domain.waterfall import Situation
from veilleuse.tasks.explain import Explained, SiteTold
from veilleuse.tasks.paper.document import document
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.sources import Sources
from veilleuse.tasks.picture import Picture, TrendPoint

MONTH = date(2026, 8, 1)
JARGON = re.compile(
    r"\b(?:CVE|SMB|RDP|EDR|KEV|EPSS|patch\w*|firewall|malware|ransomware|backup|score band|"
    r"update|endpoint)\b",
    re.IGNORECASE,
)
"""Words that a director should not have to know, and English ones."""
FIRST = ("hero", "marks", "changes", "fall", "decisions", "story", "care", "indicators", "fixed")


def sources_of(scenario: Scenario) -> Sources:
    scene = scene_of(scenario.site, scenario.devices)
    stand = Standpoint.of(Situation(scene, settle(scenario.judgements)), SHELF.model)
    mended = repairs(stand.situation.verdicts, SHELF.controls)
    told = SiteTold(stories(stand.course, stand.beliefs, mended), (), ())
    exposure = scenario.exposure
    assessment = Assessment(
        NOW, exposure, scenario.judgements, scenario.prescriptions, "2026-08-28", scene
    )
    findings = tuple(
        Finding(j.control, j.device, j.severity, FindingState.OPEN, NOW, j.reason, j.details)
        for j in scenario.judgements
        if j.verdict is Verdict.FINDING
    )
    point = TrendPoint(
        NOW, exposure.estimate.score, exposure.band.best, exposure.band.worst, exposure.level.letter
    )
    picture = Picture(
        NOW, scenario.site, assessment, (point,), scenario.devices, findings, None, None
    )
    actions = {one.fix: one.controls[0] for one in scenario.prescriptions}
    titles = {host.id: host.title for host in scene.devices}
    return Sources(picture, MONTH, likeliest=Explained(told, titles, {}, actions))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def data(request: pytest.FixtureRequest) -> dict[str, Any]:
    path: Path = request.param
    return document(Kind.SUMMARY, sources_of(read(path)), language="fr")


def heard(data: dict[str, Any]) -> list[str]:
    return [text for text in texts({name: data[name] for name in FIRST}) if " " in text]


def test_every_sentence_is_whole_and_without_jargon(data: dict[str, Any]) -> None:
    for sentence in heard(data):
        print(sentence)  # noqa: T201 for whoever reads aloud
        assert not re.search(r"\{|\}|None|  | \.|\.\.(?!\.)", sentence), sentence
        assert not JARGON.search(sentence), sentence


def test_three_decisions_say_who_and_by_when(data: dict[str, Any]) -> None:
    rows = data["decisions"]["rows"]
    assert 1 <= len(rows) <= 3
    for row in rows:
        assert row["what"]
        assert row["time"]
        assert row["who"]
        assert re.fullmatch(r"\d{2}/\d{2}/\d{4}", row["when"])


def test_a_story_leads_to_care_or_the_page_says_there_is_none(data: dict[str, Any]) -> None:
    assert len(data["story"]["steps"]) in {0, 3}
    assert data["story"]["steps"] or data["story"]["none"]


def test_an_empty_site_is_told_in_three_sentences(empty: Picture) -> None:
    hero = data_of(empty)["hero"]
    assert hero["lines"][0] == "Aucune mesure n’a encore été faite."
    assert len(hero["lines"]) == 3
