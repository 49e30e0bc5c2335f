# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the figures would be if some things were mended, turned out otherwise or happened."""

from collections.abc import Iterable
from dataclasses import dataclass

from veilleuse.domain.events import Event
from veilleuse.domain.exposure import Letter
from veilleuse.domain.model import DeviceId
from veilleuse.domain.scene import Scene
from veilleuse.domain.standpoint import repairs
from veilleuse.domain.verdicts import ControlId, FixId
from veilleuse.domain.whatif import Figures, Imagined, Mended, Reversed, WhatIf
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.explain import named_host
from veilleuse.tasks.plan_week import grounds


@dataclass(frozen=True, slots=True)
class TriedOut:
    """The site as it is, and as it would be."""

    imagined: tuple[Imagined, ...]
    before: Figures
    after: Figures
    letter_before: Letter
    letter_after: Letter


def begin_trying(desk: Desk) -> WhatIf:
    """The last assessment, with nothing imagined yet. NothingToExplainError before the first."""
    ground, shelf = grounds(desk), desk.shelf
    return WhatIf(
        ground.scene,
        ground.verdicts,
        shelf.model,
        events=shelf.events,
        repairs=repairs(ground.verdicts, shelf.controls),
    )


def try_out(
    desk: Desk,
    *,
    fixes: Iterable[str] = (),
    findings: Iterable[str] = (),
    events: Iterable[str] = (),
) -> TriedOut:
    """Everything at once. Each is a code, with `:` and a device where it concerns only one.

    Refuses what it does not know: NothingToMendError, UnknownFindingError, UnknownEventError,
    EventElsewhereError, UnknownSubjectError, AmbiguousSubjectError.
    """
    session = begin_trying(desk)
    scene = grounds(desk).scene
    imagined: list[Imagined] = []
    for typed in fixes:
        code, device = _split(desk, scene, typed)
        imagined.append(Mended(FixId(code), device))
    for typed in findings:
        code, device = _split(desk, scene, typed)
        imagined.append(Reversed(ControlId(code), device))
    for typed in events:
        code, device = _split(desk, scene, typed)
        imagined.append(Event(code, device))
    letter = session.level().letter
    once = tuple(dict.fromkeys(imagined))
    after = session.toggle(*once)
    return TriedOut(once, session.before, after, letter, session.level().letter)


def _split(desk: Desk, scene: Scene, typed: str) -> tuple[str, DeviceId | None]:
    code, _, device = typed.partition(":")
    name = device.strip()
    return code.strip(), named_host(scene, desk, name).id if name else None
