# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The box to sign, and what the page does not say."""

from collections import Counter
from collections.abc import Iterable

from veilleuse.domain.model import UNTOUCHABLE
from veilleuse.domain.verdicts import Judgement, Verdict
from veilleuse.tasks.paper.reading import Data, Reading

_OLD_KNOWLEDGE = frozenset({"pack_old", "pack_list_old", "pack_damaged", "pack_newer"})
"""Notices about ourselves that a director must see: what is not known any more."""


def signature(reading: Reading) -> Data:
    """The box to fill by hand."""
    say = reading.say
    names = ("heading", "seen", "decided", "date", "signature")
    return {name: say(f"sign.{name}") for name in names}


def small_print(reading: Reading) -> Data:
    """What was not looked at, and what the figures rest on."""
    say, assessment = reading.say, reading.picture.assessment
    lines = []
    untouched = sum(d.device_class in UNTOUCHABLE for d in reading.picture.devices)
    if assessment is None:
        lines.append(say("small.no_method"))
    else:
        lines.append(_unchecked(reading, assessment.judgements))
    if untouched:
        lines.append(say("small.untouched", n=untouched))
    if assessment is not None:
        exposure = assessment.exposure
        lines.append(
            say(
                "small.method",
                samples=say.number(exposure.samples),
                error=say.number(exposure.estimate.error, 1),
                model=reading.name(exposure.model_version),
                knowledge=reading.dated(assessment.knowledge_version),
            )
        )
    lines += [
        say.of("notice", notice.code, detail=reading.dated(notice.detail))
        for notice in reading.picture.notices
        if notice.code in _OLD_KNOWLEDGE
    ]
    return {"heading": say("small.heading"), "lines": [*lines, say("small.local")]}


def _unchecked(reading: Reading, judgements: Iterable[Judgement]) -> str:
    say = reading.say
    said = [j for j in judgements if j.verdict is not Verdict.NOT_APPLICABLE]
    unknown = Counter(j.control for j in said if j.verdict is Verdict.UNKNOWN)
    if not unknown:
        return say("small.all_checked")
    most = reading.settings.lines["unchecked"]
    titles = [
        say("quoted", title=reading.topic(control)) for control, _ in unknown.most_common(most)
    ]
    return say(
        "small.unchecked",
        n=unknown.total(),
        total=say.number(len(said)),
        list=", ".join(titles),
    )
