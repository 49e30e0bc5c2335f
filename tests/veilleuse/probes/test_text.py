# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile text becomes one plain, short line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.text import clean


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Imprimante  accueil\r\n", "Imprimante accueil"),
        (b"caf\xc3\xa9 \xff", "café \ufffd"),
        ("abc\u202egnp.exe", "abc gnp.exe"),
        ("a\u200bb\x00c\x1b[31m", "a b c [31m"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_a_text_shows_all_it_holds(raw, shown) -> None:
    assert clean(raw, 100) == shown


@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)), st.integers(1, 40))
def test_any_text_is_short_and_without_what_is_unseen(raw, limit) -> None:
    cleaned = clean(raw, limit)
    assert len(cleaned) <= limit
    assert cleaned == cleaned.strip()
    unseen = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert not unseen & {unicodedata.category(each) for each in cleaned}
    assert clean(cleaned, limit) == cleaned
