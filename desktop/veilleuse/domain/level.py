# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The letter of a site: twenty points each, lowered by gates; and how much was observed."""

from collections.abc import Iterable, Mapping

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import Subject
from veilleuse.domain.exposure import Coverage, Gate, Letter, Level
from veilleuse.domain.graph import Layout
from veilleuse.domain.model import COMPUTERS
from veilleuse.domain.scene import Host
from veilleuse.domain.simulate import Outcome
from veilleuse.domain.verdicts import Verdict

_KNOWN = frozenset({Verdict.OK, Verdict.FINDING})


def letter_of(score: float, model: AttackModel) -> Letter:
    """The first letter whose limit lies above the score."""
    return next((letter for letter in Letter if score < model.letters[letter]), Letter.E)


def level_of(
    score: float,
    outcome: Outcome,
    *,
    devices: Iterable[Host],
    verdicts: Mapping[Subject, Verdict],
    coverage: Coverage,
    placed: float,
    model: AttackModel,
) -> Level:
    """What the score gives, lowered to the cap of the worst gate that is shut.

    `placed` is the share of the care functions, by weight, of which a device is known.
    """
    classes = {device.id: device.device_class for device in devices}
    gates: list[Gate] = []
    for rule in model.gates:
        stuck = [
            device
            for (control, device), verdict in verdicts.items()
            if control in rule.controls
            and verdict in rule.verdicts
            and (not rule.classes or (device is not None and classes.get(device) in rule.classes))
            and (not rule.within_reach or (device is not None and outcome.entered.get(device)))
        ]
        if stuck:
            named = tuple(sorted({device for device in stuck if device is not None}))
            gates.append(Gate(rule.code, rule.cap, named))
    gates.extend(
        Gate(rule.code, rule.cap)
        for share, rules in (
            (coverage.share, model.coverage_gates),
            (placed, model.placement_gates),
        )
        for rule in rules
        if share < rule.below
    )
    gates.sort(key=lambda gate: gate.cap, reverse=True)
    by_score = letter_of(score, model)
    return Level(max([by_score, *(gate.cap for gate in gates)]), by_score, tuple(gates))


def blind_subjects(layout: Layout, verdicts: Mapping[Subject, Verdict]) -> frozenset[Subject]:
    """What nobody knows: judged unknown, or bearing on the figures and not judged at all."""
    unknown = {subject for subject, verdict in verdicts.items() if verdict is Verdict.UNKNOWN}
    silent = {
        (control, device)
        for control, device in layout.bearing
        if (control, device) not in verdicts and (control, None) not in verdicts
    }
    return frozenset(unknown | silent)


def cover(layout: Layout, devices: Iterable[Host], verdicts: Mapping[Subject, Verdict]) -> Coverage:
    """How much of what applies was observed; what was not judged at all applies too."""
    computers = [device for device in devices if device.device_class in COMPUTERS]
    known = sum(verdict in _KNOWN for verdict in verdicts.values())
    return Coverage(
        known=known,
        applicable=known + len(blind_subjects(layout, verdicts)),
        computers=len(computers),
        computers_reporting=sum(computer.reported_at is not None for computer in computers),
    )
