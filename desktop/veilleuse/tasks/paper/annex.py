# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The annex of the monthly summary: machines, findings with their evidence, method."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from veilleuse.domain.model import COMPUTERS, UNTOUCHABLE, Device, DeviceId
from veilleuse.domain.verdicts import ControlId, Finding, FindingState, Verdict
from veilleuse.tasks.paper.blocks import Block, bullets, heading, table, text
from veilleuse.tasks.paper.reading import Data, Reading, worst_first


def annex(reading: Reading) -> Data:
    """For the file behind the summary; any length."""
    say = reading.say
    of_month = say.of_month(reading.month)
    return {
        "document": say("annex.document", site=reading.site, of_month=of_month),
        "title": say("annex.title", of_month=of_month),
        "audience": say("annex.audience"),
        "blocks": [
            *_method(reading),
            *_computers(reading),
            *_findings(reading),
            *_untouched(reading),
            *_others(reading),
            *_agents(reading),
        ],
    }


def _method(reading: Reading) -> Iterator[Block]:
    say, assessment = reading.say, reading.picture.assessment
    yield heading(say("annex.method"))
    yield text(say("annex.method_score"))
    yield text(say("annex.method_band"))
    yield text(say("annex.method_unknown"))
    if assessment is None:
        yield text(say("unmeasured"), "strong")
        return
    exposure = assessment.exposure
    yield bullets(
        [
            say(
                "annex.method_error",
                samples=say.number(exposure.samples),
                error=say.number(exposure.estimate.error, 1),
            ),
            say("annex.method_model", model=reading.name(exposure.model_version)),
            say("annex.method_knowledge", knowledge=reading.dated(assessment.knowledge_version)),
            say("annex.method_at", moment=say.moment(assessment.at)),
        ]
    )


def _computers(reading: Reading) -> Iterator[Block]:
    say = reading.say
    found = [d for d in reading.picture.devices if d.device_class in COMPUTERS]
    yield heading(say("annex.computers", n=len(found)))
    if not found:
        yield text(say("hero.no_computer"), "muted")
        return
    wrong, unknown = _counts(reading)
    columns = [say(f"annex.{c}") for c in ("name", "class", "address", "report", "wrong", "doubt")]
    yield table(
        columns,
        (3, 2, 2, 1.8, "auto", "auto"),
        [
            (
                *_named(reading, device),
                _address(device),
                say.short(say.local(device.reported_at))
                if device.reported_at
                else say("annex.no_report"),
                str(wrong[device.id]),
                str(unknown[device.id]),
            )
            for device in _by_name(found)
        ],
        8.5,
    )


def _counts(reading: Reading) -> tuple[Counter[DeviceId | None], Counter[DeviceId | None]]:
    assessment = reading.picture.assessment
    said = assessment.judgements if assessment else ()
    return (
        Counter(j.device for j in said if j.verdict is Verdict.FINDING),
        Counter(j.device for j in said if j.verdict is Verdict.UNKNOWN),
    )


def _findings(reading: Reading) -> Iterator[Block]:
    say = reading.say
    standing = [f for f in reading.picture.findings if f.state is not FindingState.RESOLVED]
    yield heading(say("annex.findings", n=len(standing)))
    if not standing:
        yield text(reading.nothing("annex.no_finding"), "muted")
        return
    grouped: dict[ControlId, list[Finding]] = defaultdict(list)
    for finding in worst_first(standing):
        grouped[finding.control].append(finding)
    names = {device.id: reading.name(device.title) for device in reading.picture.devices}
    for control, found in grouped.items():
        severity = say.of("severity", found[0].severity.value)
        title = say("annex.finding", title=reading.title(control), severity=severity)
        yield heading(title, 3)
        yield table(
            [say(f"annex.{name}") for name in ("where", "seen", "since", "state")],
            (2.2, 5, "auto", 2),
            [_finding(reading, finding, names) for finding in _capped(reading, found)],
            8.5,
        )
        if len(found) > reading.settings.lines["annex"]:
            left = len(found) - reading.settings.lines["annex"]
            yield text(say("annex.more", n=left), "small")


def _capped(reading: Reading, found: Sequence[Finding]) -> Sequence[Finding]:
    return found[: reading.settings.lines["annex"]]


def _finding(
    reading: Reading, finding: Finding, names: dict[DeviceId, str]
) -> tuple[str, str, str, str]:
    say = reading.say
    where = names.get(finding.device, "") if finding.device else say("annex.whole_site")
    return (
        where or say("annex.gone"),
        reading.seen(finding.reason, finding.details),
        say.short(say.local(finding.opened_at)),
        _state(reading, finding),
    )


def _state(reading: Reading, finding: Finding) -> str:
    say = reading.say
    if finding.state is FindingState.ACCEPTED:
        if finding.accepted_until is None:
            return say("annex.state_accepted")
        return say("annex.state_until", date=say.short(finding.accepted_until))
    return say(f"annex.state_{finding.state.value}")


def _untouched(reading: Reading) -> Iterator[Block]:
    say = reading.say
    found = [d for d in reading.picture.devices if d.device_class in UNTOUCHABLE or d.never_probe]
    yield heading(say("annex.untouched", n=len(found)))
    if not found:
        yield text(reading.nothing("annex.none"), "muted")
        return
    yield text(say("annex.untouched_why"), "muted")
    yield table(
        [say(f"annex.{name}") for name in ("name", "class", "maker", "address", "probed")],
        (3, 2, 2.4, 2, 2),
        [
            (
                *_named(reading, device),
                reading.name(device.vendor),
                _address(device),
                say("annex.not_probed"),
            )
            for device in _by_name(found)
        ],
        8.5,
    )


def _others(reading: Reading) -> Iterator[Block]:
    say = reading.say
    told = COMPUTERS | UNTOUCHABLE
    found = [d for d in reading.picture.devices if d.device_class not in told and not d.never_probe]
    yield heading(say("annex.others", n=len(found)))
    if not found:
        yield text(reading.nothing("annex.none"), "muted")
        return
    yield table(
        [say(f"annex.{name}") for name in ("name", "class", "maker", "address", "last")],
        (3, 2, 2.4, 2, 1.6),
        [
            (
                *_named(reading, device),
                reading.name(device.vendor),
                _address(device),
                say.short(say.local(device.last_seen)),
            )
            for device in _by_name(found)
        ],
        8.5,
    )


def _agents(reading: Reading) -> Iterator[Block]:
    say, agents = reading.say, reading.picture.agents
    yield heading(say("annex.agents", n=len(agents)))
    if not agents:
        yield text(say("annex.no_agent"), "muted")
        return
    rows = [
        (
            reading.name(agent.name) or agent.id[:8],
            reading.name(agent.version),
            say.of("standing", agent.standing.value),
            say.short(say.local(agent.last_heard)),
        )
        for agent in sorted(agents, key=lambda agent: (agent.name.casefold(), agent.id))
    ]
    columns = [say(f"annex.{name}") for name in ("name", "version", "standing", "heard")]
    yield table(columns, (3, 1.5, 2, 1.6), rows, 8.5)


def _named(reading: Reading, device: Device) -> tuple[str, str]:
    return reading.name(device.title), reading.say.of("class", device.device_class.value)


def _address(device: Device) -> str:
    return str(device.addresses[0]) if device.addresses else "–"


def _by_name(devices: Sequence[Device]) -> list[Device]:
    return sorted(devices, key=lambda device: (device.title.casefold(), device.id))
