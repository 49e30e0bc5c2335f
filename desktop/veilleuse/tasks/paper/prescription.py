# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A prescription to take to a machine: steps to tick, how to go back, a code to find it again."""

from collections.abc import Iterator

import segno

from veilleuse.catalogue.fixes import guide
from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.guides import Block as GuideBlock
from veilleuse.catalogue.guides import BlockKind, Guide, Section, SectionCode
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.domain.verdicts import FixId
from veilleuse.tasks.paper.blocks import (
    Block,
    command,
    fields,
    heading,
    notice,
    steps,
    table,
    text,
    ticks,
)
from veilleuse.tasks.paper.reading import Data, Reading


class UnknownFixError(VeilleuseError):
    """No procedure has that id."""

    code = "unknown_fix"


def prescription(reading: Reading) -> Data:
    """The sheet of the fix whose id is the subject."""
    say, fix = reading.say, FixId(reading.subject)
    try:
        told = guide(fix, say.language)
    except ResourceError as error:
        raise UnknownFixError(fix=str(fix)) from error
    return {
        "document": say("prescription.document", site=reading.site, title=told.title),
        "title": told.title,
        "audience": say.of("audience", told.audience),
        "blocks": [
            *_effort(reading, fix, told),
            *_machines(reading, fix),
            *(block for section in told.sections for block in _section(section)),
            *_done(reading),
        ],
    }


def _effort(reading: Reading, fix: FixId, told: Guide) -> Iterator[Block]:
    say, asked = reading.say, _asked(reading, fix)
    yield {
        "type": "qr",
        "rows": qr(f"veilleuse:fix:{fix}"),
        "alt": say("prescription.qr_alt", fix=fix),
        "lines": [
            say("prescription.id", fix=fix),
            say("prescription.time", time=say.duration(asked.minutes))
            if asked
            else say("prescription.not_asked"),
            say("prescription.when", when=say.of("best_hour", told.best_hour)),
        ],
    }
    if told.care_warning:
        yield notice(say("prescription.care_warning"))


def qr(words: str) -> list[str]:
    """Rows of ones and zeros with the quiet zone that ISO/IEC 18004 asks for."""
    made = segno.make(words, error="m", micro=False)
    return ["".join(str(int(sign)) for sign in row) for row in made.matrix_iter(border=4)]


def _asked(reading: Reading, fix: FixId) -> Prescription | None:
    assessment = reading.picture.assessment
    asked = [p for p in (assessment.prescriptions if assessment else ()) if p.fix == fix]
    asked.sort(key=lambda one: one.kind is not PrescriptionKind.FIX)
    return asked[0] if asked else None


def _machines(reading: Reading, fix: FixId) -> Iterator[Block]:
    say, asked = reading.say, _asked(reading, fix)
    if asked is None or not asked.devices:
        return
    wanted = frozenset(asked.devices)
    found = sorted(
        (d for d in reading.picture.devices if d.id in wanted), key=lambda d: d.title.casefold()
    )
    yield heading(say("prescription.machines", n=len(found)))
    yield table(
        [say(f"prescription.{name}") for name in ("machine", "address", "done_on", "by")],
        (3, 2, 1.5, 2),
        [
            (reading.name(d.title), str(d.addresses[0]) if d.addresses else "–", "", "")
            for d in found[: reading.settings.lines["annex"]]
        ],
    )


def _section(section: Section) -> Iterator[Block]:
    """Warnings stand out, what is to be done gets a box, what is only read does not."""
    yield heading(section.title)
    pending: list[str] = []
    for block in section.blocks:
        if block.kind is BlockKind.STEP:
            pending.append(block.text)
            continue
        if pending:
            yield steps(pending)
            pending = []
        yield _plain(block, section.code)
    if pending:
        yield steps(pending)


def _plain(block: GuideBlock, code: SectionCode) -> Block:
    if block.kind is BlockKind.COMMAND:
        return command(block.text)
    if block.kind is BlockKind.WARNING:
        return notice(block.text)
    if code is SectionCode.BEFORE:
        return ticks([block.text])
    return text(block.text)


def _done(reading: Reading) -> Iterator[Block]:
    say = reading.say
    yield heading(say("prescription.done"))
    yield text(say("prescription.done_why"), "muted")
    names = ("done_by", "done_on", "seen_by", "remarks")
    yield fields([(say(f"prescription.{name}"), "") for name in names])
