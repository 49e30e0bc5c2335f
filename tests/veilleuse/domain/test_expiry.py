# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date, timedelta

import pytest

from veilleuse.catalogue.controls import load_controls
from veilleuse.domain.expiry import expiries, expiring
from veilleuse.domain.model import Answer, AnswerValue, Site

TODAY = date(2026, 11, 23)
CONTROLS = load_controls()


def site(*answers: tuple[str, AnswerValue, int]) -> Site:
    return Site(
        "S",
        answers=tuple(
            Answer(c, value, TODAY - timedelta(days=ago), "A") for c, value, ago in answers
        ),
    )


@pytest.mark.parametrize(("ago", "left"), [(0, 365), (365, 0), (366, -1)])
def test_an_answer_is_believed_up_to_and_including_its_last_day(ago: int, left: int) -> None:
    (found,) = expiries(CONTROLS, site(("BKP-03", AnswerValue.YES, ago)), TODAY)
    assert (found.days_left, found.until) == (left, TODAY + timedelta(days=left))


def test_what_is_over_comes_first_then_what_is_nearly() -> None:
    given = site(
        ("BKP-03", AnswerValue.YES, 340),
        ("BKP-01", AnswerValue.YES, 31),
        ("BKP-02", AnswerValue.NOT_APPLICABLE, 1),
    )
    assert [one.control for one in expiries(CONTROLS, given, TODAY)] == [
        "BKP-01",
        "BKP-03",
        "BKP-02",
    ]
    assert [one.control for one in expiring(CONTROLS, given, TODAY, 30)] == ["BKP-01", "BKP-03"]
    assert expiring(CONTROLS, given, TODAY, -2) == ()


def test_no_and_answers_to_no_question_do_not_age() -> None:
    given = site(
        ("BKP-03", AnswerValue.NO, 900), ("ADM-01", AnswerValue.YES, 9), ("X", AnswerValue.YES, 9)
    )
    assert expiries(CONTROLS, given, TODAY) == ()
