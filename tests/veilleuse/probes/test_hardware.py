# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hardware addresses as every system spells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.hardware import hardware_address


@pytest.mark.parametrize("text", ["00:11:32:AA:bb:01", "00-11-32-aa-BB-01"])
def test_spellings_become_one(text) -> None:
    assert hardware_address(text) == "00:11:32:aa:bb:01"


@pytest.mark.parametrize(
    "text",
    ["", "00:11:32", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "01:00:5e:00:00:fb", "zz" * 6,
     "00:11:32:aa:bb:01:02", "00:11:32:aa:bb:01\n"],
)  # fmt: skip
def test_groups_and_nonsense_are_nobody(text) -> None:
    assert hardware_address(text) is None


@given(st.binary(min_size=6, max_size=6))
def test_any_single_card_survives(raw) -> None:
    expected = None if raw[0] & 1 or not any(raw) else raw.hex(":")
    assert hardware_address(raw.hex("-").upper()) == expected
