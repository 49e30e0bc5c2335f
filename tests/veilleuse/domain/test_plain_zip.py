# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.plain_zip import PlainZip, ZipRefusedError, ZipTooLargeError


def zipped(*members: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def test_members_are_read_within_their_bound() -> None:
    archive = PlainZip(zipped(("a", b"1234"), ("b", b"")), total=100)
    assert archive.names == {"a", "b"}
    assert (archive.read("a", 4), archive.read("b", 0), archive.read("c", 9)) == (
        b"1234",
        b"",
        None,
    )
    with pytest.raises(ZipTooLargeError):
        archive.read("a", 3)


def test_what_claims_too_much_is_refused_at_the_door() -> None:
    with pytest.raises(ZipTooLargeError):
        PlainZip(zipped(("a", bytes(101))), total=100)
    with pytest.raises(ZipTooLargeError):
        PlainZip(zipped(*((str(number), b"") for number in range(5))), members=4, total=100)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_or_packed_in_another_way_is_refused() -> None:
    with pytest.raises(ZipRefusedError):
        PlainZip(zipped(("a", b"1"), ("a", b"2")), total=100)
    with pytest.raises(ZipRefusedError):
        PlainZip(zipped(("a", b"1"), packing=zipfile.ZIP_LZMA), total=100)


@given(st.binary(max_size=300), st.integers(0, 120), st.binary(max_size=6))
def test_any_bytes_are_read_or_refused(noise: bytes, place: int, change: bytes) -> None:
    sound = zipped(("a", b"some text"))
    for data in (noise, sound[:place] + change + sound[place + len(change) :]):
        try:
            archive = PlainZip(data, total=1000)
            read = {name: archive.read(name, 1000) for name in archive.names}
        except ZipRefusedError:
            continue
        assert all(content is not None for content in read.values())
