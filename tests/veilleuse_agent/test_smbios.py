# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.smbios import system_uuid

UUID = bytes(range(16))


def structure(kind, body, strings=b"\0\0"):
    return struct.pack("<BBH", kind, 4 + len(body), 0) + body + strings


def table(*structures):
    data = b"".join(structures)
    return struct.pack("<4BI", 0, 3, 0, 0, len(data)) + data


BIOS = structure(0, bytes(14), b"Maker\0 1.0\0\0")
END = structure(127, b"")


def test_the_uuid_is_found_behind_other_structures():
    system = structure(1, bytes(4) + UUID + bytes(3), b"Maker\0Model\0\0")
    assert system_uuid(table(BIOS, system, END)) == UUID.hex()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        table(BIOS, END),
        table(BIOS),
        table(structure(1, bytes(4))),
        table(structure(1, bytes(4) + bytes(16))),
        table(structure(1, bytes(4) + b"\xff" * 16)),
        table(END, structure(1, bytes(4) + UUID)),
        table(bytes([1, 2, 0, 0])),
        table(bytes([1, 200, 0, 0])),
    ],
)
def test_a_table_without_a_uuid_gives_none(raw):
    assert system_uuid(raw) == ""


@given(st.binary(max_size=400))
def test_any_bytes_of_firmware_are_read_to_their_end(raw):
    assert re.fullmatch("([0-9a-f]{32})?", system_uuid(raw))
