# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery phrase to lock away: printed, never kept."""

from veilleuse.tasks.paper.blocks import bullets, fields, groups, heading, notice, text
from veilleuse.tasks.paper.reading import Data, Reading


def phrase(reading: Reading) -> Data:
    """Fourteen groups of four signs, large enough to be copied without a mistake."""
    say = reading.say
    signs = reading.sources.phrase.split("-")
    numbered = [f"{number:>2} {group}" for number, group in enumerate(signs, start=1)]
    return {
        "document": say("phrase.document", site=reading.site),
        "title": say("phrase.title"),
        "audience": say("phrase.audience"),
        "blocks": [
            notice(say("phrase.secret")),
            text(say("phrase.what")),
            groups(numbered, 3),
            text(say("phrase.signs"), "muted"),
            heading(say("phrase.how")),
            bullets(say(f"phrase.how_{number}") for number in (1, 2, 3)),
            heading(say("phrase.keep")),
            bullets(say(f"phrase.keep_{number}") for number in (1, 2, 3)),
            fields([(say(f"phrase.{name}"), "") for name in ("place", "by", "date")]),
        ],
    }
