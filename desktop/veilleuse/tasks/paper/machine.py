# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One device on one sheet: what it is, what was found, what to do."""

from collections.abc import Iterator

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import UNTOUCHABLE, Device
from veilleuse.domain.verdicts import FindingState, Verdict
from veilleuse.tasks.paper.blocks import Block, fields, heading, lines, notice, table, text, ticks
from veilleuse.tasks.paper.reading import Data, Reading, worst_first


class UnknownDeviceError(VeilleuseError):
    """No device has that id."""

    code = "device_gone"


def machine(reading: Reading) -> Data:
    """The card of the device whose id is the subject."""
    say = reading.say
    device = next((d for d in reading.picture.devices if d.id == reading.subject), None)
    if device is None:
        raise UnknownDeviceError
    title = reading.name(device.title)
    return {
        "document": say("machine.document", site=reading.site, device=title),
        "title": title,
        "audience": say("machine.audience"),
        "blocks": [
            *_identity(reading, device),
            *_findings(reading, device),
            *_doubts(reading, device),
            *_work(reading, device),
            heading(say("machine.notes")),
            lines(5),
        ],
    }


def _identity(reading: Reading, device: Device) -> Iterator[Block]:
    say = reading.say
    if device.never_probe or device.device_class in UNTOUCHABLE:
        yield notice(say("machine.never_probed"))
    reported = (
        say.moment(device.reported_at) if device.reported_at else say("machine.never_reported")
    )
    yield fields(
        [
            (say("machine.class"), say.of("class", device.device_class.value)),
            (say("machine.name"), reading.name(device.name) or say("machine.unknown")),
            (say("machine.maker"), reading.name(device.vendor) or say("machine.unknown")),
            (say("machine.product"), reading.name(device.product) or say("machine.unknown")),
            (say("machine.addresses"), ", ".join(map(str, device.addresses[:4])) or "–"),
            (say("machine.hardware"), ", ".join(device.hardware[:4]) or "–"),
            (say("machine.first_seen"), say.moment(device.first_seen)),
            (say("machine.last_seen"), say.moment(device.last_seen)),
            (say("machine.report"), reported),
            (say("machine.place"), ""),
            (say("machine.owner"), ""),
        ],
        gap=7,
    )


def _findings(reading: Reading, device: Device) -> Iterator[Block]:
    say = reading.say
    found = worst_first(
        f
        for f in reading.picture.findings
        if f.device == device.id and f.state is not FindingState.RESOLVED
    )
    yield heading(say("machine.findings"))
    if not found:
        yield text(reading.nothing("machine.no_finding"), "muted")
        return
    yield table(
        [say(f"machine.{name}") for name in ("what", "seen", "since")],
        (3, 4, "auto"),
        [
            (
                reading.title(f.control),
                reading.seen(f.reason, f.details),
                say.short(say.local(f.opened_at)),
            )
            for f in found
        ],
    )


def _doubts(reading: Reading, device: Device) -> Iterator[Block]:
    say, assessment = reading.say, reading.picture.assessment
    said = assessment.judgements if assessment else ()
    unknown = [j for j in said if j.device == device.id and j.verdict is Verdict.UNKNOWN]
    if unknown:
        yield heading(say("machine.doubts"))
        yield table(
            [say("machine.what"), say("machine.seen")],
            (3, 4),
            [(reading.topic(j.control), reading.seen(j.reason, j.details)) for j in unknown],
        )


def _work(reading: Reading, device: Device) -> Iterator[Block]:
    say, assessment = reading.say, reading.picture.assessment
    asked = assessment.prescriptions if assessment else ()
    mine = [one for one in asked if device.id in one.devices and one.gain_points > 0]
    if mine:
        yield heading(say("machine.work"))
        yield ticks(reading.asked(one)[0] for one in mine)
