# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from papers import data_of, texts

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.domain.exposure import Gate, Letter, Level, Prescription, PrescriptionKind
from veilleuse.domain.model import Answer, AnswerValue, Site
from veilleuse.domain.plan import INSTALL_AGENTS
from veilleuse.domain.rounds import Notice
from veilleuse.domain.verdicts import (
    ControlId,
    FindingState,
    FixId,
    Judgement,
    Severity,
    Verdict,
)
from veilleuse.tasks.paper.settings import report_settings
from veilleuse.tasks.picture import Picture

LINES = report_settings().lines


def with_score(picture: Picture, score: float) -> Picture:
    assert picture.assessment is not None
    exposure = picture.assessment.exposure
    estimate = replace(exposure.estimate, score=score)
    return replace(
        picture,
        assessment=replace(picture.assessment, exposure=replace(exposure, estimate=estimate)),
    )


def test_no_list_is_longer_than_its_page_allows(any_picture: Picture) -> None:
    data = data_of(any_picture)
    for name in ("changes", "deadlines", "fixed", "accepted"):
        assert len(data[name]["lines"]) <= LINES[name]
    for name in ("decisions", "care", "devices"):
        assert len(data[name]["rows"]) <= LINES[name]


def test_what_is_left_out_is_counted(large: Picture) -> None:
    lines = data_of(large)["accepted"]["lines"]
    assert lines[-1] == f"et {40 - (LINES['accepted'] - 1)} autres"


def test_everything_is_plain_json_without_an_unfilled_place(any_picture: Picture) -> None:
    for language in ("fr", "en"):
        data = data_of(any_picture, language)
        assert json.loads(json.dumps(data)) == data
        assert not [t for t in texts(data) if "None" in t or "{" in t.replace("{n}", "")]


def test_no_machine_is_named_on_the_first_page(ordinary: Picture) -> None:
    data = data_of(ordinary)
    first = texts([data[name] for name in ("hero", "trend", "marks", "changes", "decisions")])
    names = {device.name for device in ordinary.devices}
    assert not [text for text in first if any(name in text for name in names)]


@pytest.mark.parametrize(
    ("score", "direction", "words"),
    [
        (50.0, "better", "5 points de moins qu’à fin octobre"),
        (61.0, "worse", "6 points de plus qu’à fin octobre"),
        (55.2, "steady", "Stable depuis fin octobre"),
    ],
)
def test_the_arrow_and_its_words_agree(
    ordinary: Picture, score: float, direction: str, words: str
) -> None:
    hero = data_of(with_score(ordinary, score))["hero"]
    assert hero["direction"] == direction
    assert words in hero["movement"]


def test_a_first_summary_compares_with_nothing(tiny: Picture) -> None:
    data = data_of(tiny)
    assert data["hero"]["direction"] == ""
    assert "pas encore de comparaison" in data["hero"]["movement"]
    assert data["trend"]["points"] == []
    assert data["devices"]["rows"] == []


def test_the_three_parts_of_each_mark_make_the_whole_bar(any_picture: Picture) -> None:
    bars = data_of(any_picture)["marks"]["bars"]
    assert len(bars) == 4
    for bar in bars:
        assert not bar["parts"] or sum(bar["parts"]) == pytest.approx(1)


def test_the_curve_stays_in_its_frame(ordinary: Picture) -> None:
    points = data_of(ordinary)["trend"]["points"]
    assert len(points) == 12
    assert all(0 <= point[name] <= 1 for point in points for name in point)
    assert points[0]["x"] == 0
    assert points[-1]["x"] == 1


def test_only_gates_that_hold_the_letter_are_told(ordinary: Picture) -> None:
    assert ordinary.assessment is not None
    gates = (Gate("no_usable_backup", Letter.D), Gate("no_safe_copy", Letter.C))
    exposure = replace(ordinary.assessment.exposure, level=Level(Letter.D, Letter.C, gates))
    shown = replace(ordinary, assessment=replace(ordinary.assessment, exposure=exposure))
    lines = " ".join(data_of(shown)["hero"]["lines"])
    assert "aucune sauvegarde récente n’est utilisable" in lines
    assert "hors de portée" not in lines


def test_a_system_out_of_support_and_one_that_nears_it_are_both_deadlines(
    ordinary: Picture,
) -> None:
    lines = data_of(ordinary)["deadlines"]["lines"]
    assert "Windows 10" in lines[0]
    assert "depuis le 14 octobre 2025" in lines[0]


def test_what_was_measured_and_what_was_only_said_are_told_apart(ordinary: Picture) -> None:
    said = replace(
        ordinary,
        findings=tuple(
            replace(f, proof=()) if f.state is FindingState.RESOLVED else f
            for f in ordinary.findings
        ),
    )
    assert all("vérifié par" in line for line in data_of(ordinary)["fixed"]["lines"])
    assert all("déclaré" in line for line in data_of(said)["fixed"]["lines"])


def test_what_ended_before_the_month_is_not_told_again(ordinary: Picture) -> None:
    earlier = replace(
        ordinary,
        findings=tuple(
            replace(f, resolved_at=f.opened_at - timedelta(days=60)) if f.resolved_at else f
            for f in ordinary.findings
        ),
    )
    assert data_of(earlier)["fixed"]["lines"] == []


def test_a_decision_without_a_person_in_charge_says_so(ordinary: Picture) -> None:
    alone = replace(ordinary, site=Site("EHPAD Les Tilleuls"))
    assert {row["who"] for row in data_of(alone)["decisions"]["rows"]} == {"à désigner"}


def with_prescriptions(picture: Picture, *prescriptions: Prescription) -> Picture:
    assert picture.assessment is not None
    return replace(
        picture, assessment=replace(picture.assessment, prescriptions=tuple(prescriptions))
    )


def test_an_observation_says_what_is_not_known_and_never_that_it_is_wrong(
    ordinary: Picture,
) -> None:
    learn = Prescription(
        PrescriptionKind.LEARN,
        FixId("patch-exploited"),
        (ControlId("PAT-07"),),
        (),
        Severity.CRITICAL,
        30,
        0.0,
        0.0,
        7.6,
    )
    (row,) = data_of(with_prescriptions(ordinary, learn))["decisions"]["rows"]
    text = control_texts("fr")[ControlId("PAT-07")]
    assert text.title.rstrip(".") in row["why"]
    assert text.director not in row["why"]
    assert row["gain"] == ["une incertitude réduite de 8 points"]


def test_installing_agents_is_asked_in_its_own_words(ordinary: Picture) -> None:
    controls = (ControlId("ADM-01"), ControlId("EDR-01"), ControlId("INV-02"))
    learn = Prescription(
        PrescriptionKind.LEARN, INSTALL_AGENTS, controls, (), Severity.HIGH, 30, 0.0, 0.0, 2.0
    )
    (row,) = data_of(with_prescriptions(ordinary, learn))["decisions"]["rows"]
    assert row["what"] == control_texts("fr")[ControlId("INV-02")].action


def test_decisions_begin_with_what_takes_most_of_the_loss_away(ordinary: Picture) -> None:
    assert ordinary.assessment is not None
    quick, slow = ordinary.assessment.prescriptions[5], ordinary.assessment.prescriptions[0]
    rows = data_of(with_prescriptions(ordinary, quick, slow))["decisions"]["rows"]
    assert [row["gain"][0] for row in rows] == ["6 points de moins", "1 point de moins"]


def test_a_useless_prescription_is_no_decision(ordinary: Picture) -> None:
    assert ordinary.assessment is not None
    useless = replace(ordinary.assessment.prescriptions[0], gain_points=0.0, gain_share=0.0)
    decisions = data_of(with_prescriptions(ordinary, useless))["decisions"]
    assert decisions["rows"] == []
    assert decisions["none"] == "Aucune décision ne vous est demandée ce mois-ci."


def test_accepted_risks_are_grouped_and_keep_their_term(ordinary: Picture) -> None:
    risk = next(f for f in ordinary.findings if f.state is FindingState.ACCEPTED)
    shown = replace(
        ordinary,
        findings=(risk, risk, replace(risk, accepted_by="", accepted_until=None)),
    )
    first, second = data_of(shown)["accepted"]["lines"]
    assert "(2 appareils)" in first.replace("\u00a0", " ")
    assert "jusqu’au 1er février 2027, par Mme Roche" in first
    assert second.endswith("– sans date de fin.")


def test_work_said_to_be_done_waits_for_its_proof_on_paper_too(ordinary: Picture) -> None:
    waiting = replace(
        ordinary,
        findings=tuple(
            replace(f, state=FindingState.AWAITING_PROOF) for f in ordinary.findings[2:3]
        ),
    )
    assert "attend sa preuve" in data_of(waiting)["fixed"]["note"]


def test_a_device_that_left_this_month_is_told(ordinary: Picture) -> None:
    first, *others = ordinary.devices
    left = replace(first, last_seen=ordinary.read_at - timedelta(days=40))
    lines = data_of(replace(ordinary, devices=(left, *others)))["changes"]["lines"]
    assert any("n’a plus été vu depuis plus de 30 jours" in line for line in lines)


def test_the_demonstration_is_marked(ordinary: Picture, empty: Picture) -> None:
    assert data_of(ordinary)["demo"][0] == "DÉMONSTRATION"
    assert data_of(empty)["demo"] == []


def test_knowledge_that_is_old_is_said_in_the_small_print(ordinary: Picture) -> None:
    assert ordinary.assessment is not None
    packed = replace(ordinary.assessment, knowledge_version="2026-11-23+202611252130")
    old = replace(ordinary, assessment=packed, notices=(Notice("pack_list_old", "2026-08-25"),))
    lines = data_of(old)["small"]["lines"]
    assert any("25 août 2026" in line for line in lines)
    assert any("25 novembre 2026" in line for line in lines)
    assert len(lines) == len(data_of(ordinary)["small"]["lines"]) + 1


def test_the_day_advised_for_an_exploited_flaw_and_what_must_be_done_again_are_deadlines(
    ordinary: Picture,
) -> None:
    assert ordinary.assessment is not None
    flaw = Judgement(
        ControlId("PAT-07"),
        ordinary.devices[0].id,
        Verdict.FINDING,
        Severity.CRITICAL,
        "exploited_flaw_due",
        {"due": "2020-03-01"},
    )
    answers = (Answer("BKP-03", AnswerValue.YES, date(2019, 1, 15), "Mme Roche"),)
    shown = replace(
        ordinary,
        site=replace(ordinary.site, answers=answers),
        assessment=replace(ordinary.assessment, judgements=(flaw,)),
    )
    late, advised, *_ = data_of(shown)["deadlines"]["lines"]
    assert late.startswith("Depuis le")
    assert "restauration" in late
    assert advised.startswith("1er mars 2020")
    assert "(1 appareil)" in " ".join(advised.split())
