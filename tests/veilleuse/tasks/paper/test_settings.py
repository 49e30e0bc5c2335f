# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.verdicts import Severity
from veilleuse.tasks.paper.settings import report_settings


def test_the_settings_of_the_paper_are_complete() -> None:
    found = report_settings()
    assert set(found.decide_within_days) == set(Severity)
    assert found.fonts[-1] == "Libertinus Serif"
    assert {"name", "sentence"} <= found.length.keys()


def test_each_mark_has_its_words_in_every_language() -> None:
    for language in LANGUAGES:
        say = words(language)
        for mark in report_settings().marks:
            assert say.find(f"report.mark.{mark.id}")
            assert say.find(f"report.counted.{mark.count}", n=2)


def test_each_mark_rests_on_controls_of_the_catalogue() -> None:
    known = load_controls()
    for mark in report_settings().marks:
        assert mark.controls
        assert set(mark.controls) <= set(known)


def test_each_class_activity_and_gate_has_its_words_in_every_language() -> None:
    model = load_model()
    codes = [f"class.{one.value}" for one in DeviceClass]
    codes += [f"care.{need.id}" for need in model.care]
    codes += [f"gate.{rule.code}" for rule in (*model.gates, *model.coverage_gates)]
    for language in LANGUAGES:
        assert not [code for code in codes if not words(language).find(code, n=2)]
