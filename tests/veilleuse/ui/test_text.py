# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.ui.text import LIMIT, filled, plain, tip


@settings(max_examples=200)
@given(st.text(max_size=900))
def test_plain_text_is_one_short_visible_line(text: str) -> None:
    shown = plain(text)
    assert len(shown) <= LIMIT
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in shown)
    assert plain(shown) == shown


@pytest.mark.parametrize("text", ["EHPAD « Les Tilleuls »", "名前", "é́", "a  b", ""])
def test_honest_text_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_direction_overrides_are_gone() -> None:
    assert plain("\u202egpj.exe") == "gpj.exe"


def test_cut_text_ends_in_an_ellipsis() -> None:
    assert plain("A" * 10_000) == "A" * (LIMIT - 1) + "…"


@pytest.mark.parametrize(
    ("sentence", "values", "told"),
    [
        ("%1 of %2", ("a", "b"), "a of b"),
        ("%2 before %1", ("a", "b"), "b before a"),
        ("%1", ("%2",), "%2"),
        ("100% sure", (), "100% sure"),
        ("%1%", ("42",), "42%"),
        ("%3", ("a",), "%3"),
    ],
)
def test_values_stay_values(sentence: str, values: tuple[str, ...], told: str) -> None:
    assert filled(sentence, *values) == told


def test_a_tooltip_escapes_its_text() -> None:
    assert tip("<b>") == "<p>&lt;b&gt;</p>"
    assert tip("") == ""
