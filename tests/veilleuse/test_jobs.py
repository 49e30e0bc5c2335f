# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from veilleuse.jobs import InlineJobs, Jobs, Lane, Token


class Owner(QObject):
    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    running = Jobs()
    yield running
    running.stop()


def test_the_result_arrives_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    owner, seen = Owner(), []

    def done(result: int) -> None:
        seen.append((result, QThread.isMainThread()))

    def work(token: Token) -> int:
        seen.append(("work", QThread.isMainThread()))
        return 42

    jobs.run(owner, Lane.STORE, work, done, owner.errors.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [("work", False), (42, True)]


def test_what_fails_is_told_with_its_error(qtbot: QtBot, jobs: Jobs) -> None:
    owner = Owner()

    def work(token: Token) -> None:
        raise ValueError("broken")

    jobs.run(owner, Lane.PROBE, work, owner.results.append, owner.errors.append)
    qtbot.waitUntil(lambda: bool(owner.errors))
    assert str(owner.errors[0]) == "broken"
    assert owner.results == []


def test_a_result_is_dropped_when_its_owner_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    owner, other, go, seen = Owner(), Owner(), threading.Event(), []
    jobs.run(owner, Lane.STORE, lambda _: go.wait(5), seen.append, seen.append)
    shiboken6.delete(owner)
    go.set()
    jobs.run(other, Lane.STORE, lambda _: "after", other.results.append, other.errors.append)
    qtbot.waitUntil(lambda: other.results == ["after"])
    assert seen == []


def test_the_store_lane_does_one_thing_at_a_time_and_in_order(qtbot: QtBot, jobs: Jobs) -> None:
    owner, at_once, order = Owner(), [], []
    running = threading.Semaphore(1)

    def work(number: int) -> int:
        at_once.append(running.acquire(blocking=False))
        order.append(number)
        running.release()
        return number

    for number in range(20):
        jobs.run(
            owner,
            Lane.STORE,
            lambda _, n=number: work(n),
            owner.results.append,
            owner.errors.append,
        )
    qtbot.waitUntil(lambda: len(owner.results) == 20)
    assert all(at_once)
    assert order == list(range(20))


def test_the_probe_lane_does_several_things_at_once(qtbot: QtBot, jobs: Jobs) -> None:
    owner, all_there = Owner(), threading.Barrier(4, timeout=5)
    for _ in range(4):
        jobs.run(
            owner, Lane.PROBE, lambda _: all_there.wait(), owner.results.append, owner.errors.append
        )
    qtbot.waitUntil(lambda: len(owner.results) == 4)
    assert owner.errors == []


def test_work_speaks_to_the_gui_thread_while_it_runs(qtbot: QtBot, jobs: Jobs) -> None:
    owner, heard, go = Owner(), [], threading.Event()

    def work(token: Token) -> None:
        token.post(lambda: heard.append(QThread.isMainThread()))
        go.wait(5)

    jobs.run(owner, Lane.PROBE, work, owner.results.append, owner.errors.append)
    qtbot.waitUntil(lambda: heard == [True])
    assert owner.results == []
    go.set()
    qtbot.waitUntil(lambda: len(owner.results) == 1)


def test_work_learns_that_it_should_stop(qtbot: QtBot, jobs: Jobs) -> None:
    owner = Owner()

    def work(token: Token) -> str:
        while not token.is_stopped():
            threading.Event().wait(0.005)
        return "stopped"

    token = jobs.run(owner, Lane.PROBE, work, owner.results.append, owner.errors.append)
    token.stop()
    qtbot.waitUntil(lambda: owner.results == ["stopped"])


def test_stopping_joins_what_runs_forgets_what_waits_and_starts_nothing_more(
    qtbot: QtBot,
) -> None:
    jobs, owner, started, went_on = Jobs(), Owner(), threading.Event(), []

    def work(token: Token) -> None:
        started.set()
        while not token.is_stopped():
            threading.Event().wait(0.005)
        went_on.append("ended by itself")

    jobs.run(owner, Lane.STORE, work, owner.results.append, owner.errors.append)
    jobs.run(owner, Lane.STORE, lambda _: went_on.append("never"), print, print)
    assert started.wait(5)
    jobs.stop()
    jobs.run(owner, Lane.STORE, lambda _: went_on.append("late"), print, print)
    jobs.stop()
    assert went_on == ["ended by itself"]
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("store")]


def test_the_inline_variant_delivers_before_it_returns(qapp: object) -> None:
    jobs, owner = InlineJobs(), Owner()

    def work(token: Token) -> int:
        token.post(lambda: owner.results.append("meanwhile"))
        return 1

    jobs.run(owner, Lane.STORE, work, owner.results.append, owner.errors.append)
    jobs.run(owner, Lane.STORE, lambda _: 1 / 0, owner.results.append, owner.errors.append)
    assert owner.results == ["meanwhile", 1]
    assert isinstance(owner.errors[0], ZeroDivisionError)
    shiboken6.delete(owner)
    seen: list[object] = []
    jobs.run(owner, Lane.STORE, lambda _: 2, seen.append, seen.append)
    jobs.stop()
    assert seen == []


def test_ten_thousand_signals_do_not_end_the_program(qapp: object) -> None:
    owner = Owner()
    for _ in range(10_000):
        owner.told.emit(None)
    assert sys.getrefcount(True) > 10_000
