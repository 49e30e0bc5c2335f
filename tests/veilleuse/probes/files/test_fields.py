# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses as people write them."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.fields import address_of, hardware_of, packed_hardware


@pytest.mark.parametrize("text", ["10.0.0.5", " 10.0.0.5\n", "fe80::1%eth0", "fd00::5"])
def test_addresses_of_one_device_are_read(text) -> None:
    assert address_of(text) == ip_address(text.strip().partition("%")[0])


@pytest.mark.parametrize(
    "text",
    ["", "10.0.0.0/24", "224.0.0.251", "0.0.0.0", "127.0.0.1", "255.255.255.255", "::", "pc"],
)
def test_other_texts_are_none(text) -> None:
    assert address_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "00:11:32:AA:BB:05",
        "00-11-32-aa-bb-05",
        "0011.32aa.bb05",
        "001132aabb05",
        "00 11 32 AA BB 05",
    ],
)
def test_cards_are_read_however_they_are_grouped(text) -> None:
    assert hardware_of(text) == "00:11:32:aa:bb:05"


@pytest.mark.parametrize(
    "text", ["", "00:11:32", "01:00:5e:00:00:fb", "00:00:00:00:00:00", "0" * 13, "52-41-53-20-aa"]
)
def test_other_cards_are_none(text) -> None:
    assert hardware_of(text) is None
    assert packed_hardware(b"") is None


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_not(text) -> None:
    address_of(text)
    assert hardware_of(text) is None or len(hardware_of(text)) == 17
