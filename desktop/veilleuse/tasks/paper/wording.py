# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the paper writes numbers, dates, durations and names in the reader's language."""

import re
import unicodedata
from datetime import date, datetime, tzinfo

from veilleuse.catalogue.durations import duration
from veilleuse.catalogue.words import words

_PRINTABLE = re.compile(
    "[^\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u0391-\u03a1\u03a3-\u03c9\u0401-\u040c\u040e-\u044f"
    "\u0451-\u045c\u045e\u045f\u2010-\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u202f\u2039\u203a\u20ac\u2212]"
)
"""Every other character: those that the typefaces inside typst may not draw, and an archivable PDF
forbids what cannot be drawn."""


def clean(text: str, limit: int) -> str:
    """Text from anywhere as one printable line of at most `limit` characters."""
    flat = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign
        for sign in unicodedata.normalize("NFC", text[: limit * 4])
        if unicodedata.category(sign) not in {"Cf", "Cs", "Mn"}
    )
    line = re.sub(r"[ \t]+", " ", _PRINTABLE.sub("?", flat)).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


class Wording:
    """The sentences of `[report]` in one language, and the numbers that go into them."""

    def __init__(self, language: str, zone: tzinfo | None) -> None:
        """Moments are told as days of `zone`; none means this machine's."""
        self.language = language
        self._words = words(language)
        self._zone = zone

    def __call__(self, code: str, /, **values: str | float) -> str:
        """The sentence `report.<code>`, of the summary, or `paper.<code>`, of the others."""
        told = self._words.find(f"report.{code}", **values)
        return self._words(f"paper.{code}", **values) if told is None else told

    def of(self, family: str, code: str, /, **values: str | float) -> str:
        """A sentence of another family; the code itself where a newer model or site brought it."""
        return self._words.find(f"{family}.{code}", **values) or code

    def number(self, value: float, decimals: int = 0) -> str:
        """`value` rounded, with this language's signs."""
        plain = f"{abs(value):,.{decimals}f}"
        whole, _, rest = plain.partition(".")
        text = whole.replace(",", self("number.thousands"))
        if rest:
            text += self("number.decimal") + rest
        negative = value < 0 and any(sign in "123456789" for sign in plain)
        return self("number.minus", n=text) if negative else text

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share from 0 to 1; the decimals only show below a tenth. Only all is 100 %."""
        if 0.99 < share < 1:
            return self("number.percent", n="99")
        if 0 < share < 0.01 and not decimals:
            return self("number.under_one_percent")
        return self("number.percent", n=self.number(share * 100, decimals if share < 0.1 else 0))

    def local(self, moment: datetime) -> date:
        """The day a moment falls on for the reader."""
        return moment.astimezone(self._zone).date()

    def day(self, day: date) -> str:
        """Such as « 1er mars 2026 »."""
        number = self("date.first") if day.day == 1 else str(day.day)
        return self("date.full", day=number, month=self._month(day), year=day.year)

    def moment(self, moment: datetime) -> str:
        """Such as « 1er mars 2026 à 08:30 »."""
        local = moment.astimezone(self._zone)
        return self("date.moment", day=self.day(local.date()), time=f"{local:%H:%M}")

    def short(self, day: date) -> str:
        """Such as « 01/03/2026 »."""
        return self("date.short", day=f"{day.day:02}", month=f"{day.month:02}", year=day.year)

    def month(self, day: date) -> str:
        """Such as « mars 2026 »."""
        return self("date.month", month=self._month(day), year=day.year)

    def of_month(self, day: date) -> str:
        """Such as « de mars 2026 »."""
        name = self._month(day)
        code = "date.of_month_vowel" if name[0] in "aeiouAEIOU" else "date.of_month"
        return self(code, month=name, year=day.year)

    def end_of(self, day: date) -> str:
        """Such as « fin mars »."""
        return self("date.end_of", month=self._month(day))

    def duration(self, minutes: int) -> str:
        """Working time, exactly as the screen says it."""
        return duration(minutes, self._words)

    def _month(self, day: date) -> str:
        return self(f"months.{day.month}")
