# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from veilleuse.catalogue.control_texts import ControlText, control_texts, read_control_texts
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.domain.judges.questions import VALIDITY

LONGEST = {"title": 70, "finding": 70, "action": 60, "question": 170, "director": 170, "why": 330}
WHOLE_SENTENCES = ("why", "director")
JARGON = (
    *("BitLocker", "SMB", "RDP", "NLA", "Telnet", "FTP", "VPN", "VLAN", "TPM", "KEV", "CVE"),
    *("antimalware", "patch", "firmware", "ransomware", "endpoint"),
)
ONE_OF_EACH = """
[X-01]
title = "a"
finding = "b"
why = "c"
action = "d"
director = "e"
"""

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_every_control_has_texts_and_no_text_is_left_over(language: str) -> None:
    assert control_texts(language)
    assert set(control_texts(language)) == set(load_controls())


@every_language
def test_the_texts_fit_where_they_are_shown(language: str) -> None:
    long = {
        f"{control}.{field}": len(getattr(text, field))
        for control, text in control_texts(language).items()
        for field, most in LONGEST.items()
        if len(getattr(text, field)) > most
    }
    assert long == {}


@every_language
def test_exactly_the_controls_that_a_person_answers_ask_a_question(language: str) -> None:
    answered = {c.id for c in load_controls().values() if VALIDITY in c.parameters}
    asking = {control for control, text in control_texts(language).items() if text.question}
    assert asking == answered
    assert all(control_texts(language)[control].question.endswith("?") for control in asking)


@every_language
def test_why_is_two_or_three_sentences_and_the_director_gets_one(language: str) -> None:
    for control, text in control_texts(language).items():
        assert 2 <= text.why.count(". ") + 1 <= 4, control
        assert text.director.count(".") == 1, control
        for field in WHOLE_SENTENCES:
            assert getattr(text, field).endswith("."), f"{control}.{field}"
        for field in ("title", "finding", "action"):
            assert not getattr(text, field).endswith("."), f"{control}.{field}"


@every_language
def test_the_director_reads_no_jargon(language: str) -> None:
    told = {
        control: word
        for control, text in control_texts(language).items()
        for word in JARGON
        if word.casefold() in text.director.casefold().split()
    }
    assert told == {}


@every_language
def test_two_controls_are_never_called_the_same(language: str) -> None:
    for field in ("title", "finding", "action", "director"):
        said = [getattr(text, field) for text in control_texts(language).values()]
        assert len(set(said)) == len(said), field


@every_language
def test_every_control_belongs_to_a_family_with_a_name(language: str) -> None:
    families = {control.partition("-")[0] for control in control_texts(language)}
    assert all(words(language).find(f"control_family.{family}") for family in families)


def test_a_text_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "fr.toml"
    path.write_text(ONE_OF_EACH + 'question = "f ?"\n', encoding="utf-8")
    assert dict(read_control_texts(path)) == {
        "X-01": ControlText("a", "b", "c", "d", question="f ?", director="e")
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('why = "c"\n', "", "why"),
        ('why = "c"', 'why = " "', "why is empty"),
        ('why = "c"', "why = 3", "why"),
        ('why = "c"', 'why = "c"\nwho = "g"', "who"),
    ],
)
def test_a_text_that_is_not_whole_is_refused_by_name(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = tmp_path / "fr.toml"
    path.write_text(ONE_OF_EACH.replace(old, new), encoding="utf-8")
    with pytest.raises(ResourceError, match=rf"fr\.toml.*X-01.*{told}"):
        read_control_texts(path)


def test_there_is_no_third_language() -> None:
    with pytest.raises(ResourceError, match="no language de"):
        control_texts("de")
