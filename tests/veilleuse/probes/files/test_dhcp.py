# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What DHCP clients say of themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.dhcp import evidence, read_dhcp

CARD = bytes.fromhex("001122334455")


def message(*options: bytes, op: int = 1, kind: bytes = b"\x01\x06") -> bytes:
    head = bytes([op]) + kind + bytes(9) + bytes(4) + b"\x0a\x00\x00\x05" + bytes(8)
    return head + CARD + bytes(202) + b"\x63\x82\x53\x63" + b"".join(options) + b"\xff"


def option(number: int, value: bytes) -> bytes:
    return bytes([number, len(value)]) + value


def told(*options: bytes) -> set[tuple[str, str]]:
    return {(item.kind, item.value) for item in evidence(read_dhcp(message(*options)), 200)}


def test_name_class_and_list_are_read() -> None:
    found = told(
        b"\x00", option(53, b"\x01"), option(12, b"POSTE-IDE\x00"), option(60, b"MSFT 5.0"),
        option(55, bytes([1, 3, 6, 15])),
    )  # fmt: skip
    assert found == {
        ("name.dhcp", "POSTE-IDE"),
        ("dhcp.vendor", "MSFT 5.0"),
        ("dhcp.options", "1,3,6,15"),
    }


@pytest.mark.parametrize(
    "value", [b"\x00\x00\x00pc.lan", b"\x04\x00\x00\x02pc\x03lan\x00", b"\x04\x00\x00\x02pc\x03lan"]
)
def test_a_full_name_is_read_in_both_encodings(value) -> None:
    assert told(option(81, value)) == {("name.dhcp", "pc.lan")}


def test_a_long_option_goes_on_under_the_same_number() -> None:
    assert told(option(60, b"android-"), option(60, b"dhcp-13")) == {
        ("dhcp.vendor", "android-dhcp-13")
    }


def test_card_and_addresses_are_read() -> None:
    found = read_dhcp(message(option(53, b"\x05"), op=2))
    assert (found.is_request, found.kind, found.card) == (False, 5, CARD)
    assert found.given == b"\x0a\x00\x00\x05"
    assert found.client == bytes(4)


@pytest.mark.parametrize(
    "data", [b"", message()[:239], message(op=3), message(kind=b"\x06\x08"), bytes(300)]
)
def test_other_bytes_are_no_message(data) -> None:
    assert read_dhcp(data) is None


@given(st.binary(max_size=400))
def test_any_options_are_read(data) -> None:
    found = read_dhcp(message() + data)
    assert found is not None
    found = read_dhcp(message()[:-1] + data)
    assert all(0 < len(item.value) <= 50 for item in evidence(found, 50))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_not(data) -> None:
    read_dhcp(data)
