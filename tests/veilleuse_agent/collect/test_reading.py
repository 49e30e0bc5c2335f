# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.reading import (
    absent,
    denied,
    error,
    not_applicable,
    ok,
    ok_or_absent,
    same,
)
from veilleuse_agent.protocol import Status


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (absent, Status.ABSENT),
        (denied, Status.DENIED),
        (error, Status.ERROR),
        (not_applicable, Status.NOT_APPLICABLE),
    ],
)
def test_only_ok_carries_a_value(made, status):
    assert made("there").status is status
    assert made("there").value is None
    assert ok(0, "there").value == 0


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_found_is_absent(value):
    assert ok_or_absent(value, "there").status is Status.ABSENT


@pytest.mark.parametrize("value", [0, False, "x", []])
def test_zero_and_no_are_answers(value):
    assert ok_or_absent(value, "there").value == value


def test_names_known_together_share_a_reading():
    assert same(("a", "b"), ok(1, "x")) == {"a": ok(1, "x"), "b": ok(1, "x")}
