# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: the level, four marks, what changed, three decisions. No machine is named."""

from collections.abc import Sequence
from datetime import timedelta

from veilleuse.domain.exposure import Assessment, Letter, Prescription, PrescriptionKind
from veilleuse.domain.model import COMPUTERS
from veilleuse.domain.verdicts import Finding
from veilleuse.tasks.report_marks import Mark, mark
from veilleuse.tasks.report_reading import Reading
from veilleuse.tasks.report_settings import MarkSetting

Data = dict[str, object]


def hero(reading: Reading) -> Data:
    """The letter, the score and how far both can be trusted; only words before the first round."""
    say, assessment = reading.say, reading.picture.assessment
    if assessment is None:
        return {
            "measured": False,
            "heading": say("hero.heading"),
            "lines": [say("hero.empty"), say("hero.empty_why"), say("hero.empty_next")],
        }
    exposure = assessment.exposure
    return {
        "measured": True,
        "heading": say("hero.heading"),
        "letter": exposure.level.letter.value,
        "letters": [letter.value for letter in Letter],
        "level_word": say("hero.level_word"),
        "score": say(
            "hero.score_provisional" if exposure.provisional else "hero.score",
            score=say.number(exposure.estimate.score),
        ),
        "movement": _movement(reading, assessment),
        "direction": _direction(reading, assessment),
        "loss": say("hero.provisional")
        if exposure.provisional
        else say("hero.loss", share=say.percent(exposure.estimate.loss, 1)),
        "lines": [_band(reading, assessment), *_coverage(reading, assessment), *_gates(reading)],
        "scale": say("hero.scale"),
    }


def trend(reading: Reading) -> Data:
    """The curve as fractions of its frame, oldest first, and its sentence for those who hear it."""
    say, points = reading.say, reading.picture.trend
    if len(points) < 2:
        return {"points": [], "heading": say("hero.trend"), "short": say("hero.trend_short")}
    first, last = points[0], points[-1]
    span = (last.at - first.at).total_seconds() or 1.0
    return {
        "heading": say("hero.trend"),
        "points": [
            {
                "x": (point.at - first.at).total_seconds() / span,
                "score": point.score / 100,
                "best": point.best / 100,
                "worst": point.worst / 100,
            }
            for point in points
        ],
        "first": say.month(say.local(first.at)),
        "last": say.month(say.local(last.at)),
        "alt": say(
            "hero.trend_alt",
            first_month=say.month(say.local(first.at)),
            last_month=say.month(say.local(last.at)),
            first=say.number(first.score),
            last=say.number(last.score),
        ),
    }


def marks(reading: Reading) -> Data:
    """Four bars of three parts, each with its words."""
    say = reading.say
    return {
        "heading": say("marks.heading"),
        "legend": [say(f"marks.{part}_legend") for part in ("ok", "finding", "unknown")],
        "bars": [_bar(reading, setting) for setting in reading.settings.marks],
    }


def changes(reading: Reading) -> Data:
    """What began and ended this month, good news included."""
    say, before = reading.say, reading.before
    lines = [
        *_problems(reading, "fixed", reading.resolved),
        *_problems(reading, "opened", reading.opened),
        *_device_changes(reading),
    ]
    heading = say("changes.heading_first")
    if before is not None:
        heading = say("changes.heading", since=say.end_of(say.local(before.at)))
    most = reading.settings.lines["changes"]
    return {"heading": heading, "lines": lines[:most] or [reading.nothing("changes.nothing")]}


def decisions(reading: Reading) -> Data:
    """The first prescriptions, for the person who arbitrates money and time."""
    say, assessment = reading.say, reading.picture.assessment
    chosen = _chosen(assessment.prescriptions, reading) if assessment else ()
    return {
        "heading": say("decisions.heading"),
        "columns": [say(f"decisions.{name}") for name in ("what", "gain", "time", "who", "when")],
        "rows": [_decision(reading, prescription) for prescription in chosen],
        "none": reading.nothing("decisions.none"),
        "note": say("decisions.together") if len(chosen) > 1 else "",
    }


def _movement(reading: Reading, assessment: Assessment) -> str:
    say, before = reading.say, reading.before
    if before is None:
        return say("hero.first")
    since = say.end_of(say.local(before.at))
    moved = round(assessment.exposure.estimate.score) - round(before.score)
    direction = _direction(reading, assessment)
    if direction == "steady":
        return say("hero.steady", since=since)
    return say(f"hero.{direction}", n=abs(moved), since=since)


def _direction(reading: Reading, assessment: Assessment) -> str:
    """`better`, `worse` or `steady`; empty without a month to compare with."""
    if reading.before is None:
        return ""
    moved = round(assessment.exposure.estimate.score) - round(reading.before.score)
    if abs(moved) < max(1.0, reading.settings.steady_points):
        return "steady"
    return "better" if moved < 0 else "worse"


def _band(reading: Reading, assessment: Assessment) -> str:
    say, band = reading.say, assessment.exposure.band
    best, worst = say.number(band.best), say.number(band.worst)
    if best == worst:
        return say("hero.band_exact")
    return say("hero.band", best=best, worst=worst)


def _coverage(reading: Reading, assessment: Assessment) -> list[str]:
    say, coverage = reading.say, assessment.exposure.coverage
    lines = [
        say(
            "hero.coverage",
            share=say.percent(coverage.share),
            known=say.number(coverage.known),
            applicable=say.number(coverage.applicable),
        )
    ]
    if not coverage.computers:
        return [*lines, say("hero.no_computer")]
    return [*lines, *_ages(reading)]


def _ages(reading: Reading) -> list[str]:
    """How many computers spoke lately, and since when the most silent one does not."""
    say, limit = reading.say, reading.settings.reporting_within_days
    computers = [d for d in reading.picture.devices if d.device_class in COMPUTERS]
    days = [
        max(0, (reading.picture.read_at - d.reported_at).days) for d in computers if d.reported_at
    ]
    if not days:
        return [say("hero.no_report")]
    recent = sum(age <= limit for age in days)
    told = say("hero.computers", n=recent, total=len(computers), days=limit)
    if max(days) <= limit:
        return [told]
    return [f"{told} {say('hero.age', oldest=say('hero.days', n=max(days)))}"]


def _gates(reading: Reading) -> list[str]:
    assessment = reading.picture.assessment
    if assessment is None:
        return []
    level = assessment.exposure.level
    holding = [gate for gate in level.gates if gate.cap == level.letter]
    reasons = [_gate(reading, gate.code, len(gate.devices)) for gate in holding]
    return [reading.say("hero.gates", reasons="\u202f; ".join(reasons))] if reasons else []


def _gate(reading: Reading, code: str, devices: int) -> str:
    """The sentence of a gate, to go on with after a colon."""
    told = reading.sentence(reading.say.of("gate", code, n=devices))
    return told[:1].lower() + told[1:]


def _bar(reading: Reading, setting: MarkSetting) -> Data:
    say, assessment = reading.say, reading.picture.assessment
    title = say(f"mark.{setting.id}")
    counted = mark(
        setting.count,
        setting.controls,
        reading.picture.devices,
        assessment.judgements if assessment else (),
    )
    if assessment is None or not counted.total:
        return {"title": title, "parts": [], "words": say("marks.nothing"), "alt": title}
    parts = _parts(reading, setting, counted)
    return {"title": title, "alt": _alt(reading, title, counted), **parts}


def _parts(reading: Reading, setting: MarkSetting, counted: Mark) -> Data:
    say = reading.say
    numbers = {"ok": counted.ok, "finding": counted.finding, "unknown": counted.unknown}
    told = [say(f"marks.part_{name}", n=n) for name, n in numbers.items() if n]
    return {
        "parts": [n / counted.total for n in numbers.values()],
        "share": say("marks.share", share=say.percent(counted.ok / counted.total)),
        "words": " · ".join(told),
        "total": say(f"counted.{setting.count}", n=counted.total),
    }


def _alt(reading: Reading, title: str, counted: Mark) -> str:
    return reading.say(
        "marks.alt",
        title=title,
        ok=counted.ok,
        finding=counted.finding,
        unknown=counted.unknown,
        total=counted.total,
    )


def _problems(reading: Reading, code: str, findings: Sequence[Finding]) -> list[str]:
    if not findings:
        return []
    title = reading.title(findings[0].control)
    if len(findings) == 1:
        return [reading.say(f"changes.{code}_single", title=title)]
    return [reading.say(f"changes.{code}", n=len(findings), title=title)]


def _device_changes(reading: Reading) -> list[str]:
    say, days = reading.say, reading.settings.gone_after_days
    gone = [
        device
        for device in reading.picture.devices
        if reading.month <= say.local(device.last_seen) + timedelta(days=days) < reading.today
    ]
    new = reading.new_devices()
    lines = [say("changes.devices_new", n=len(new))] if new else []
    return [*lines, say("changes.devices_gone", n=len(gone), days=days)] if gone else lines


def _chosen(prescriptions: Sequence[Prescription], reading: Reading) -> tuple[Prescription, ...]:
    """Those that take most of the loss away, whatever the work; then those that narrow the band."""
    useful = [p for p in prescriptions if p.gain_points > 0 or p.narrowing > 0]
    ranked = sorted(
        useful, key=lambda p: (p.kind is PrescriptionKind.LEARN, -p.gain_share, -p.narrowing)
    )
    return tuple(ranked[: reading.settings.lines["decisions"]])


def _decision(reading: Reading, prescription: Prescription) -> Data:
    say = reading.say
    days = reading.settings.decide_within_days[prescription.severity]
    what, why = reading.asked(prescription)
    return {
        "what": what,
        "why": why,
        "gain": _gain(reading, prescription),
        "time": say.duration(prescription.minutes),
        "who": reading.name(reading.picture.site.responsible) or say("nobody"),
        "when": say.short(reading.today + timedelta(days=days)),
    }


def _gain(reading: Reading, prescription: Prescription) -> list[str]:
    say = reading.say
    if prescription.gain_points > 0:
        points = say.number(prescription.gain_points, 0 if prescription.gain_points >= 1 else 1)
        return [
            say("decisions.points", n=_plural(prescription.gain_points), points=points),
            say("decisions.loss", share=say.percent(prescription.gain_share)),
        ]
    return [say("decisions.narrowing", n=max(1, round(prescription.narrowing)))]


def _plural(points: float) -> float:
    """The number that the written one is read as."""
    return round(points) if points >= 1 else points
