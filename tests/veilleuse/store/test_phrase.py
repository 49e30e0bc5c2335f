# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.store.errors import WrongPhraseError
from veilleuse.store.phrase import read, spell

SECRETS = st.binary(min_size=32, max_size=32)


@given(SECRETS)
def test_a_phrase_gives_its_secret_back(secret: bytes) -> None:
    assert read(spell(secret)) == secret


def test_a_phrase_is_fourteen_groups_that_a_hand_can_copy() -> None:
    assert re.fullmatch(r"(?:[A-Z2-7]{4}-){13}[A-Z2-7]{4}", spell(bytes(32)))


def test_case_blanks_and_look_alikes_do_not_matter() -> None:
    phrase = spell(bytes(range(32)))
    written = phrase.lower().replace("-", "  ").replace("o", "0").replace("i", "1")
    assert read(written) == bytes(range(32))


@given(SECRETS, st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_wrong_sign_is_noticed(secret: bytes, at: int, sign: str) -> None:
    signs = list(spell(secret).replace("-", ""))
    if signs[at] == sign:
        return
    signs[at] = sign
    with pytest.raises(WrongPhraseError):
        read("".join(signs))


@given(st.text(max_size=80))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(WrongPhraseError):
        read(text)
