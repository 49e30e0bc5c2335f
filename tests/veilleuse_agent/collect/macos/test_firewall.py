# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.firewall import read, state_of
from veilleuse_agent.protocol import Status

PROGRAM = "/usr/libexec/ApplicationFirewall/socketfilterfw --getglobalstate"


# Sentences of macOS 26, captured in public reports on hardening scripts.
@pytest.mark.parametrize(
    ("answer", "enabled"),
    [
        ("Firewall is disabled. (State = 0)\n", False),
        ("Firewall is enabled. (State = 1)\n", True),
        ("Firewall is blocking all non-essential incoming connections. (State = 2)\n", True),
    ],
)
def test_the_number_decides_not_the_sentence(workshop, answer, enabled):
    reading = read(workshop.mac({PROGRAM: answer}))["firewall.profiles"]
    assert reading.value == [{"name": "host", "enabled": enabled, "inbound_block": enabled}]


@pytest.mark.parametrize(
    "answer", ["", "Firewall is odd. (State = 7)", (1, ""), ChildError("gone")]
)
def test_no_number_is_an_error_not_a_firewall_that_is_off(workshop, answer):
    assert read(workshop.mac({PROGRAM: answer}))["firewall.profiles"].status is Status.ERROR


@given(st.text(max_size=100) | st.text("(State = 0123)", max_size=30))
def test_any_sentence_has_a_known_number_or_none(text):
    assert state_of(text) in {None, 0, 1, 2}
