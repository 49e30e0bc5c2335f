# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import string

import pytest

from veilleuse_agent.words import words

FRENCH, ENGLISH = words({}), words({"LANG": "en_GB.UTF-8"})


def test_both_languages_say_the_same_things():
    def places(text):
        return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)

    assert FRENCH.keys() == ENGLISH.keys()
    for code in FRENCH:
        assert places(FRENCH[code]) == places(ENGLISH[code]), code


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "fr_FR.UTF-8"}, FRENCH),
        ({"LANG": "C.UTF-8"}, FRENCH),
        ({"LANG": "fr_FR", "LC_ALL": "en_US"}, ENGLISH),
        ({"LANG": "en_US", "LC_MESSAGES": "fr_FR"}, FRENCH),
    ],
)
def test_the_session_chooses_and_french_is_the_default(environment, expected):
    assert words(environment) is expected


def test_french_punctuation_has_its_spaces_and_apostrophes():
    for text in FRENCH.values():
        assert not re.search(r" [:;?!%]|'", text), text
