# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The contact sheet: people, suppliers and how they come in, national numbers."""

from veilleuse.domain.registers import ContactRole
from veilleuse.tasks.paper.blocks import Block, heading, table, text
from veilleuse.tasks.paper.people import ROOMY, national, own_people
from veilleuse.tasks.paper.reading import Data, Reading

_SPARE = 4
"""Lines left to write by hand."""


def contacts(reading: Reading) -> Data:
    """What GOV-01 asks for on paper."""
    say = reading.say
    return {
        "document": say("contacts.document", site=reading.site),
        "title": say("contacts.title"),
        "audience": say("contacts.audience"),
        "blocks": [
            text(say("contacts.intro")),
            heading(say("contacts.people")),
            own_people(reading, tuple(ContactRole), spare=2),
            heading(say("contacts.suppliers")),
            _suppliers(reading),
            heading(say("contacts.national")),
            national(reading),
            text(say("people.check"), "small"),
        ],
    }


def _suppliers(reading: Reading) -> Block:
    say = reading.say
    rows = [
        (
            reading.name(one.name),
            reading.name(one.maintains),
            reading.name(one.phone),
            reading.name(one.contract),
            say.of("road", one.road.value),
            say.short(one.reviewed_on) if one.reviewed_on else "",
        )
        for one in reading.picture.site.suppliers
    ]
    rows += [("\u00a0", "", "", "", "", "")] * _SPARE
    names = ("supplier", "maintains", "phone", "contract", "road", "reviewed")
    return table(
        [say(f"contacts.{name}") for name in names], (3, 3, 2, 2, 2.4, 1.6), rows, 9, ROOMY
    )
