# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scan journal for the biomedical engineer or a supplier: every packet, to whom and why."""

from collections import Counter
from collections.abc import Iterator

from veilleuse.domain.model import UNTOUCHABLE, Address
from veilleuse.domain.rounds import JournalEntry, Round
from veilleuse.tasks.paper.blocks import Block, bullets, fields, heading, notice, table, text
from veilleuse.tasks.paper.reading import Data, Reading


def journal(reading: Reading) -> Data:
    """The last rounds, newest first, each target with what it was sent."""
    say = reading.say
    blocks: list[Block] = [text(say("journal.intro")), notice(_promise(reading))]
    for made, entries in reading.sources.rounds:
        blocks += _round(reading, made, entries)
    if not reading.sources.rounds:
        blocks.append(text(say("journal.none"), "muted"))
    blocks.append(heading(say("journal.agreement")))
    blocks.append(fields([(say(f"journal.{name}"), "") for name in ("seen_by", "date", "sign")]))
    return {
        "document": say("journal.document", site=reading.site),
        "title": say("journal.title"),
        "audience": say("journal.audience"),
        "blocks": blocks,
    }


def _promise(reading: Reading) -> str:
    """How many packets went to what is never probed: counted, not asserted."""
    say, spared = reading.say, _spared(reading)
    sent = sum(
        entry.packets
        for _, entries in reading.sources.rounds
        for entry in entries
        if entry.target in spared
    )
    if not spared:
        return say("journal.no_care")
    return say("journal.sent_to_care" if sent else "journal.promise", n=len(spared), packets=sent)


def _spared(reading: Reading) -> frozenset[Address]:
    return frozenset(
        address
        for device in reading.picture.devices
        if device.never_probe or device.device_class in UNTOUCHABLE
        for address in device.addresses
    )


def _round(reading: Reading, made: Round, entries: tuple[JournalEntry, ...]) -> Iterator[Block]:
    say = reading.say
    mode = say.of("mode", made.mode.value)
    yield heading(say("journal.round", moment=say.moment(made.started_at), mode=mode))
    networks = ", ".join(map(str, made.networks)) or say("journal.own_networks")
    facts = [
        say("journal.networks", networks=networks),
        say("journal.packets", n=made.packets, packets=say.number(made.packets)),
    ]
    facts += [say("journal.stopped")] if made.stopped else []
    yield bullets(facts)
    counted: Counter[tuple[Address, str, int | None, str]] = Counter()
    for entry in entries:
        counted[entry.target, entry.act, entry.port, entry.probe] += entry.packets
    if not counted:
        yield text(say("journal.silent"), "muted")
        return
    yield table(
        [say(f"journal.{name}") for name in ("target", "device", "act", "port", "count", "probe")],
        (2, 2.6, 2.8, "auto", "auto", 1.3),
        _rows(reading, counted),
        8.5,
    )


def _rows(
    reading: Reading, counted: Counter[tuple[Address, str, int | None, str]]
) -> Iterator[tuple[str, ...]]:
    say = reading.say
    names = {address: device for device in reading.picture.devices for address in device.addresses}
    for (target, act, port, probe), packets in sorted(counted.items(), key=_place):
        device = names.get(target)
        told = reading.name(device.title) if device else "–"
        yield (
            str(target),
            told,
            say(f"journal.act_{act}"),
            str(port or "–"),
            say.number(packets),
            reading.name(probe),
        )


def _place(item: tuple[tuple[Address, str, int | None, str], int]) -> tuple[object, ...]:
    (target, act, port, probe), _ = item
    return target.version, int(target), act, port or 0, probe
