# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that regular expressions cannot do without."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.literal import LiteralIndex, required_literal


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        (r"^OpenSSH_(\d+)$", "openssh_"),
        (r"Server: Apache\/(2\.4)", "server: apache/"),
        ("colou?r", "colo"),
        ("ab*cdef", "cdef"),
        ("abc+d", "abc"),
        ("a{0,3}bcd", "bcd"),
        ("abc{2}d", "abc"),
        ("cat|dog", ""),
        ("(?:cat|dog)s", "s"),
        (r"\x41bcd", "bcd"),
        (r"\u0041bc", "bc"),
        ("(?i)Foo", "foo"),
        ("(?x) a b c", ""),
        ("[abc]def", "def"),
        ("[]abc]def", "def"),
        ("éfg", "fg"),
        ("(?<name>foo)barbar", "barbar"),
        ("a(?=xyz)bc", "bc"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_literal_is_the_longest_that_every_match_contains(pattern, literal) -> None:
    assert required_literal(pattern) == literal


PIECES = st.sampled_from(
    ["ab", "c", ".", r"\d", "(a|b)", "(?:cd)?", "[a-c]+", "d*", "e{0,2}", "f{2}", "^", "$", r"\.",
     "|", "(?i)", r"\x61", "K", "ſ", "İ", " ", "(?=ab)", "[^a]", "b+?", r"\b"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=8), st.text("abcdefKkKſsSİi. 12", max_size=20), st.booleans())
def test_no_pattern_that_matches_is_left_out(pieces, text, ignore) -> None:
    pattern = "".join(pieces)
    try:
        compiled = re.compile(pattern, re.IGNORECASE if ignore else 0)
    except re.error:
        return
    if compiled.search(text):
        assert list(LiteralIndex(["zzzz", pattern]).candidates(text))[-1] == 1


@given(st.text(max_size=40))
def test_any_text_has_a_literal_or_none(pattern) -> None:
    literal = required_literal(pattern)
    assert literal.isascii()
    assert literal == literal.lower()


def test_candidates_keep_their_order() -> None:
    index = LiteralIndex(["xyzzy", r"\d", "abcd", "bcde"])
    assert list(index.candidates("ABCDE 1")) == [1, 2, 3]
