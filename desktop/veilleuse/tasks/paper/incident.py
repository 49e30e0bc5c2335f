# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first hour of an incident: hung on the wall, read by whoever is there."""

from veilleuse.tasks.paper.blocks import bullets, fields, heading, new_page, notice, steps, text
from veilleuse.tasks.paper.people import FIRST, national, own_people
from veilleuse.tasks.paper.reading import Data, Reading

_STEPS = ("unplug", "note", "backups", "call", "care", "no_payment", "declare", "keep", "restore")
_WRITE = ("seen", "machines", "people", "actions")


def incident(reading: Reading) -> Data:
    """One side of what to do, one side of whom to call and what to write down."""
    say = reading.say
    return {
        "document": say("incident.document", site=reading.site),
        "title": say("incident.title"),
        "audience": say("incident.audience"),
        "size": 12,
        "blocks": [
            notice(say("incident.three")),
            steps(say(f"incident.step_{name}") for name in _STEPS),
            heading(say("incident.clocks")),
            text(say("incident.clocks_why")),
            fields(
                [
                    (say("incident.learnt"), ""),
                    (say("incident.complaint"), ""),
                    (say("incident.cnil"), ""),
                ],
                label_width=92,
                gap=11,
            ),
            new_page(),
            heading(say("incident.people")),
            own_people(reading, FIRST, spare=1),
            national(reading),
            text(say("people.check"), "small"),
            heading(say("incident.write")),
            bullets(say(f"incident.write_{name}") for name in _WRITE),
            fields([(say(f"incident.at_{name}"), "") for name in ("first", "second", "third")]),
        ],
    }
