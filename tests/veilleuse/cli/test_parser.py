# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.catalogue.words import words
from veilleuse.cli.arguments import parse
from veilleuse.cli.parser import UsageError


def refusal(*typed: str, language: str = "fr") -> str:
    with pytest.raises(UsageError) as refused:
        parse(typed, words(language))
    assert "veilleuse" in str(refused.value.details["usage"])
    return str(refused.value.details["why"])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--frobnicate"], "option ou commande inconnue\u00a0: --frobnicate."),
        (["round", "--network"], "«\u00a0--network\u00a0» attend une valeur."),
        (["round", "--mode", "x"], "«\u00a0--mode\u00a0» n’accepte pas 'x'."),
        (["backup"], "il manque FILE."),
    ],
)
def test_each_refusal_is_a_french_sentence(typed: list[str], said: str) -> None:
    assert refusal(*typed) == said


def test_the_same_in_english() -> None:
    assert refusal("backup", language="en") == "FILE is missing."


@pytest.mark.parametrize("typed", [["--data", "d", "status"], ["status", "--data", "d"]])
def test_the_data_folder_may_stand_before_or_after_the_command(typed: list[str]) -> None:
    assert parse(typed, words("fr")).data.name == "d"


def test_a_round_only_listens_unless_it_is_told_otherwise() -> None:
    assert parse(["round"], words("fr")).mode == "quiet"


def test_networks_add_up() -> None:
    typed = parse(["round", "--network", "a", "--network", "b"], words("fr"))
    assert typed.network == ["a", "b"]
