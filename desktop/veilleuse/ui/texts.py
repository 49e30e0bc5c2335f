# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the window writes codes, numbers, dates and durations in the reader's language."""

import logging
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import cached_property

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from veilleuse.catalogue.control_texts import ControlText, control_texts
from veilleuse.catalogue.fixes import Guide, guide
from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.words import words
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.provenance import Seen
from veilleuse.domain.verdicts import ControlId, FixId, Severity
from veilleuse.tasks.tell_origin import tell_origin
from veilleuse.ui.text import filled, plain

log = logging.getLogger(__name__)

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}
LONGEST_SENTENCE = 600
_ISO_DAY = re.compile(r"[12]\d{3}-\d{2}-\d{2}")

translate = QCoreApplication.translate


class Texts:
    """Everything a page says that is not a label of its own."""

    def __init__(self, language: str) -> None:
        """`language` is one of `catalogue.words.LANGUAGES`."""
        self.language = language
        self.locale = QLocale(_LOCALES[language])
        self._words = words(language)

    def word(self, code: str, /, **values: str | float) -> str:
        """The sentence of `code`; the code itself, logged, where there is none."""
        sentence = self.find(code, **values)
        if sentence is None:
            log.error("no sentence for %s with %s", code, sorted(values))
            return plain(code)
        return sentence

    def find(self, code: str, /, **values: str | float) -> str | None:
        """The sentence of `code`, or None where there is none for these values."""
        try:
            sentence = self._words.find(code, **values)
        except (KeyError, ValueError, IndexError):
            return None
        return None if sentence is None else plain(sentence, LONGEST_SENTENCE)

    def seen(self, reason: str, details: Mapping[str, str | int]) -> str:
        """The sentence of what a control saw, its ISO days written as people write them."""
        told = {name: self._told(value) for name, value in details.items()}
        return self.word(f"reason.{reason}", **told)

    def origin(self, seen: Iterable[Seen]) -> str:
        """Who saw the evidence of a finding and when, a line for each."""
        return "\n".join(tell_origin(seen, self.word, self.find, self.day))

    def device_class(self, device_class: DeviceClass) -> str:
        """Such as « imprimante »."""
        return capital(self.word(f"class.{device_class}"))

    def severity(self, severity: Severity) -> str:
        """Such as « Critique »."""
        return capital(self.word(f"severity.{severity}"))

    def control(self, control: ControlId) -> ControlText:
        """The texts of one control; its id in every field where the catalogue lost it."""
        return self._controls.get(control) or ControlText(
            control, control, control, control, control
        )

    def guide(self, fix: FixId) -> Guide:
        """The procedure of one fix; an empty one where it cannot be read."""
        try:
            return guide(fix, self.language)
        except ResourceError as error:
            log.exception("no guide for %s", fix)
            return Guide(plain(str(error)), ())

    def error(self, error: Exception) -> str:
        """What a person reads about an error."""
        if isinstance(error, VeilleuseError):
            try:
                return plain(self._words.tell(error), LONGEST_SENTENCE)
            except (ResourceError, KeyError):
                log.exception("no sentence for the error %s", error.code)
        return translate(
            "Texts",
            "Something unexpected happened. Nothing that was already saved is lost. "
            "Try again; if it comes back, copy the details for whoever helps you.",
        )

    def number(self, value: float, digits: int = 0) -> str:
        """Such as « 1 234,5 »; never a negative zero."""
        rounded = round(value, digits)
        return self.locale.toString(rounded + 0.0, "f", digits)

    def percent(self, share: float) -> str:
        """A share from 0 to 1, such as « 42 % »."""
        if 0 < share < 0.005:
            return translate("Texts", "less than 1%")
        return filled(translate("Texts", "%1%"), self.number(100 * share))

    def points(self, points: float) -> str:
        """A number of score points, such as « 8,2 pts »."""
        digits = 1 if points < 10 else 0
        return filled(translate("Texts", "%1 pts"), self.number(points, digits))

    def minutes(self, minutes: int) -> str:
        """An effort, such as « 45 min » or « 2 h 30 »."""
        if minutes < 60:
            return filled(translate("Texts", "%1 min"), self.number(minutes))
        hours, rest = divmod(minutes, 60)
        if not rest:
            return filled(translate("Texts", "%1 h"), self.number(hours))
        return filled(translate("Texts", "%1 h %2"), self.number(hours), f"{rest:02}")

    def day(self, moment: date | datetime) -> str:
        """Such as « 12 mars 2026 », in local time."""
        if isinstance(moment, datetime):
            moment = moment.astimezone().date()
        shown = QDate(moment.year, moment.month, moment.day)
        return self.locale.toString(shown, "d MMMM yyyy")

    def month(self, day: date) -> str:
        """Such as « Mars 2026 »."""
        return capital(self.locale.toString(QDate(day.year, day.month, 1), "MMMM yyyy"))

    def short_day(self, moment: date | datetime) -> str:
        """Such as « 12/03/2026 », in local time."""
        if isinstance(moment, datetime):
            moment = moment.astimezone().date()
        return f"{moment:%d/%m/%Y}"

    def moment(self, moment: datetime) -> str:
        """Such as « 12 mars 2026 à 08:30 », in local time."""
        local = moment.astimezone()
        return filled(translate("Texts", "%1 at %2"), self.day(local), f"{local:%H:%M}")

    def ago(self, moment: datetime, now: datetime) -> str:
        """How long ago, in the largest unit that fits; a moment to come reads as now."""
        gone = now - moment
        if gone < timedelta(minutes=2):
            return translate("Texts", "just now")
        if gone < timedelta(hours=1):
            return translate("Texts", "%n min ago", "", int(gone.total_seconds() // 60))
        if gone < timedelta(days=1):
            return translate("Texts", "%n hour(s) ago", "", int(gone.total_seconds() // 3600))
        return translate("Texts", "%n day(s) ago", "", gone.days)

    @cached_property
    def _controls(self) -> Mapping[ControlId, ControlText]:
        """None of them where the catalogue cannot be read: the window says ids, and goes on."""
        try:
            return control_texts(self.language)
        except ResourceError:
            log.exception("no texts of controls")
            return {}

    def _told(self, value: str | int) -> str | int:
        if not isinstance(value, str):
            return value
        if _ISO_DAY.fullmatch(value):
            with suppress(ValueError):
                return self.day(date.fromisoformat(value))
        return plain(value)


def capital(text: str) -> str:
    """With a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
