# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads resources/model/events.toml: what may be imagined to have happened."""

from collections.abc import Mapping
from pathlib import Path

from veilleuse.catalogue.folder import resources
from veilleuse.catalogue.justified import Row, Sheet
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.events import TAKEN, EventRule


def load_events(model: AttackModel, path: Path | None = None) -> Mapping[str, EventRule]:
    """Each event by its code; ResourceError naming the row whose step the model does not take."""
    sheet = Sheet(path or resources() / "model" / "events.toml")
    steps = {step for step, _ in model.rates} | {TAKEN}
    rules: dict[str, EventRule] = {}
    for row in sheet.rows("event"):
        rule = _rule(row, steps)
        if rule.code in rules:
            raise row.refusal(f"{rule.code} stands there already")
        rules[rule.code] = rule
    return rules


def _rule(row: Row, known: set[str]) -> EventRule:
    row.justify()
    rule = EventRule(
        code=row.text("code"),
        steps=row.texts("steps") if row.has("steps") else (),
        on_device=row.texts("on_device") if row.has("on_device") else (),
        needs_device=row.flag("needs_device"),
    )
    steps = (*rule.steps, *rule.on_device)
    if missing := sorted(set(steps) - known):
        raise row.refusal(f"no step {', '.join(missing)}")
    if not steps or (rule.needs_device and not rule.on_device):
        raise row.refusal("makes nothing certain")
    return rule
