# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a judge is given and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from veilleuse.domain.facts import Facts, Gap, Reading
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.model import Device, Site
from veilleuse.domain.verdicts import Control, Severity, Verdict

CLOCK_TOLERANCE = timedelta(days=1)
"""Two clocks this close are taken as the same: dates without a time round by as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One control before its judge."""

    control: Control
    site: Site
    knowledge: Knowledge
    as_of: datetime
    looked_at: datetime | None
    """When anything of the site was last seen; None where nothing ever was."""

    def number(self, name: str) -> int:
        """A limit that is one number."""
        value = self.control.parameters[name]
        if not isinstance(value, int):
            raise TypeError(name)
        return value

    def texts(self, name: str) -> frozenset[str]:
        """A limit that is a list of words."""
        value = self.control.parameters[name]
        if not isinstance(value, list | tuple):
            raise TypeError(name)
        return frozenset(str(item) for item in value)

    def severity(self, name: str) -> Severity:
        """A severity that replaces the control's own in one situation."""
        return Severity(str(self.control.parameters[name]))


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCase(Case):
    """A control of the site."""

    devices: tuple[Device, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCase(Case):
    """A control of one device. Judges that read its report get one that is fresh enough."""

    device: Device
    facts: Facts

    @property
    def observed_at(self) -> datetime:
        """The moment the report speaks of: nothing later is known of the device."""
        return min(self.as_of, self.device.reported_at or self.as_of)


@dataclass(frozen=True, slots=True)
class Opinion:
    """A judge's answer. Severity is None where the control's own holds."""

    verdict: Verdict
    reason: str
    facts: tuple[str, ...]
    details: Mapping[str, str | int] = field(default_factory=dict)
    severity: Severity | None = None
    tables: tuple[str, ...] = ()
    """Keys of the sources of the knowledge that it rests on."""


class Kind(StrEnum):
    """Shape of a limit in resources/controls."""

    NUMBER = "number"
    TEXTS = "texts"
    SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class SiteJudge:
    """A judge of the whole site and the limits it needs."""

    ask: Callable[[SiteCase], Opinion]
    limits: Mapping[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DeviceJudge:
    """A judge of one device and the limits it needs."""

    ask: Callable[[DeviceCase], Opinion]
    limits: Mapping[str, Kind] = field(default_factory=dict)
    reads_report: bool = True
    """It is only asked where the device's own agent spoke lately."""
    from_network: Callable[[DeviceCase], Opinion | None] | None = None
    """What rounds saw of it, where the report does not say; None where they saw nothing."""


def ok(reason: str, *facts: str, **details: str | int) -> Opinion:
    """The control is met."""
    return Opinion(Verdict.OK, reason, facts, details)


def finding(
    reason: str, *facts: str, severity: Severity | None = None, **details: str | int
) -> Opinion:
    """The control is not met."""
    return Opinion(Verdict.FINDING, reason, facts, details, severity)


def unknown(reason: str, *facts: str, **details: str | int) -> Opinion:
    """Nobody can say from what was read."""
    return Opinion(Verdict.UNKNOWN, reason, facts, details)


def not_applicable(reason: str, *facts: str, **details: str | int) -> Opinion:
    """The question does not arise here."""
    return Opinion(Verdict.NOT_APPLICABLE, reason, facts, details)


def resting_on(opinion: Opinion, *sources: str) -> Opinion:
    """The same, with the sources of the knowledge behind it."""
    return replace(opinion, tables=tuple(source for source in sources if source))


def unread(reading: Reading[object]) -> Opinion:
    """Unknown, for the reason why the fact has no value."""
    return _GAPS[reading.gap or Gap.MISSING](reading.name)


_GAPS: Mapping[Gap, Callable[[str], Opinion]] = {
    Gap.ABSENT: lambda fact: unknown("fact_absent", fact, fact=fact),
    Gap.DENIED: lambda fact: unknown("fact_denied", fact, fact=fact),
    Gap.ERROR: lambda fact: unknown("fact_error", fact, fact=fact),
    Gap.TIMEOUT: lambda fact: unknown("fact_timeout", fact, fact=fact),
    Gap.NOT_APPLICABLE: lambda fact: unknown("fact_not_applicable", fact, fact=fact),
    Gap.MISSING: lambda fact: unknown("fact_missing", fact, fact=fact),
    Gap.MALFORMED: lambda fact: unknown("fact_malformed", fact, fact=fact),
}


def days(span: timedelta) -> int:
    """Whole days, never below zero: what a sentence counts."""
    return max(0, span.days)
