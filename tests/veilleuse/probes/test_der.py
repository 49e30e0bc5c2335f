# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tag, length and value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.der import DerError, only, parts


def _part(tag: int, value: bytes) -> bytes:
    size = len(value)
    if size < 128:
        return bytes((tag, size)) + value
    return bytes((tag, 0x82)) + size.to_bytes(2, "big") + value


@given(st.lists(st.tuples(st.integers(0, 255), st.binary(max_size=300)), max_size=5))
def test_what_was_written_is_read_again(written) -> None:
    data = b"".join(_part(tag, value) for tag, value in written)
    assert list(parts(data)) == written


@pytest.mark.parametrize("data", [b"\x30\x05abc", b"\x30\x80", b"\x30\x85\x01\x01\x01\x01\x01"])
def test_what_promises_more_than_it_holds_is_refused(data) -> None:
    with pytest.raises(DerError):
        list(parts(data))


def test_another_tag_or_nothing_is_refused() -> None:
    assert only(b"\x30\x01x", 0x30) == b"x"
    for data in (b"", b"\x04\x01x"):
        with pytest.raises(DerError):
            only(data, 0x30)


@given(st.binary(max_size=100))
def test_any_bytes_are_parts_or_refused(data) -> None:
    try:
        found = list(parts(data))
    except DerError:
        found = []
    assert sum(len(value) for _, value in found) <= len(data)
