# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.neighbours import neighbours_of, read
from veilleuse_agent.protocol import Status

PROGRAM = "/usr/sbin/arp -an"
# The form of arp(8) on macOS.
TABLE = """\
? (192.0.2.1) at 0:1c:42:0:0:8 on en0 ifscope [ethernet]
? (192.0.2.9) at (incomplete) on en0 ifscope [ethernet]
? (192.0.2.255) at ff:ff:ff:ff:ff:ff on en0 ifscope [ethernet]
? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
? (192.0.2.30) at 3c:22:fb:a:b:c on en0 ifscope permanent [ethernet]
"""


def test_octets_get_their_leading_zero_back():
    assert neighbours_of(TABLE) == [
        {"address": "192.0.2.1", "hardware": "00:1c:42:00:00:08", "interface": "en0"},
        {"address": "192.0.2.30", "hardware": "3c:22:fb:0a:0b:0c", "interface": "en0"},
    ]


def test_an_empty_table_is_a_table(workshop):
    assert read(workshop.mac({PROGRAM: ""}))["neighbours"].value == []


@pytest.mark.parametrize("answer", [(1, ""), ChildError("too slow")])
def test_no_answer_is_an_error(workshop, answer):
    assert read(workshop.mac({PROGRAM: answer}))["neighbours"].status is Status.ERROR


@given(st.text(max_size=200) | st.text("? (129.) at 0:af on en\n", max_size=200))
def test_any_table_is_read_without_failing(text):
    assert all(len(row["hardware"]) == 17 for row in neighbours_of(text))


@given(st.lists(st.integers(0, 999), min_size=4, max_size=4))
def test_an_address_that_is_none_is_left_out(parts):
    address = ".".join(map(str, parts))
    rows = neighbours_of(f"? ({address}) at 0:1c:42:0:0:8 on en0\n")
    assert bool(rows) is (max(parts) <= 255 and not 224 <= parts[0] <= 239)
