# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The four marks of the first page: how much is in order, to correct, unknown."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from veilleuse.domain.model import COMPUTERS, DeviceClass, DeviceId
from veilleuse.domain.verdicts import Judgement, Verdict


class Counted(Protocol):
    """A device now, or as an earlier assessment saw it."""

    @property
    def id(self) -> DeviceId:
        """The same over time."""

    @property
    def device_class(self) -> DeviceClass:
        """What it is for."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Three counts that add up to everything that was to be looked at."""

    ok: int
    finding: int
    unknown: int

    @property
    def total(self) -> int:
        """Of the three."""
        return self.ok + self.finding + self.unknown


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """A finding wins over an unknown, an unknown over a good word; nothing said is unknown."""
    said = {verdict for verdict in verdicts if verdict is not Verdict.NOT_APPLICABLE}
    for verdict in (Verdict.FINDING, Verdict.UNKNOWN, Verdict.OK):
        if verdict in said:
            return verdict
    return Verdict.UNKNOWN


def mark(
    count: str,
    controls: Iterable[str],
    devices: Iterable[Counted],
    judgements: Iterable[Judgement],
) -> Mark:
    """The mark counted as `count` says: a key of the table at the end of this file."""
    listed = frozenset(controls)
    kept = [judgement for judgement in judgements if judgement.control in listed]
    return _tally(_COUNTS[count](tuple(devices), kept))


def _tally(verdicts: Iterable[Verdict]) -> Mark:
    found = list(verdicts)
    return Mark(*(found.count(v) for v in (Verdict.OK, Verdict.FINDING, Verdict.UNKNOWN)))


def _computers(devices: tuple[Counted, ...], judgements: list[Judgement]) -> list[Verdict]:
    said = _by_device(judgements)
    return [worst(said.get(d.id, ())) for d in devices if d.device_class in COMPUTERS]


def _controls(_devices: tuple[Counted, ...], judgements: list[Judgement]) -> list[Verdict]:
    said: dict[str, list[Verdict]] = {}
    for judgement in judgements:
        if judgement.verdict is not Verdict.NOT_APPLICABLE:
            said.setdefault(judgement.control, []).append(judgement.verdict)
    return [worst(verdicts) for verdicts in said.values()]


def _subjects(_devices: tuple[Counted, ...], judgements: list[Judgement]) -> list[Verdict]:
    """Each device, or the site, to which at least one of the controls applies."""
    said: dict[str | None, list[Verdict]] = {}
    for judgement in judgements:
        if judgement.verdict is not Verdict.NOT_APPLICABLE:
            said.setdefault(judgement.device, []).append(judgement.verdict)
    return [worst(verdicts) for verdicts in said.values()]


def _devices(devices: tuple[Counted, ...], judgements: list[Judgement]) -> list[Verdict]:
    """A device of a known class is known; the others are what the controls say of them."""
    said = _by_device(judgements)
    return [
        Verdict.OK if d.device_class is not DeviceClass.UNKNOWN else worst(said.get(d.id, ()))
        for d in devices
    ]


def _by_device(judgements: list[Judgement]) -> dict[str, list[Verdict]]:
    said: dict[str, list[Verdict]] = {}
    for judgement in judgements:
        if judgement.device is not None:
            said.setdefault(judgement.device, []).append(judgement.verdict)
    return said


_COUNTS: Mapping[str, Callable[[tuple[Counted, ...], list[Judgement]], list[Verdict]]] = {
    "computers": _computers,
    "controls": _controls,
    "subjects": _subjects,
    "devices": _devices,
}
