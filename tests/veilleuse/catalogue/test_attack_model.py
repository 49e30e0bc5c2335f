# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from veilleuse.catalogue.attack_model import load_model
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.catalogue.words import words
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.exposure import Letter
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.verdicts import Scope

Spoil = Callable[[str, str, str], Path]


@pytest.fixture(scope="module")
def model() -> AttackModel:
    return load_model()


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """A copy of the shipped model in which one text of one file is replaced once."""

    def spoilt(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "model"
        shutil.copytree(resources() / "model", folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return spoilt


def refused(folder: Path) -> dict[str, str]:
    with pytest.raises(ResourceError) as caught:
        load_model(folder)
    return {key: str(value) for key, value in caught.value.details.items()}


def test_the_shipped_model_is_whole(model: AttackModel) -> None:
    assert model.version
    assert set(model.families) == set(DeviceClass)
    assert set(model.letters) == set(Letter)
    assert {code for code, _ in model.rates} >= {
        *(f"arrive.{entry}" for entry in model.entries),
        *(f"land.{entry}" for entry in model.entries),
    }
    assert model.judged.isdisjoint(model.advice)
    assert model.judged <= model.priors.keys()


def test_every_step_has_its_rate_within_the_cap_and_every_factor_raises(
    model: AttackModel,
) -> None:
    assert all(0 < rate <= model.cap for rate in model.rates.values())
    factors = [effect.factor for effects in model.effects.values() for effect in effects]
    assert min(factors) > 1


def cells(table: object, place: str) -> Iterator[tuple[str, dict[str, object], str]]:
    """Every cell of a file that holds a number: its place, its row and its name."""
    if isinstance(table, list):
        for count, inner in enumerate(table, start=1):
            yield from cells(inner, f"{place} {count}")
    elif isinstance(table, dict):
        for name, inner in table.items():
            if isinstance(inner, int | float) and not isinstance(inner, bool):
                yield place, table, name
            yield from cells(inner, f"{place}.{name}")


def test_every_number_of_every_file_stands_in_a_justified_row() -> None:
    bare = [
        f"{path.name}{place}.{name}"
        for path in (resources() / "model").glob("*.toml")
        for place, row, name in cells(read_toml(path), "")
        if name != "value" or not (row.get("reason") and row.get("source"))
    ]
    assert bare == []


def test_every_control_of_the_catalogue_has_its_place_in_the_model(model: AttackModel) -> None:
    assert set(load_controls()) == model.judged | model.advice


def test_a_control_bears_only_on_classes_for_which_it_is_judged(model: AttackModel) -> None:
    controls = load_controls()
    unjudged = {
        (effect.control, kind)
        for (_, kind), effects in model.effects.items()
        for effect in effects
        if (
            kind not in controls[effect.control].applies_to
            if kind
            else controls[effect.control].scope is not Scope.SITE
        )
    }
    assert unjudged == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "why"),
    [
        ("entries.toml", "value = 0.46", "value = 1.46", "[[rate]] 1", "1.46 is not within"),
        ("entries.toml", "value = 0.46", "value = -0.1", "[[rate]] 1", "-0.1 is not within"),
        ("entries.toml", "value = 0.46", "value = nan", "[[rate]] 1", "nan is not within"),
        ("entries.toml", "value = 0.46", 'value = "0.46"', "[[rate]] 1", "not a number"),
        ("entries.toml", "value = 0.46", "value = true", "[[rate]] 1", "not a number"),
        ("entries.toml", "value = 0.006\nreason", "value = 0.006\nwhy", "[[rate]] 2", "no reason"),
        ("steps.toml", 'source = "', 'source = "" # ', "[[rate]] 1", "no source"),
        ("steps.toml", "value = 0.95", "value = 0.96", "[[rate]]", "not within 0 and 0.95"),
        ("controls.toml", "value = 4\n", "value = 0.5\n", "[[effect]] 1", "not within 1 and 20"),
        ("controls.toml", "value = 4\n", "value = 40\n", "[[effect]] 1", "not within 1 and 20"),
        ("controls.toml", '"land.stranger"', '"land.moon"', "[[effect]] 1", "no rate to raise"),
        ("controls.toml", '"INV-01"', '"INV-77"', "[[effect]] 1", "INV-77 has no prior"),
        ("controls.toml", '["unknown"]', '["robot"]', "[[effect]] 1", "no DeviceClass robot"),
        ("care.toml", "value = 0.35", "value = 3.5", "[[care]] 1", "not within 0 and 1"),
        ("care.toml", 'care = ["records"', 'care = ["poetry"', "[[carrier]] 1", "poetry"),
        ("level.toml", 'cap = "D"', 'cap = "F"', "[[gate]] 1", "no Letter F"),
        ("level.toml", 'verdicts = ["finding"]', "", "[[gate]] 1", "no verdicts"),
        ("model.toml", '"sensor", ', "", "[families]", "leaves out sensor"),
        ("model.toml", "value = 0.95", "value = 1.5", "[cap]", "not within 0 and 1"),
        ("model.toml", 'version = "2026.12.3"', "", "top", "no version"),
        ("efforts.toml", "[answer]", "[reply]", "", "no [answer]"),
    ],
)
def test_a_number_nobody_can_vouch_for_is_refused_by_file_and_row(
    spoil: Spoil, file: str, old: str, new: str, *, place: str, why: str
) -> None:
    details = refused(spoil(file, old, new))
    assert details["file"].endswith(file)
    assert place in details["why"]
    assert why in details["why"]


def test_the_same_step_twice_is_refused(spoil: Spoil) -> None:
    folder = spoil("steps.toml", 'step = "cross.unplaced"', 'step = "cross"')
    assert "cross has a rate already" in refused(folder)["why"]


def test_the_same_effect_twice_is_refused(spoil: Spoil) -> None:
    folder = spoil("controls.toml", 'control = "PAT-04"', 'control = "PAT-03"')
    assert "PAT-03 bears on move on workstation already" in refused(folder)["why"]


def test_a_missing_file_is_refused_by_name(spoil: Spoil) -> None:
    folder = spoil("model.toml", "version", "version")
    (folder / "care.toml").unlink()
    assert refused(folder)["file"].endswith("care.toml")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_gate_care_function_and_letter_has_its_sentence(
    model: AttackModel, language: str
) -> None:
    say = words(language)
    for rule in (*model.gates, *model.coverage_gates):
        assert say(f"gate.{rule.code}", n=1)
        assert say(f"gate.{rule.code}", n=3)
    for need in model.care:
        assert say(f"care.{need.id}")
    for letter in Letter:
        assert say(f"level.{letter}")
