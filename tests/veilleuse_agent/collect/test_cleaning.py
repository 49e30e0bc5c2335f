# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import msgspec
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.cleaning import LENGTH, clean, clean_text

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
texts = st.text(st.characters())  # lone surrogates included, as file names carry them


@given(texts)
def test_a_clean_text_is_short_printable_and_encodable(text):
    found = clean_text(text)
    assert len(found) <= LENGTH
    assert found.isprintable()
    found.encode()


@given(texts)
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(anything)
def test_clean_data_is_always_json(value):
    msgspec.json.encode(clean(value))


def test_ordinary_text_stays_and_control_characters_go():
    assert clean_text("Café – résidents") == "Café – résidents"
    assert clean_text("a\x1b[31m\nb\u202e") == "a [31m b"
    assert clean({"a\nb": ["c\0", 1, None]}) == {"a b": ["c", 1, None]}


def test_a_number_too_large_for_the_wire_becomes_text():
    assert clean(2**70) == str(2**70)
