# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from veilleuse.domain.facts import Facts, Gap
from veilleuse.domain.model import Fact, FactStatus

AT = datetime(2026, 11, 23, tzinfo=UTC)


def facts(value, status=FactStatus.OK):
    return Facts({"f": Fact(value, status, "test", AT)})


@pytest.mark.parametrize("status", [s for s in FactStatus if s is not FactStatus.OK])
def test_each_way_of_having_no_value_stays_apart(status):
    reading = facts(None, status).flag("f")

    assert reading.value is None
    assert reading.gap == Gap(status.value)


def test_what_the_report_does_not_speak_of_is_missing():
    reading = Facts({}).text("f")

    assert (reading.name, reading.value, reading.gap) == ("f", None, Gap.MISSING)


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        ("flag", False),
        ("flag", True),
        ("number", 0),
        ("text", ""),
        ("texts", ()),
        ("rows", ()),
        ("row", {}),
    ],
)
def test_false_zero_and_empty_are_values(shape, value):
    reading = getattr(facts(value), shape)("f")

    assert (reading.value, reading.gap) == (value, None)


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        ("flag", 1),
        ("flag", "true"),
        ("number", True),
        ("number", 1.0),
        ("number", "1"),
        ("number", 10**30),
        ("text", 1),
        ("texts", "abc"),
        ("texts", ["a", 1]),
        ("rows", {}),
        ("rows", [{}, 1]),
        ("row", []),
        ("moment", "2026-11-23T10:00:00"),
        ("moment", "2026-11-23"),
        ("moment", "soon"),
        ("moment", 5),
    ],
)
def test_a_value_of_another_shape_is_malformed_and_not_converted(shape, value):
    reading = getattr(facts(value), shape)("f")

    assert (reading.value, reading.gap) == (None, Gap.MALFORMED)


@pytest.mark.parametrize("text", ["2026-11-23T10:00:00Z", "2026-11-23T11:00:00+01:00"])
def test_a_moment_has_its_zone(text):
    assert facts(text).moment("f").value == datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_the_newest_fact_dates_the_report():
    older = Fact(1, FactStatus.OK, "t", datetime(2026, 1, 1, tzinfo=UTC))

    assert Facts({"a": older, "b": Fact(1, FactStatus.OK, "t", AT)}).newest() == AT
    assert Facts({}).newest() is None
    assert Facts({"a": older}).at("a") == older.at
    assert Facts({}).at("a") is None


def test_a_conclusion_is_drawn_once_and_again_under_other_knowledge() -> None:
    facts, drawn = Facts({}), []

    def conclude() -> int:
        drawn.append(1)
        return len(drawn)

    first, other = object(), object()
    assert [facts.once("x", first, conclude), facts.once("x", first, conclude)] == [1, 1]
    assert facts.once("x", other, conclude) == 2
    assert facts.once("y", other, conclude) == 3
