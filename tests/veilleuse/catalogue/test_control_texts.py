# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import dataclasses
import re
from pathlib import Path

import pytest

from veilleuse.catalogue.control_texts import ControlText, control_texts, read_control_texts
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.words import LANGUAGES
from veilleuse.domain.judge import asks_person

LONGEST = {"title": 70, "finding": 70, "action": 60}
LONGEST_SENTENCE = 35
"""In words: what a tired reader follows in one go."""
ENGLISH = re.compile(
    r"\b(?:account|backup|browser|cloud|compliance|computer|cyber|device|driver|e-?mail|endpoint"
    r"|firewall|firmware|hacker|hardware|host|laptop|log|login|mail|malware|monitoring|network"
    r"|offline|online|password|patch|phishing|ransomware|reboot|reporting|restore|router|server"
    r"|software|spam|storage|switch|tool|update|upgrade|workstation)(?:e?s)?\b",
    re.IGNORECASE,
)
GOOD = {
    "title": "Ready",
    "finding": "Not ready",
    "why": "It matters. To all.",
    "action": "Get ready",
    "director": "We are not ready.",
}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def words_in(text: str) -> list[str]:
    return [word for word in text.split() if any(letter.isalnum() for letter in word)]


def french_faults(text: str) -> list[str]:
    """Where the typography is not that of the Imprimerie nationale."""
    faults = {
        "no narrow space before ; ? ! %": r"(?<!\u202f)[;?!%]",
        "no hard space before :": r"(?<!\u00a0):",
        "no hard space inside «": r"«(?!\u00a0)",
        "no hard space inside »": r"(?<!\u00a0)»",
        "two spaces before a sign": r"\s[\u202f\u00a0][:;?!%»]",
        "straight quote": "['\"]",
        "three dots": r"\.\.\.",
    }
    return [fault for fault, pattern in faults.items() if re.search(pattern, text)]


def english_words(text: str) -> list[str]:
    return ENGLISH.findall(text)


def every_text(language: str) -> list[tuple[str, str, str]]:
    """(control, field, text), fields without a text left out."""
    return [
        (control, field.name, getattr(text, field.name))
        for control, text in control_texts(language).items()
        for field in dataclasses.fields(ControlText)
        if getattr(text, field.name)
    ]


def write(folder: Path, control: str, fields: dict[str, str]) -> Path:
    path = folder / "xx.toml"
    lines = [f"[{control}]", *(f'{name} = "{value}"' for name, value in fields.items())]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_its_texts_in_the_order_of_the_catalogue(language: str):
    assert list(control_texts(language)) == list(load_controls())


@pytest.mark.parametrize("language", LANGUAGES)
def test_exactly_the_controls_that_ask_a_person_have_a_question(language: str):
    asked = {name for name, control in load_controls().items() if asks_person(control)}
    questions = {name: text.question for name, text in control_texts(language).items()}

    assert {name for name, question in questions.items() if question} == asked
    assert asked == {
        "INV-04",
        "INV-05",
        "OS-02",
        "PAT-06",
        "BKP-01",
        "BKP-02",
        "BKP-03",
        "GOV-02",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_is_one_sentence_that_ends_with_a_question_mark(language: str):
    questions = [text.question for text in control_texts(language).values() if text.question]

    assert [q for q in questions if q.count("?") != 1 or not q.endswith("?")] == []
    assert [q for q in questions if len(sentences(q)) != 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_findings_and_actions_fit_on_one_line(language: str):
    long = [
        (control, field, len(text))
        for control, field, text in every_text(language)
        if len(text) > LONGEST.get(field, len(text)) or "\n" in text
    ]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_findings_and_actions_are_headings_and_start_with_a_capital(language: str):
    headings = [row for row in every_text(language) if row[1] in LONGEST]

    assert [row for row in headings if row[2].endswith((".", "!", "?"))] == []
    assert [row for row in every_text(language) if not row[2][0].isupper()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_too_long_to_follow(language: str):
    long = [
        (control, field, sentence)
        for control, field, text in every_text(language)
        for sentence in sentences(text)
        if len(words_in(sentence)) > LONGEST_SENTENCE
    ]

    assert long == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reason_takes_two_or_three_sentences_and_the_director_reads_one(language: str):
    texts = control_texts(language)

    assert [n for n, text in texts.items() if len(sentences(text.why)) not in {2, 3}] == []
    assert [n for n, text in texts.items() if len(sentences(text.director)) != 1] == []
    assert [n for n, t in texts.items() if not (t.why + t.director).endswith(".")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_twice_and_nothing_is_left_to_fill_in(language: str):
    texts = [text for _, _, text in every_text(language)]

    assert len(texts) == len(set(texts))
    assert [text for text in texts if re.search(r"[{}<>\[\]]|TODO|XXX", text)] == []
    assert [text for text in texts if text != text.strip() or "  " in text] == []


def test_no_text_was_left_in_the_other_language():
    english = {text for _, _, text in every_text("en")}

    assert [row for row in every_text("fr") if row[2] in english] == []


def test_the_french_texts_have_french_typography():
    faulty = [(c, field, french_faults(text)) for c, field, text in every_text("fr")]

    assert [row for row in faulty if row[2]] == []


def test_the_english_texts_have_real_apostrophes_and_no_french_spaces():
    odd = [row for row in every_text("en") if re.search("['\"\u202f\u00a0«»]", row[2])]

    assert odd == []


def test_the_director_reads_no_english_and_no_acronym_in_french():
    directors = {name: text.director for name, text in control_texts("fr").items()}

    assert [d for d in directors.values() if english_words(d)] == []
    assert [d for d in directors.values() if re.search(r"\b(?!EHPAD\b)[A-Z]{2,}", d)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Prêt ?",
        "Prêt?",
        "Prêt\u00a0; fini",
        "Le taux est de 5 %",
        "Voici : rien",
        "Voici\u202f: rien",
        "Le mot « oui »",
        "L'agent",
        "Voici...",
        "Prêt \u202f?",
    ],
)
def test_a_fault_of_french_typography_is_seen(text: str):
    assert french_faults(text)


def test_good_french_typography_passes():
    text = "L’agent\u00a0: «\u00a0oui\u00a0», à 5\u202f%\u202f; prêt\u202f?"

    assert french_faults(text) == []


def test_english_words_are_seen_in_the_plural_too():
    assert english_words("Les backups, le Firewall et trois patches") == [
        "backups",
        "Firewall",
        "patches",
    ]
    assert english_words("Les sauvegardes du serveur, les hôtes et le logiciel") == []


@pytest.mark.parametrize("field", ["title", "finding", "why", "action", "director"])
def test_a_text_that_is_missing_or_empty_is_refused(tmp_path: Path, field: str):
    without = {name: value for name, value in GOOD.items() if name != field}

    for fields in (without, GOOD | {field: "  "}):
        path = write(tmp_path, "INV-01", fields)
        with pytest.raises(ResourceError) as error:
            read_control_texts(path)
        assert error.value.details["file"] == str(path)
        assert "INV-01" in str(error.value.details["why"])
        assert field in str(error.value.details["why"])


def test_a_key_that_nobody_reads_is_refused(tmp_path: Path):
    path = write(tmp_path, "INV-01", GOOD | {"titel": "Ready"})

    with pytest.raises(ResourceError) as error:
        read_control_texts(path)

    assert error.value.details["file"] == str(path)
    assert "INV-01" in str(error.value.details["why"])
    assert "titel" in str(error.value.details["why"])


def test_a_control_that_is_no_table_is_refused(tmp_path: Path):
    path = tmp_path / "xx.toml"
    path.write_text('INV-01 = "Ready"', encoding="utf-8")

    with pytest.raises(ResourceError, match="INV-01"):
        read_control_texts(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(ResourceError) as error:
        read_control_texts(tmp_path / "xx.toml")

    assert error.value.details["file"] == str(tmp_path / "xx.toml")


def test_the_question_may_be_left_out_or_given(tmp_path: Path):
    assert read_control_texts(write(tmp_path, "INV-01", GOOD))["INV-01"].question == ""

    asked = read_control_texts(write(tmp_path, "INV-01", GOOD | {"question": "Ready?"}))
    assert asked["INV-01"] == ControlText(**GOOD, question="Ready?")


def test_a_language_we_do_not_speak_is_refused():
    with pytest.raises(ResourceError):
        control_texts("de")
