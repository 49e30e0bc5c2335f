# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The numbers of resources/model: each in its range, with its reason and its source, or refused."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from veilleuse.catalogue.folder import resources
from veilleuse.catalogue.justified import Row, Sheet
from veilleuse.domain.attack_model import (
    AttackModel,
    CareNeed,
    CoverageRule,
    Effect,
    Efforts,
    GateRule,
    Place,
)
from veilleuse.domain.exposure import Letter
from veilleuse.domain.model import CareFunctionId, DeviceClass
from veilleuse.domain.verdicts import ControlId, Verdict

_RATES = ("entries.toml", "steps.toml")
_HIGHEST_FACTOR = 20.0
_LONGEST_EFFORT = 480


def load_model(folder: Path | None = None) -> AttackModel:
    """The whole model, or ResourceError naming the file and the row that cannot be vouched for."""
    folder = folder or resources() / "model"
    main, level, care = (Sheet(folder / f"{name}.toml") for name in ("model", "level", "care"))
    controls, efforts = Sheet(folder / "controls.toml"), Sheet(folder / "efforts.toml")
    cap = main.row("cap").number(0, 1)
    rates = dict(_rates([Sheet(folder / name) for name in _RATES], cap))
    return AttackModel(
        version=main.text("version"),
        cap=cap,
        entries=main.texts("entries"),
        rates=rates,
        effects=_effects(controls, rates),
        priors=_priors(controls),
        advice=frozenset(_control(row) for row in controls.rows("advice")),
        families=_families(main),
        care=_care(care),
        weights=(care.row("lightest").number(0, 1), care.row("heaviest").number(0, 1)),
        workstation_weight=care.row("workstation").number(0, 1),
        letters={row.member(Letter, "id"): row.number(0, 100) for row in level.rows("letter")},
        gates=tuple(_gate(row) for row in level.rows("gate")),
        coverage_gates=_share_gates(level, "coverage_gate"),
        placement_gates=_share_gates(level, "placement_gate"),
        unseen_stop=care.row("unseen").number(0, 1),
        efforts=Efforts(
            answer=round(efforts.row("answer").number(1, _LONGEST_EFFORT)),
            agent_once=round(efforts.row("agent_once").number(0, _LONGEST_EFFORT)),
            agent_each=round(efforts.row("agent_each").number(0, _LONGEST_EFFORT)),
            band_point=efforts.row("band_point").number(0, 1),
        ),
    )


def _rates(sheets: Sequence[Sheet], cap: float) -> Iterator[tuple[Place, float]]:
    seen: set[Place] = set()
    for sheet in sheets:
        for row in sheet.rows("rate"):
            value = row.number(0, cap)
            for place in _places(row.text("step"), row):
                if place in seen:
                    raise row.refusal(f"{_told(place)} has a rate already")
                seen.add(place)
                yield place, value


def _effects(sheet: Sheet, rates: Mapping[Place, float]) -> Mapping[Place, tuple[Effect, ...]]:
    """Ordered by control, so that a product is the same to its last digit everywhere."""
    effects: dict[Place, dict[ControlId, Effect]] = defaultdict(dict)
    priors = _priors(sheet)
    for row in sheet.rows("effect"):
        effect = Effect(_control(row), row.number(1, _HIGHEST_FACTOR))
        if effect.control not in priors:
            raise row.refusal(f"{effect.control} has no prior")
        for step in row.texts("steps"):
            for place in _places(step, row):
                if place not in rates:
                    raise row.refusal(f"{_told(place)} has no rate to raise")
                if effect.control in effects[place]:
                    raise row.refusal(f"{effect.control} bears on {_told(place)} already")
                effects[place][effect.control] = effect
    return {
        place: tuple(by_control[control] for control in sorted(by_control))
        for place, by_control in effects.items()
    }


def _priors(sheet: Sheet) -> dict[ControlId, float]:
    return {_control(row): row.number(0, 1) for row in sheet.rows("prior")}


def _families(sheet: Sheet) -> Mapping[DeviceClass, str]:
    table = sheet.row("families")
    families = {
        device_class: family
        for family in table.cells
        for device_class in table.members(DeviceClass, family)
    }
    if missing := sorted(set(DeviceClass) - families.keys()):
        raise table.refusal(f"leaves out {', '.join(missing)}")
    return families


def _care(sheet: Sheet) -> tuple[CareNeed, ...]:
    weights = {row.text("id"): row.number(0, 1) for row in sheet.rows("care")}
    carriers: dict[str, dict[DeviceClass, float]] = {care: {} for care in weights}
    for row in sheet.rows("carrier"):
        for care in row.texts("care"):
            if care not in weights:
                raise row.refusal(f"no care function {care}")
            carriers[care].update(dict.fromkeys(_classes(row), row.number(0, 1)))
    return tuple(
        CareNeed(CareFunctionId(care), weight, carriers[care]) for care, weight in weights.items()
    )


def _gate(row: Row) -> GateRule:
    row.justify()
    return GateRule(
        code=row.text("code"),
        cap=row.member(Letter, "cap"),
        controls=tuple(ControlId(control) for control in row.texts("controls")),
        verdicts=frozenset(row.members(Verdict, "verdicts")),
        classes=frozenset(_classes(row)),
        within_reach=row.flag("within_reach"),
    )


def _share_gates(sheet: Sheet, name: str) -> tuple[CoverageRule, ...]:
    return tuple(
        CoverageRule(row.text("code"), row.member(Letter, "cap"), row.number(0, 1))
        for row in sheet.rows(name)
    )


def _control(row: Row) -> ControlId:
    row.justify()
    return ControlId(row.text("control"))


def _classes(row: Row) -> tuple[DeviceClass, ...]:
    return row.members(DeviceClass, "classes") if row.has("classes") else ()


def _places(step: str, row: Row) -> tuple[Place, ...]:
    return tuple((step, device_class) for device_class in _classes(row)) or ((step, None),)


def _told(place: Place) -> str:
    step, device_class = place
    return f"{step} on {device_class}" if device_class else step
