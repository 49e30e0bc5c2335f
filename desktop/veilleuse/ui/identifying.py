# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a device was given its class, and what was read of it, in words."""

import json
from datetime import datetime
from functools import cache

from PySide6.QtCore import QCoreApplication

from veilleuse.catalogue.fingerprints import load_rules
from veilleuse.domain.classify import Rulebook, sentence
from veilleuse.domain.model import Device, Fact, FactStatus
from veilleuse.domain.verdicts import FindingState, Severity, Verdict
from veilleuse.ui.text import filled, plain
from veilleuse.ui.texts import Texts

translate = QCoreApplication.translate

LONGEST_VALUE = 160
WORST_FIRST = tuple(Severity)


@cache
def rulebook() -> Rulebook:
    """The identification rules, read once; slow enough to be asked for in a job first."""
    return load_rules()


def reason(rule_id: str, texts: Texts) -> str:
    """What one rule saw; its id where the rule is no longer there."""
    rule = rulebook().by_id.get(rule_id)
    code, values = sentence(rule) if rule else (f"rule.{rule_id.replace('.', '_')}", {})
    return texts.find(code, **values) or plain(rule_id)


def certainty(device: Device, texts: Texts) -> str:
    """How sure the class is."""
    if device.class_by_hand:
        return translate("Identifying", "set by hand")
    if not device.confidence:
        return translate("Identifying", "nothing speaks for any class yet")
    return filled(translate("Identifying", "%1 sure"), texts.percent(device.confidence))


def verdict_look(verdict: Verdict) -> tuple[str, str]:
    """Icon and colour role of a verdict."""
    return {
        Verdict.OK: ("ok", "good"),
        Verdict.FINDING: ("warning", "high"),
        Verdict.UNKNOWN: ("learn", "muted"),
        Verdict.NOT_APPLICABLE: ("hand", "muted"),
    }[verdict]


def state_look(state: FindingState) -> tuple[str, str]:
    """Icon and colour role of a state."""
    return {
        FindingState.OPEN: ("warning", "high"),
        FindingState.ACCEPTED: ("accepted", "muted"),
        FindingState.AWAITING_PROOF: ("waiting", "accent"),
        FindingState.RESOLVED: ("ok", "good"),
    }[state]


def fact_value(fact: Fact, texts: Texts) -> str:
    """A fact's value on one line; how its reading went where there is none."""
    if fact.status is not FactStatus.OK:
        return texts.word(f"status.{fact.status}")
    value = fact.value
    if isinstance(value, bool):
        return translate("Identifying", "yes") if value else translate("Identifying", "no")
    if isinstance(value, int):
        return texts.number(value)
    if isinstance(value, str):
        return _moment(value, texts) or plain(value, LONGEST_VALUE)
    if isinstance(value, list):
        count = translate("Identifying", "%n item(s)", "", len(value))
        return plain(f"{count} · {_listed(value)}" if value else count, LONGEST_VALUE)
    return plain(json.dumps(value, ensure_ascii=False, default=str), LONGEST_VALUE)


def _listed(values: list[object]) -> str:
    """Names where the items have any."""
    return ", ".join(
        str(value.get("name", value)) if isinstance(value, dict) else str(value)
        for value in values[:20]
    )


def _moment(value: str, texts: Texts) -> str | None:
    """An ISO moment as people write it."""
    if not (20 <= len(value) <= 40 and value[4:5] == "-" and value[10:11] == "T"):
        return None
    try:
        return texts.moment(datetime.fromisoformat(value))
    except ValueError:
        return None
