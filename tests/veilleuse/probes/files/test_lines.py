# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of text files."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.lines import HEAD_BYTES, encoding_of, lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive(reading, encoding) -> None:
    data = "été\r\nhiver\nœuf".encode(encoding)
    assert list(lines(io.BytesIO(data), reading)) == ["été\n", "hiver\n", "œuf"]


def test_a_letter_cut_by_the_end_of_the_look_is_no_sign_of_another_encoding() -> None:
    data = ("a" * (HEAD_BYTES - 1) + "é").encode()
    assert encoding_of(data[:HEAD_BYTES]) == "utf-8"


def test_a_line_that_is_too_long_is_cut(reading) -> None:
    data = b"x" * (reading.bounds.record_bytes + 10) + b"\nend"
    found = list(lines(io.BytesIO(data), reading))
    assert [len(line) for line in found] == [reading.bounds.record_bytes, 11, 3]


def test_progress_is_told_and_a_stop_heard(reading) -> None:
    told = []
    reading.tell, reading.total = told.append, 4_000_000
    file = io.BytesIO(b"0123456789abcde\n" * 250_000)
    assert len(list(lines(file, reading))) == 250_000
    assert [step.step for step in told] == ["import"] * len(told)
    assert [step.done for step in told] == sorted({step.done for step in told})
    assert len(told) >= 3
    reading.stop = lambda: True
    assert list(lines(io.BytesIO(b"a\nb\n"), reading)) == []


@given(st.binary(max_size=200))
def test_any_bytes_are_lines(data) -> None:
    encoding_of(data)
