# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.announcements import llmnr


def test_a_query_says_that_its_sender_asks_and_not_for_whom(wire) -> None:
    data = wire.message(flags=0, questions=[wire.labels("compta-marie")])
    assert llmnr.sayings(data) == (("llmnr.role", "asks"),)


def test_an_answer_and_an_empty_message_say_nothing(wire) -> None:
    assert llmnr.sayings(wire.message(flags=0x8000, questions=[wire.labels("pc")])) == ()
    assert llmnr.sayings(wire.message(flags=0)) == ()


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_failing(data) -> None:
    assert llmnr.sayings(data) in {(), (("llmnr.role", "asks"),)}
