# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each care function goes on without computers: one page a function."""

from collections.abc import Iterator

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import CareFunction
from veilleuse.domain.registers import Known, Procedure
from veilleuse.tasks.paper.blocks import (
    Block,
    bullets,
    fields,
    heading,
    lines,
    new_page,
    notice,
    text,
    ticks,
)
from veilleuse.tasks.paper.reading import Data, Reading

_PROMPTS = ("forms", "lists", "who", "tell", "back")


class UnknownFunctionError(VeilleuseError):
    """The site has no such care function."""

    code = "unknown_care"


def degraded(reading: Reading) -> Data:
    """All functions, or the one that the subject names."""
    say = reading.say
    chosen = [
        one for one in reading.sources.functions if not reading.subject or one.id == reading.subject
    ]
    if reading.subject and not chosen:
        raise UnknownFunctionError(
            care=reading.subject, known=", ".join(one.id for one in reading.sources.functions)
        )
    blocks: list[Block] = []
    for number, function in enumerate(chosen):
        blocks += [new_page()] if number else []
        blocks += _sheet(reading, function)
    if not chosen:
        blocks.append(text(say("degraded.none"), "muted"))
    return {
        "document": say("degraded.document", site=reading.site),
        "title": say("degraded.title"),
        "audience": say("degraded.audience"),
        "size": 11,
        "blocks": blocks,
    }


def _sheet(reading: Reading, function: CareFunction) -> Iterator[Block]:
    say = reading.say
    procedures = {one.function: one for one in reading.picture.site.procedures}
    kept = procedures.get(function.id, Procedure(function.id))
    yield heading(say.of("care", function.id))
    if kept.written is not Known.YES:
        yield notice(say(f"degraded.written_{kept.written.value}"))
    yield fields(
        [
            (say("degraded.place"), reading.name(kept.place)),
            (say("degraded.printed"), say.day(kept.printed_on) if kept.printed_on else ""),
            (say("degraded.tried"), say.day(kept.tried_on) if kept.tried_on else ""),
            (say("degraded.who"), ""),
        ],
        label_width=70,
    )
    yield from _devices(reading, function)
    for prompt in _PROMPTS:
        yield heading(say(f"degraded.{prompt}_heading"), 3)
        yield text(say(f"degraded.{prompt}_words"), "muted")
        yield lines(2)
    yield heading(say("degraded.drill"), 3)
    yield ticks(say(f"degraded.drill_{number}") for number in (1, 2, 3))


def _devices(reading: Reading, function: CareFunction) -> Iterator[Block]:
    named = [d for d in reading.picture.devices if d.id in function.devices]
    if named:
        yield heading(reading.say("degraded.devices"), 3)
        yield bullets(
            reading.say(
                "degraded.device",
                name=reading.name(device.title),
                kind=reading.say.of("class", device.device_class.value),
            )
            for device in sorted(named, key=lambda device: device.title.casefold())
        )
