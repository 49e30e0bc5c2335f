# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture read for one month: what the sections of the summary share."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from functools import cached_property

from veilleuse.catalogue.control_texts import ControlText, control_texts
from veilleuse.catalogue.controls import load_controls
from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.domain.model import Device, DeviceId
from veilleuse.domain.plan import INSTALL_AGENTS
from veilleuse.domain.verdicts import Control, ControlId, Finding, FindingState, Severity, Verdict
from veilleuse.tasks.paper.settings import report_settings
from veilleuse.tasks.paper.sources import Sources
from veilleuse.tasks.paper.wording import Wording, clean
from veilleuse.tasks.picture import TrendPoint

Data = dict[str, object]

_OF_PACK = re.compile(r"[-\d]{10}\+(\d{4})(\d\d)(\d\d)\d{4}")
"""Knowledge with a pack laid over it; the minute it was made."""
_ISO_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])")
"""Days that every month has; another one is told as it is written."""


class Reading:
    """The month runs from its first day to the moment the picture was read."""

    def __init__(
        self, sources: Sources, language: str, zone: tzinfo | None, subject: str = ""
    ) -> None:
        """Days are those of `zone`; none means this machine's. `subject`: a device or a fix."""
        self.sources = sources
        self.subject = subject
        self.picture = sources.picture
        self.month = sources.month.replace(day=1)
        self.say = Wording(language, zone)
        self.settings = report_settings()
        self._texts: Mapping[ControlId, ControlText] = control_texts(language)

    @property
    def today(self) -> date:
        """The day of the reading."""
        return self.say.local(self.picture.read_at)

    @property
    def site(self) -> str:
        """The name of the establishment, or that it has none."""
        return self.name(self.picture.site.name) or self.say("unnamed_site")

    @cached_property
    def before(self) -> TrendPoint | None:
        """The last assessment before the month; none in the first month."""
        earlier = [p for p in self.picture.trend if self.say.local(p.at) < self.month]
        return max(earlier, key=lambda point: point.at, default=None)

    @cached_property
    def _controls(self) -> Mapping[ControlId, Control]:
        return load_controls()

    @cached_property
    def opened(self) -> tuple[Finding, ...]:
        """Findings that began this month and have not ended, worst first."""
        return worst_first(
            f
            for f in self.picture.findings
            if f.state is not FindingState.RESOLVED and self.say.local(f.opened_at) >= self.month
        )

    @cached_property
    def resolved(self) -> tuple[Finding, ...]:
        """Findings that were put right this month, by a measurement or a declaration, worst first.

        What merely no longer applies, such as on a device that left, was not put right.
        """
        return worst_first(
            f
            for f in self.picture.findings
            if f.resolved_at is not None
            and self.say.local(f.resolved_at) >= self.month
            and (f.proof or (f.control, f.device) in self._met)
        )

    @cached_property
    def _met(self) -> frozenset[tuple[ControlId, DeviceId | None]]:
        """What is judged to be in order now."""
        assessment = self.picture.assessment
        said = assessment.judgements if assessment else ()
        return frozenset((j.control, j.device) for j in said if j.verdict is Verdict.OK)

    def new_devices(self) -> tuple[Device, ...]:
        """Seen for the first time this month, newest first; none in the first month."""
        if self.before is None:
            return ()
        new = [d for d in self.picture.devices if self.say.local(d.first_seen) >= self.month]
        return tuple(sorted(new, key=lambda device: device.first_seen, reverse=True))

    def title(self, control: ControlId) -> str:
        """What is wrong where this control is not met, for a director."""
        found = self._texts.get(control)
        return self.sentence(found.finding if found else self.say("no_sentence", id=control))

    def topic(self, control: ControlId) -> str:
        """What the control is about."""
        found = self._texts.get(control)
        return self.sentence(found.title if found else self.say("no_sentence", id=control))

    def asked(self, prescription: Prescription) -> tuple[str, str]:
        """What a prescription asks, and what the director reads about it.

        A finding's sentence is only true of a fix. An observation says what is not known; the
        installation of agents has words of its own.
        """
        text = self._texts.get(self._control_of(prescription))
        if text is None:
            return self.say("no_sentence", id=prescription.fix), ""
        if prescription.kind is PrescriptionKind.FIX or prescription.fix == INSTALL_AGENTS:
            return self.sentence(text.action), self.name(text.director, "sentence")
        title = self.sentence(text.title)
        return self.say("decisions.learn"), self.say("decisions.learn_why", title=title)

    def _control_of(self, prescription: Prescription) -> ControlId:
        """The control whose fix this is; of several, the first that the prescription is about."""
        own = [id_ for id_, control in self._controls.items() if control.fix == prescription.fix]
        about = [id_ for id_ in prescription.controls if id_ in own]
        return (*about, *own, *prescription.controls)[0]

    def seen(self, reason: str, details: Mapping[str, str | int]) -> str:
        """The sentence of what a control saw, its ISO days written as people write them."""
        told = {name: self._told(value) for name, value in details.items()}
        try:
            sentence = self.say.of("reason", reason, **told)
        except (KeyError, ValueError, IndexError):
            sentence = reason
        return self.name(sentence, "sentence")

    def dated(self, text: str) -> str:
        """A version that is a day, as people write days; any other as it is."""
        packed = _OF_PACK.fullmatch(text)
        text = "-".join(packed.groups()) if packed else text
        if _ISO_DAY.fullmatch(text):
            return self.say.day(date.fromisoformat(text))
        return self.name(text)

    def _told(self, value: str | int) -> str | int:
        return self.dated(value) if isinstance(value, str) else value

    def nothing(self, code: str) -> str:
        """The sentence for an empty list; before any assessment, that nobody has looked."""
        return self.say(code if self.picture.assessment else "unmeasured")

    def name(self, text: str, length: str = "name") -> str:
        """A name from anywhere, safe to print."""
        return clean(text, self.settings.length[length])

    def sentence(self, text: str) -> str:
        """A sentence of the catalogue with no full stop at its end."""
        return clean(text, self.settings.length["sentence"]).rstrip(". ")

    def listed(self, section: str, lines: Sequence[str]) -> Data:
        """A section of lines, or the sentence for none."""
        return {
            "heading": self.say(f"{section}.heading"),
            "lines": self.capped(lines, section),
            "none": self.nothing(f"{section}.none"),
        }

    def capped(self, lines: Sequence[str], limit: str) -> list[str]:
        """The first lines, and how many others there are."""
        most = self.settings.lines[limit]
        if len(lines) <= most:
            return list(lines)
        left = len(lines) - most + 1
        return [*lines[: most - 1], self.say("and_others", n=left)]


_ORDER = list(Severity)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By severity, then oldest first."""
    return tuple(sorted(findings, key=lambda f: (_ORDER.index(f.severity), f.opened_at)))
