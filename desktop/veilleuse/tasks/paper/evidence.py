# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""For each framework: what was measured, what a person declared, what cannot be known."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.frameworks import Framework, frameworks
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.judge import asks_person
from veilleuse.domain.model import Answer
from veilleuse.domain.verdicts import Control, ControlId, FindingState, Judgement, Verdict
from veilleuse.tasks.paper.blocks import Block, breakable, heading, new_page, notice, table, text
from veilleuse.tasks.paper.reading import Data, Reading


class UnknownFrameworkError(VeilleuseError):
    """There are no evidence sheets for that."""

    code = "unknown_framework"


def evidence(reading: Reading) -> Data:
    """One framework where the subject names it, else all; each begins on a page of its own."""
    say, known = reading.say, frameworks(reading.say.language)
    if reading.subject and reading.subject not in known:
        raise UnknownFrameworkError(subject=reading.subject, known=", ".join(known))
    chosen = [known[reading.subject]] if reading.subject else list(known.values())
    said = _by_control(reading)
    blocks: list[Block] = [notice(say("evidence.notice"))]
    for number, framework in enumerate(chosen):
        blocks += [new_page()] if number else []
        blocks += _sheet(reading, framework, said)
    return {
        "document": say("evidence.document", site=reading.site),
        "title": say("evidence.title"),
        "audience": say("evidence.audience"),
        "blocks": blocks,
    }


def _sheet(
    reading: Reading, framework: Framework, said: Mapping[ControlId, list[Judgement]]
) -> Iterator[Block]:
    say = reading.say
    yield heading(framework.name)
    yield text(framework.about)
    yield text(say("evidence.source", source=framework.source), "small")
    cited: dict[str, list[Control]] = defaultdict(list)
    for control in load_controls().values():
        for code in control.evidences:
            cited[code].append(control)
    yield table(
        [say(f"evidence.{name}") for name in ("item", "control", "known", "how")],
        (3, 3, 2.6, 2.6),
        [
            row
            for code, asked in framework.items.items()
            for row in _rows(reading, f"{code} – {asked}", cited[code], said)
        ],
        8,
    )
    yield text(say("evidence.limits"), "small")


def _rows(
    reading: Reading,
    item: str,
    controls: list[Control],
    said: Mapping[ControlId, list[Judgement]],
) -> Iterator[tuple[str, str, str, str]]:
    say = reading.say
    if not controls:
        yield item, say("evidence.no_control"), say("evidence.not_observed"), "–"
    for number, control in enumerate(controls):
        judged = said.get(control.id, [])
        how = _declared(reading, control) if asks_person(control) else _measured(reading, judged)
        told = breakable(reading.topic(control.id))
        yield item if not number else "", told, _known(reading, control, judged), how


def _known(reading: Reading, control: Control, judged: list[Judgement]) -> str:
    """How much is in order, and since when something is not."""
    say = reading.say
    if not judged:
        return say("evidence.not_applicable")
    since = _open_since(reading, control.id)
    if len(judged) == 1 and judged[0].device is None:
        return since or say(f"evidence.site_{judged[0].verdict.value}")
    counted = {verdict: sum(j.verdict is verdict for j in judged) for verdict in Verdict}
    told = say(
        "evidence.counts",
        ok=counted[Verdict.OK],
        wrong=counted[Verdict.FINDING],
        unknown=counted[Verdict.UNKNOWN],
        n=len(judged),
    )
    return f"{told} {since}" if since else told


def _open_since(reading: Reading, control: ControlId) -> str:
    say = reading.say
    began = [
        f.opened_at
        for f in reading.picture.findings
        if f.control == control and f.state is not FindingState.RESOLVED
    ]
    return say("evidence.since", date=say.short(say.local(min(began)))) if began else ""


def _measured(reading: Reading, judged: list[Judgement]) -> str:
    say, assessment = reading.say, reading.picture.assessment
    if assessment is None or not judged:
        return "–"
    if all(j.verdict is Verdict.UNKNOWN for j in judged):
        return say("evidence.not_known")
    return say("evidence.measured", date=say.short(say.local(assessment.at)))


def _declared(reading: Reading, control: Control) -> str:
    say = reading.say
    answer = next((a for a in reading.picture.site.answers if a.control == control.id), None)
    if answer is None:
        return say("evidence.not_declared")
    told = say(
        "evidence.declared",
        by=reading.name(answer.by) or say("nobody"),
        date=say.short(answer.on),
        value=say.of("answer_value", answer.value.value),
    )
    return " ".join([told, *_attached(reading, answer)])


def _attached(reading: Reading, answer: Answer) -> list[str]:
    say = reading.say
    return [
        breakable(say("evidence.attached", name=reading.name(one.name), hash=one.sha256[:16]))
        for one in answer.attachments
    ]


def _by_control(reading: Reading) -> Mapping[ControlId, list[Judgement]]:
    assessment = reading.picture.assessment
    said: dict[ControlId, list[Judgement]] = defaultdict(list)
    for judgement in assessment.judgements if assessment else ():
        if judgement.verdict is not Verdict.NOT_APPLICABLE:
            said[judgement.control].append(judgement)
    return said
