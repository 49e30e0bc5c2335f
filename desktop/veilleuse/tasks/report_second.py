# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The second page: what would stop, deadlines, proofs, accepted risks, devices, the small print."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from veilleuse.domain.exposure import CareRisk
from veilleuse.domain.model import UNTOUCHABLE, Device, DeviceClass
from veilleuse.domain.verdicts import ControlId, FindingState, Judgement, Verdict
from veilleuse.tasks.report_reading import Reading

Data = dict[str, object]

_END_OF_SUPPORT = {ControlId("OS-01"): "since", ControlId("OS-03"): "until"}
"""The detail of each control's judgement that holds the last day of security updates."""


def care(reading: Reading) -> Data:
    """How many attacks in 1,000 stop each activity, most first."""
    say, assessment = reading.say, reading.picture.assessment
    risks = assessment.exposure.care_risks if assessment else ()
    ranked = sorted(risks, key=lambda risk: -risk.attacks_in_thousand)
    return {
        "heading": say("care.heading"),
        "intro": say("care.intro"),
        "none": say("unmeasured"),
        "rows": [
            {
                "name": name,
                "share": risk.attacks_in_thousand / 1000,
                "words": _attacks(reading, risk),
                "alt": f"{name} : {_attacks(reading, risk)}",
            }
            for risk in ranked[: reading.settings.lines["care"]]
            for name in (_care_name(reading, risk.care_function),)
        ],
    }


def _attacks(reading: Reading, risk: CareRisk) -> str:
    """A function whose devices nobody knows has no frequency, not a frequency of zero."""
    if not risk.placed:
        return reading.say("care.unplaced")
    return reading.say("care.attacks", n=risk.attacks_in_thousand)


def fixed(reading: Reading) -> Data:
    """What ended this month; a measurement proves more than a declaration, and it is said which."""
    say = reading.say
    counted: Counter[tuple[ControlId, bool]] = Counter()
    on_devices: set[ControlId] = set()
    for finding in reading.resolved:
        counted[finding.control, bool(finding.proof)] += 1
        if finding.device is not None:
            on_devices.add(finding.control)
    lines = []
    for (control, proven), n in counted.items():
        title = reading.topic(control)
        line = say("fixed.line", n=n, title=title) if control in on_devices else title
        lines.append(say("fixed.proven" if proven else "fixed.declared", line=line))
    waiting = sum(f.state is FindingState.AWAITING_PROOF for f in reading.picture.findings)
    note = say("fixed.waiting", n=waiting) if waiting else ""
    return {**_listed(reading, "fixed", lines), "note": note}


def accepted(reading: Reading) -> Data:
    """Risks a person took on, until when."""
    counted = Counter(
        (f.control, f.accepted_until, f.accepted_by)
        for f in reading.picture.findings
        if f.state is FindingState.ACCEPTED
    )
    ordered = sorted(counted.items(), key=lambda item: item[0][1] or date.max)
    lines = [_accepted(reading, *key, n) for key, n in ordered]
    listed = _listed(reading, "accepted", lines)
    return {**listed, "note": reading.say("accepted.note") if lines else ""}


def deadlines(reading: Reading) -> Data:
    """Ends of support, passed or near, and the ends of accepted risks, soonest first."""
    assessment = reading.picture.assessment
    dated = [
        *_support(reading, assessment.judgements if assessment else ()),
        *_acceptances(reading),
    ]
    lines = [line for _, line in sorted(dated, key=lambda item: item[0])]
    return _listed(reading, "deadlines", lines)


def devices(reading: Reading) -> Data:
    """Devices that are new this month or of which nobody knows what they are."""
    say = reading.say
    new = {device.id for device in reading.new_devices()}
    unknown = [d for d in reading.picture.devices if d.device_class is DeviceClass.UNKNOWN]
    chosen = {d.id: d for d in (*_newest_first(unknown), *reading.new_devices())}
    most = reading.settings.lines["devices"]
    rows = list(chosen.values())
    shown = rows if len(rows) <= most else rows[: most - 1]
    left = len(rows) - len(shown)
    return {
        "heading": say("devices.heading"),
        "columns": [say(f"devices.{name}") for name in ("what", "class", "since", "state")],
        "rows": [_device(reading, device, new=device.id in new) for device in shown],
        "others": say("and_others", n=left) if left else "",
        "none": reading.nothing("devices.none"),
    }


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
                knowledge=reading.name(assessment.knowledge_version),
            )
        )
    return {"heading": say("small.heading"), "lines": [*lines, say("small.local")]}


def _listed(reading: Reading, section: str, lines: list[str]) -> Data:
    say = reading.say
    return {
        "heading": say(f"{section}.heading"),
        "lines": reading.capped(lines, section),
        "none": reading.nothing(f"{section}.none"),
    }


def _care_name(reading: Reading, code: str) -> str:
    return reading.name(reading.say.of("care", code))


def _accepted(reading: Reading, control: ControlId, until: date | None, by: str, n: int) -> str:
    say = reading.say
    term = say("accepted.until", date=say.day(until)) if until else say("accepted.open_ended")
    title, who = reading.title(control), reading.name(by)
    if not who:
        return say("accepted.line_anonymous", title=title, term=term)
    code = "accepted.line" if n == 1 else "accepted.line_many"
    return say(code, title=title, n=n, term=term, by=who)


def _support(reading: Reading, judgements: Iterable[Judgement]) -> list[tuple[date, str]]:
    """One line for each system and date, from what the two controls on end of support found."""
    say = reading.say
    counted: Counter[tuple[str, str, date]] = Counter()
    for judgement in judgements:
        detail = _END_OF_SUPPORT.get(judgement.control)
        if detail is None or judgement.verdict is not Verdict.FINDING:
            continue
        product, day = judgement.details.get("product"), judgement.details.get(detail)
        if product and day:
            counted[judgement.control, str(product), date.fromisoformat(str(day))] += 1
    return [
        (
            day,
            say(
                "deadlines.ended" if control == "OS-01" else "deadlines.ending",
                n=n,
                product=reading.name(product),
                date=say.day(day),
            ),
        )
        for (control, product, day), n in counted.items()
    ]


def _acceptances(reading: Reading) -> list[tuple[date, str]]:
    say = reading.say
    horizon = reading.today + timedelta(days=reading.settings.accepted_within_days)
    ends = {
        (f.accepted_until, f.control)
        for f in reading.picture.findings
        if f.state is FindingState.ACCEPTED
        and f.accepted_until is not None
        and f.accepted_until <= horizon
    }
    return [
        (day, say("deadlines.accepted", date=say.day(day), title=reading.title(control)))
        for day, control in ends
    ]


def _newest_first(found: list[Device]) -> list[Device]:
    return sorted(found, key=lambda device: device.first_seen, reverse=True)


def _device(reading: Reading, device: Device, *, new: bool) -> Data:
    say = reading.say
    unknown = device.device_class is DeviceClass.UNKNOWN
    state = "state_both" if new and unknown else "state_new" if new else "state_unknown"
    return {
        "what": reading.name(device.title),
        "class": say.of("class", device.device_class.value),
        "since": say.short(say.local(device.first_seen)),
        "state": say(f"devices.{state}"),
    }


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
