# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.clock import read
from veilleuse_agent.protocol import Status

FACT = "time.synchronised"


@pytest.fixture
def booted(workshop):
    workshop.folder("/run/systemd/system")
    return workshop


@pytest.mark.parametrize(("word", "expected"), [("yes", True), ("no", False)])
def test_the_kernels_word_is_taken(booted, word, expected):
    machine = booted.machine({"timedatectl show": f"NTPSynchronized={word}\n"})
    assert read(machine)[FACT].value is expected


@pytest.mark.parametrize(
    "answer", ["", "NTPSynchronized=oui\n", (1, "", "no bus"), ChildError("too slow")]
)
def test_no_answer_is_an_error_not_an_unset_clock(booted, answer):
    assert read(booted.machine({"timedatectl": answer}))[FACT].status is Status.ERROR


def test_without_systemd_it_is_absent(workshop):
    assert read(workshop.machine())[FACT].status is Status.ABSENT
