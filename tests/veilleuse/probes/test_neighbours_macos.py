# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of macOS."""

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.hardware import hardware_address
from veilleuse.probes.neighbours_macos import parse_arp

TABLE = """? (192.0.2.1) at 0:1c:42:0:0:8 on en0 ifscope [ethernet]
box.home (192.0.2.254) at a4:3e:51:9:f0:1 on en0 ifscope [ethernet]
? (192.0.2.7) at (incomplete) on en0 ifscope [ethernet]
? (224.0.0.251) at 1:0:5e:0:0:fb on en0 ifscope permanent [ethernet]
"""


def test_resolved_rows_are_read_with_all_their_zeros() -> None:
    assert parse_arp(TABLE, 10)[:2] == (
        ("192.0.2.1", "00:1c:42:00:00:08", "en0"),
        ("192.0.2.254", "a4:3e:51:09:f0:01", "en0"),
    )


def test_a_group_s_address_is_nobody_s_card() -> None:
    assert [hardware_address(card) for _, card, _ in parse_arp(TABLE, 10)][2:] == [None]


def test_no_more_rows_are_read_than_the_limit() -> None:
    assert len(parse_arp(TABLE, 1)) == 1


@given(st.text(max_size=200))
def test_any_text_is_read(text) -> None:
    for line in (text, "? (192.0.2.1) at " + text, TABLE + text):
        assert all(len(card) == 17 for _, card, _ in parse_arp(line, 10))
