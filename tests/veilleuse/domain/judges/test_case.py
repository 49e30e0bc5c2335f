# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest

from veilleuse.catalogue.controls import load_controls
from veilleuse.domain.facts import Gap, Reading
from veilleuse.domain.judges.case import SiteCase, unread
from veilleuse.domain.model import Site
from veilleuse.domain.verdicts import Severity


def case(bench, **parameters):
    control = replace(load_controls()["NET-01"], parameters=parameters)
    return SiteCase(
        control=control,
        site=Site("S"),
        knowledge=bench.knowledge,
        as_of=bench.now,
        looked_at=None,
        devices=(),
    )


def test_a_limit_is_read_in_its_own_shape(bench):
    limits = case(bench, days=3, words=("a", "b"), grave="low")

    assert limits.number("days") == 3
    assert limits.texts("words") == {"a", "b"}
    assert limits.severity("grave") is Severity.LOW


def test_a_limit_of_another_shape_is_refused(bench):
    limits = case(bench, days="three", words="a")

    with pytest.raises(TypeError):
        limits.number("days")
    with pytest.raises(TypeError):
        limits.texts("words")


@pytest.mark.parametrize("gap", Gap)
def test_every_reason_for_having_no_value_is_told_apart(gap):
    opinion = unread(Reading("os.build", None, gap))

    assert (opinion.verdict, opinion.reason) == ("unknown", f"fact_{gap}")
    assert opinion.details == {"fact": "os.build"}
