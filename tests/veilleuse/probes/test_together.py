# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several probes at once."""

import threading

import pytest

from veilleuse.domain.rounds import Notice
from veilleuse.probes.budget import StoppedError
from veilleuse.probes.together import together


def test_all_is_delivered_in_the_calling_thread() -> None:
    said, counts, threads = [], [], set()

    def deliver(notice) -> None:
        said.append(notice.code)
        threads.add(threading.current_thread())

    works = [lambda say, n=n: say(Notice(str(n))) for n in range(5)]
    together(works, deliver, lanes=2, finished=counts.append)
    assert sorted(said) == list("01234")
    assert counts[-1] == 5
    assert threads == {threading.current_thread()}


def test_a_work_that_was_stopped_just_ends() -> None:
    said = []

    def stopped(say) -> None:
        say(Notice("kept"))
        raise StoppedError

    together([stopped], said.append, lanes=1)
    assert said == [Notice("kept")]


def test_any_other_error_is_raised_once_all_have_ended() -> None:
    said = []

    def broken(say) -> None:
        raise KeyError("lost")

    with pytest.raises(KeyError):
        together([broken, lambda say: say(Notice("kept"))], said.append, lanes=1)
    assert said == [Notice("kept")]


def test_nothing_to_do_is_done() -> None:
    together([], lambda _: None, lanes=4)
