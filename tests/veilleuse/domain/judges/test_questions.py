# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest

from veilleuse.domain.model import Answer, AnswerValue, DeviceClass, Site

YES, NO, NONE = AnswerValue.YES, AnswerValue.NO, AnswerValue.NOT_APPLICABLE
TODAY = date(2026, 11, 23)


def judged(bench, control, *answers, devices=()):
    given = tuple(Answer(control, v, TODAY - timedelta(days=ago), "A") for v, ago in answers)
    (found,) = bench.all(control, devices, Site("S", answers=given))
    return found.verdict, found.reason


@pytest.mark.parametrize(
    ("control", "answers", "verdict", "reason"),
    [
        ("BKP-03", (), "unknown", "answer_missing"),
        ("BKP-03", ((YES, 365),), "ok", "answer_yes"),
        ("BKP-03", ((YES, 366),), "unknown", "answer_old"),
        ("BKP-03", ((NO, 900),), "finding", "answer_no"),
        ("BKP-03", ((NONE, 10),), "not_applicable", "answer_not_applicable"),
        ("BKP-03", ((NONE, 900),), "unknown", "answer_old"),
        ("BKP-03", ((YES, -2),), "unknown", "answer_ahead"),
        ("BKP-03", ((YES, -1),), "ok", "answer_yes"),
        ("BKP-03", ((NO, 90), (YES, 3)), "ok", "answer_yes"),
        ("BKP-03", ((YES, 90), (NO, 3)), "finding", "answer_no"),
        ("BKP-01", ((YES, 31),), "unknown", "answer_old"),
        ("BKP-02", ((YES, 91),), "unknown", "answer_old"),
        ("PAT-06", ((YES, 61),), "unknown", "answer_old"),
        ("INV-04", ((YES, 300),), "ok", "answer_yes"),
        ("GOV-02", ((YES, 300),), "ok", "answer_yes"),
        ("ADM-07", ((YES, 366),), "unknown", "answer_old"),
        ("RMT-04", ((NO, 1),), "finding", "answer_no"),
        ("RMT-04", ((NONE, 1),), "not_applicable", "answer_not_applicable"),
        ("RMT-05", ((YES, 365),), "ok", "answer_yes"),
        ("NET-05", ((NO, 30),), "finding", "answer_no"),
        ("GOV-03", ((YES, 366),), "unknown", "answer_old"),
        ("GOV-04", ((YES, 10),), "ok", "answer_yes"),
    ],
)
def test_an_answer_ages(bench, control, answers, verdict, reason):
    assert judged(bench, control, *answers) == (verdict, reason)


def test_the_answer_to_another_question_is_not_used(bench):
    (found,) = bench.all("BKP-03", (), Site("S", answers=(Answer("BKP-01", YES, TODAY, "A"),)))

    assert found.reason == "answer_missing"


def test_medical_devices_are_asked_about_only_where_there_are_some(bench):
    device = bench.device(DeviceClass.NURSE_CALL)

    assert judged(bench, "INV-05") == ("not_applicable", "no_untouchable_device")
    assert judged(bench, "INV-05", devices=(device,)) == ("unknown", "answer_missing")
    assert judged(bench, "INV-05", (YES, 3), devices=(device,)) == ("ok", "answer_yes")
