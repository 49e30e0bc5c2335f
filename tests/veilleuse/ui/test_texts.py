# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest
from pictures import NOW
from PySide6.QtWidgets import QApplication

from veilleuse.catalogue.durations import duration
from veilleuse.catalogue.words import words
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.rounds import Mode
from veilleuse.domain.verdicts import ControlId, FindingState, FixId, Severity, Verdict
from veilleuse.ui import translations
from veilleuse.ui.texts import Texts

WAITING = (
    "no_token",
    "person_asked",
    "token_exhausted",
    "token_expired",
    "token_revoked",
    "token_unknown",
)
REFUSED = (
    "agent",
    "clock",
    "cloned",
    "compression",
    "duplicate_id",
    "magic",
    "queue_full",
    "readdressed",
    "report",
    "revoked",
    "rolled_back",
    "seal",
    "sequence_reused",
    "several_machines",
    "signature",
    "site",
    "too_large",
    "truncated",
    "unknown_file",
    "unreadable_file",
    "version",
)


@pytest.fixture
def texts(french: None) -> Texts:
    return Texts("fr")


def test_numbers_are_french(texts: Texts) -> None:
    assert texts.number(1234.56, 1) == "1\u202f234,6"
    assert texts.number(-0.01, 1) == "0,0"


def test_shares_are_percentages_and_a_small_one_is_not_nothing(texts: Texts) -> None:
    assert texts.percent(0.421) == "42\u202f%"
    assert texts.percent(0) == "0\u202f%"
    assert texts.percent(0.0001) == "moins de 1\u202f%"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "0\u00a0min"),
        (45, "45\u00a0min"),
        (60, "1\u00a0h"),
        (150, "2\u00a0h 30"),
        (61, "1\u00a0h 01"),
    ],
)
def test_efforts_are_told_in_hours_and_minutes(texts: Texts, minutes: int, told: str) -> None:
    assert texts.minutes(minutes) == told


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        (timedelta(seconds=-50), "à l’instant"),
        (timedelta(seconds=30), "à l’instant"),
        (timedelta(minutes=5), "il y a 5\u00a0min"),
        (timedelta(hours=1, minutes=50), "il y a 1\u00a0h"),
        (timedelta(days=1), "il y a 1 jour"),
        (timedelta(days=19), "il y a 19 jours"),
    ],
)
def test_how_long_ago(texts: Texts, gone: timedelta, told: str) -> None:
    assert texts.ago(NOW - gone, NOW) == told


def test_days_are_written_out(texts: Texts) -> None:
    assert texts.day(date(2026, 3, 12)) == "12 mars 2026"
    assert texts.short_day(date(2026, 3, 2)) == "02/03/2026"


def test_iso_days_in_evidence_are_written_out_and_nothing_else_is(texts: Texts) -> None:
    told = texts.seen("answer_no", {"on": "2026-05-02"})
    assert "2 mai 2026" in told
    assert "2026-13-45" in texts.seen("answer_no", {"on": "2026-13-45"})


def test_evidence_from_the_network_is_cleaned(texts: Texts) -> None:
    told = texts.seen("protection_active", {"product": "\u202eevil\x00" + "A" * 5000})
    assert "\u202e" not in told
    assert len(told) <= 600


def test_a_code_without_a_sentence_is_shown_as_the_code(texts: Texts) -> None:
    assert texts.word("reason.nobody_wrote_this") == "reason.nobody_wrote_this"
    assert texts.word("reason.answer_no") == "reason.answer_no"


def test_an_unknown_control_or_guide_is_no_disaster(texts: Texts) -> None:
    assert texts.control(ControlId("XXX-99")).action == "XXX-99"
    assert texts.guide(FixId("no-such-fix")).sections == ()


def test_an_error_without_a_sentence_is_the_unexpected_one(texts: Texts) -> None:
    assert "imprévu" in texts.error(ValueError("x"))
    assert "imprévu" in texts.error(VeilleuseError(a=1)) or texts.error(VeilleuseError(a=1))


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "code",
    [
        *(f"class.{value}" for value in DeviceClass),
        *(f"severity.{value}" for value in Severity),
        *(f"verdict.{value}" for value in Verdict),
        *(f"status.{value}" for value in FindingState),
        *(f"mode.{value}" for value in Mode),
        *(f"waiting.{code}" for code in WAITING),
        *(f"refused.{code}" for code in REFUSED),
    ],
)
def test_everything_the_window_asks_for_has_a_word(language: str, code: str) -> None:
    assert Texts(language).find(code)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_working_time_is_the_same_on_screen_and_on_paper(qapp: QApplication, language: str) -> None:
    installed = translations.install(qapp, language)
    for minutes in (5, 60, 70, 190, 1140):
        screen = Texts(language).minutes(minutes)
        paper = duration(minutes, words(language))
        assert screen.split() == paper.split()
    for translator in installed:
        qapp.removeTranslator(translator)
