# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames out of capture files."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.frames import BLOCK_BYTES, FRAME_BYTES, frames, is_capture

FRAMES = (b"a" * 60, b"b" * 61, b"")


def _read(data, reading):
    return list(frames(io.BytesIO(data), reading))


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("nano", [False, True])
def test_pcap_is_read_in_both_orders_and_units(wire, reading, order, nano) -> None:
    data = wire.pcap(*FRAMES, link=113, order=order, nano=nano)
    assert is_capture(data)
    found = _read(data, reading)
    assert [frame.data for frame in found] == list(FRAMES)
    assert [frame.seconds for frame in found] == [wire.SECONDS, wire.SECONDS + 1, wire.SECONDS + 2]
    assert {frame.link for frame in found} == {113}
    assert not reading.notices


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("unit", [6, 9, 3])
def test_pcapng_is_read_in_both_orders_and_any_unit(wire, reading, order, unit) -> None:
    data = wire.pcapng(*FRAMES, order=order, unit=unit)
    assert is_capture(data)
    found = _read(data, reading)
    assert [frame.data for frame in found] == list(FRAMES)
    assert found[1].seconds == pytest.approx(wire.SECONDS + 1)


def test_a_section_starts_afresh_and_unknown_blocks_are_passed_over(wire, reading) -> None:
    data = wire.pcapng(b"one", order="<") + wire.block(0xBAD, b"x" * 40) + wire.pcapng(b"two")
    assert [frame.data for frame in _read(data, reading)] == [b"one", b"two"]
    data = wire.pcapng(b"one", order="<") + wire.pcapng(b"two", order=">", link=276)
    assert [frame.link for frame in _read(data, reading)] == [1, 276]


def test_a_simple_block_has_no_time(wire, reading) -> None:
    data = wire.pcapng() + wire.block(3, struct.pack("<I", 4) + b"abcd")
    assert [(f.seconds, f.data) for f in _read(data, reading)] == [(None, b"abcd")]


@pytest.mark.parametrize("form", ["pcap", "pcapng"])
@pytest.mark.parametrize("cut", [1, 5, 20, 70])
def test_a_cut_file_gives_what_came_before_and_a_notice(wire, reading, form, cut) -> None:
    data = getattr(wire, form)(b"a" * 60, b"b" * 60)
    assert [frame.data for frame in _read(data[:-cut], reading)] == [b"a" * 60]
    assert [notice.code for notice in reading.notices] == ["import_cut"]


@pytest.mark.parametrize("length", [FRAME_BYTES + 1, 0xFFFFFFFF])
def test_a_length_that_no_frame_has_ends_the_reading(wire, reading, length) -> None:
    data = wire.pcap(b"a") + struct.pack("<IIII", 1, 0, length, length) + bytes(FRAME_BYTES + 1)
    assert len(_read(data, reading)) == 1
    assert [notice.code for notice in reading.notices] == ["import_cut"]


@pytest.mark.parametrize("length", [0, 8, 13, BLOCK_BYTES + 4, 0xFFFFFFFC])
def test_a_block_length_that_cannot_be_ends_the_reading(wire, reading, length) -> None:
    data = wire.pcapng(b"a") + struct.pack("<II", 6, length) + b"x" * 1000
    assert len(_read(data, reading)) == 1
    assert [notice.code for notice in reading.notices] == ["import_cut"]


def test_a_frame_of_an_interface_that_was_not_told_ends_the_reading(wire, reading) -> None:
    body = struct.pack("<IIIII", 7, 0, 0, 4, 4) + b"abcd"
    assert _read(wire.pcapng() + wire.block(6, body), reading) == []
    assert [notice.code for notice in reading.notices] == ["import_cut"]


def test_a_stop_is_heard_between_frames(wire, reading) -> None:
    reading.stop = lambda: True
    assert _read(wire.pcap(*FRAMES), reading) == []


@given(st.sampled_from(["pcap", "pcapng"]), st.binary(max_size=200), st.integers(0, 200))
def test_any_damage_is_read_up_to_it(look, wire, form, noise, at) -> None:
    data = getattr(wire, form)(*(wire.arp("00:11:22:33:44:55", "10.0.0.5"),) * 3)
    damaged = data[: 24 + at] + noise + data[24 + at :]
    if is_capture(damaged):
        assert len(look(damaged).sightings) <= 3
