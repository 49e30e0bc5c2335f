# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import threading
import time
from datetime import UTC, datetime

import pytest

from veilleuse_agent.collect.child import RealChildren
from veilleuse_agent.collect.reading import Collector, ok
from veilleuse_agent.collect.run import collect
from veilleuse_agent.protocol import Status

AT = datetime(2026, 11, 23, tzinfo=UTC)


def run(*collectors, **options):
    return collect(collectors, now=lambda: AT, **options)


def raising(failure):
    def read():
        raise failure

    return Collector("broken", ("a", "b"), read)


GOOD = Collector("good", ("c",), lambda: {"c": ok("\x07fine", "there")})


def test_a_reading_becomes_a_dated_clean_fact():
    fact = run(GOOD)["c"]
    assert (fact.value, fact.status, fact.source, fact.at) == ("fine", Status.OK, "there", AT)


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (ValueError("odd"), Status.ERROR),
        (FileNotFoundError(2, "gone"), Status.ERROR),
        (PermissionError(13, "no"), Status.DENIED),
        (RecursionError(), Status.ERROR),
    ],
)
def test_a_crash_is_a_fact_for_every_promised_name_and_stops_nobody(failure, status):
    facts = run(raising(failure), GOOD)
    assert facts["a"].status is facts["b"].status is status
    assert facts["a"].value is None
    assert "broken" in facts["a"].source
    assert facts["c"].status is Status.OK


def test_a_promise_not_kept_is_an_error():
    assert run(Collector("shy", ("a",), dict))["a"].status is Status.ERROR


def test_what_was_not_promised_is_not_reported():
    assert set(run(Collector("x", ("a",), lambda: {"a": ok(1, ""), "b": ok(2, "")}))) == {"a"}


def test_a_hanging_collector_is_left_behind_and_told_to_stop():
    release, stopped = threading.Event(), threading.Event()
    hanging = Collector(
        "slow", ("a",), lambda: release.wait(20) and {}, seconds=0.05, stop=stopped.set
    )
    begun = time.monotonic()
    facts = run(hanging, GOOD)
    assert time.monotonic() - begun < 5
    assert facts["a"].status is Status.TIMEOUT
    assert facts["c"].status is Status.OK
    assert stopped.is_set()
    release.set()


def test_the_children_of_a_late_collector_are_killed():
    children = RealChildren()
    outcome = []

    def read():
        try:
            outcome.append(children.run(("sleep", "60"), seconds=60))
        finally:
            ended.set()
        return {}

    ended = threading.Event()
    late = Collector("late", ("a",), read, seconds=0.2, stop=children.stop)
    assert run(late)["a"].status is Status.TIMEOUT
    assert ended.wait(5)
    assert outcome[0].code < 0


def test_what_the_budget_does_not_reach_is_a_timeout():
    facts = run(GOOD, budget=0)
    assert facts["c"].status is Status.TIMEOUT


def test_the_moment_of_a_fact_is_aware():
    assert collect([GOOD])["c"].at.tzinfo is not None


def test_one_that_waits_does_not_hold_up_the_others():
    others_done = threading.Event()
    waiting = Collector(
        "waiting", ("a",), lambda: {"a": ok(others_done.wait(20), "there")}, is_beside=True
    )

    def read():
        others_done.set()
        return {"c": ok(1, "there")}

    facts = run(waiting, Collector("other", ("c",), read))
    assert facts["a"].value is True
    assert facts["c"].value == 1


def test_one_that_waits_too_long_is_late_like_any_other():
    release = threading.Event()
    waiting = Collector("w", ("a",), lambda: release.wait(20) and {}, seconds=0.05, is_beside=True)
    facts = run(waiting, GOOD)
    assert facts["a"].status is Status.TIMEOUT
    assert facts["c"].status is Status.OK
    release.set()
