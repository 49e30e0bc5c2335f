# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One function makes the data of any document: every sentence worded, every number written."""

from collections.abc import Callable, Mapping
from datetime import tzinfo

from veilleuse.tasks.paper.annex import annex
from veilleuse.tasks.paper.contacts import contacts
from veilleuse.tasks.paper.degraded import degraded
from veilleuse.tasks.paper.evidence import evidence
from veilleuse.tasks.paper.incident import incident
from veilleuse.tasks.paper.journal import journal
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.machine import machine
from veilleuse.tasks.paper.phrase import phrase
from veilleuse.tasks.paper.prescription import prescription
from veilleuse.tasks.paper.reading import Data, Reading
from veilleuse.tasks.paper.seal import sealed
from veilleuse.tasks.paper.sources import Sources
from veilleuse.tasks.paper.summary import summary

_BUILDERS: Mapping[Kind, Callable[[Reading], Data]] = {
    Kind.SUMMARY: summary,
    Kind.ANNEX: annex,
    Kind.CONTACTS: contacts,
    Kind.DEGRADED: degraded,
    Kind.EVIDENCE: evidence,
    Kind.INCIDENT: incident,
    Kind.JOURNAL: journal,
    Kind.MACHINE: machine,
    Kind.PHRASE: phrase,
    Kind.PRESCRIPTION: prescription,
}


def document(
    kind: Kind, sources: Sources, *, language: str, subject: str = "", zone: tzinfo | None = None
) -> Data:
    """What the template of `kind` prints, as plain JSON, with its fingerprint.

    The recovery phrase bears none: a secret leaves no trace.

    `subject` names the device or the fix that the document is about. Days are those of `zone`;
    none means this machine's.
    """
    reading = Reading(sources, language, zone, subject)
    data = {**_frame(reading, kind), **_BUILDERS[kind](reading)}
    return data if kind is Kind.PHRASE else sealed(data)


def _frame(reading: Reading, kind: Kind) -> Data:
    """What stands around every page."""
    say, picture = reading.say, reading.picture
    shown_at = picture.assessment.at if picture.assessment else picture.read_at
    return {
        "kind": kind.value,
        "language": say.language,
        "read_at": picture.read_at.isoformat(),
        "site": reading.site,
        "as_of": say("as_of", date=say.day(say.local(shown_at))),
        "product": say("product"),
        "page": say("page"),
        "sealed": say("sealed"),
        "demo": [say("demo"), say("demo_note")] if picture.site.is_demo else [],
    }
