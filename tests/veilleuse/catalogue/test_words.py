# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import string
from collections.abc import Iterator, Mapping

import pytest

from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.words import Words, words
from veilleuse.domain.errors import VeilleuseError


def flat(tables: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{key}.")
        else:
            assert isinstance(value, str), key
            yield before + key, value


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_both_languages_say_the_same_things() -> None:
    french, english = dict(flat(words("fr").tables)), dict(flat(words("en").tables))
    assert french.keys() == english.keys()
    different = {k for k in french if placeholders(french[k]) != placeholders(english[k])}
    assert different == set()


def test_no_french_sentence_has_a_plain_space_before_double_punctuation() -> None:
    wrong = {
        code: text
        for code, text in flat(words("fr").tables)
        if any(f" {mark}" in text for mark in ";?!:%»") or "« " in text or "'" in text
    }
    # ASCII quotes are meant where a command is quoted; none is needed today.
    assert wrong == {}


def test_a_sentence_has_a_form_for_one_and_for_many() -> None:
    tables = {"x": {"days": {"one": "{n} jour", "other": "{n} jours"}}}
    assert Words("fr", tables)("x.days", n=0) == "0 jour"
    assert Words("fr", tables)("x.days", n=2) == "2 jours"
    english = {"x": {"days": {"one": "{n} day", "other": "{n} days"}}}
    assert Words("en", english)("x.days", n=0) == "0 days"
    assert Words("en", english)("x.days", n=1) == "1 day"


def test_a_missing_sentence_is_an_error_that_names_it() -> None:
    with pytest.raises(ResourceError, match=r"no sentence x\.y"):
        Words("fr", {})("x.y")
    assert Words("fr", {}).find("x.y") is None


def test_every_error_that_can_be_raised_has_a_sentence_in_both_languages() -> None:
    def kinds(kind: type[VeilleuseError]) -> Iterator[type[VeilleuseError]]:
        for below in kind.__subclasses__():
            yield below
            yield from kinds(below)

    from veilleuse.cli import agent_commands, commands  # loads every room but the window

    assert set(agent_commands.AGENT_COMMANDS) <= set(commands.COMMANDS)

    for language in ("fr", "en"):
        for kind in kinds(VeilleuseError):
            assert kind.code in words(language).tables["error"], kind  # type: ignore[operator]
