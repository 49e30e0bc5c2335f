# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses as people and programs write them down."""

import ipaddress
import re

from veilleuse.domain.model import Address, HardwareAddress
from veilleuse.probes.hardware import hardware_address

_LONGEST = 64
_SEPARATORS = re.compile(r"[\s:.-]")
_TWELVE = re.compile(r"[0-9a-fA-F]{12}\Z")


def address_of(text: str) -> Address | None:
    """The address of one device; none for any other text, a network's and everybody's included."""
    try:
        found = ipaddress.ip_address(text.strip()[:_LONGEST].partition("%")[0])
    except ValueError:
        return None
    if found.is_multicast or found.is_unspecified or found.is_loopback or found == _BROADCAST:
        return None
    return found


def hardware_of(text: str) -> HardwareAddress | None:
    """Twelve hexadecimal digits, however they are grouped, as one card's address; else none."""
    digits = _SEPARATORS.sub("", text.strip()[:_LONGEST])
    if not _TWELVE.match(digits):
        return None
    return hardware_address(":".join(digits[at : at + 2] for at in range(0, 12, 2)))


def packed_hardware(raw: bytes) -> HardwareAddress | None:
    """Six bytes of a frame as one card's address; none for a group's."""
    return hardware_address(raw.hex(":")) if len(raw) == 6 else None


_BROADCAST = ipaddress.IPv4Address("255.255.255.255")
