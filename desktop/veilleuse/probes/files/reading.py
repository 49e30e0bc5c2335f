# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reading of one file: its bounds, its counts, what it tells while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from veilleuse.domain.imports import Columns, ImportLimits
from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Evidence
from veilleuse.domain.rounds import Notice, Progress
from veilleuse.probes.text import clean

CUT = "import_cut"
"""Notice: the file ends in the middle of something, or is damaged from there on."""
TOO_MANY = "import_too_many"
"""Notice: the file holds more than is read of one."""
UNSUPPORTED = "import_link_unsupported"
"""Notice: the capture holds frames of a kind that is not read."""

_TELL_BYTES = 1 << 20
_OLDEST = datetime(2000, 1, 1, tzinfo=UTC)
"""No file of the formats read here speaks of an earlier time; a clock that was not set does."""


@dataclass(slots=True)
class Reading:
    """Made for one file. `refused` counts records that are there and cannot be used."""

    at: datetime
    """The present, for what bears no time of its own."""
    limits: Limits
    bounds: ImportLimits
    columns: Columns
    tell: Callable[[Progress], None] = lambda _: None
    stop: Callable[[], bool] = lambda: False
    path: str = ""
    total: int = 0
    read: int = 0
    refused: int = 0
    notices: dict[Notice, None] = field(default_factory=dict)
    _told: int = -_TELL_BYTES

    def goes_on(self, done: int) -> bool:
        """Tells how many bytes are done, now and then; False once a person said stop."""
        if done - self._told >= _TELL_BYTES:
            self._told = done
            self.tell(Progress("import", min(done, self.total), self.total))
        return not self.stop()

    def take(self) -> bool:
        """Counts one record; False, with a notice, where there are too many."""
        if self.read + self.refused >= self.bounds.records:
            self.note(TOO_MANY, str(self.bounds.records))
            return False
        self.read += 1
        return True

    def refuse(self) -> None:
        """The record just taken cannot be used."""
        self.read -= 1
        self.refused += 1

    def note(self, code: str, detail: str = "") -> None:
        """Something a person should know; said once."""
        self.notices.setdefault(Notice(code, detail))

    def evidence(self, kind: str, raw: str | bytes) -> tuple[Evidence, ...]:
        """One piece of plain text; nothing for a blank."""
        text = clean(raw, self.limits.text_characters)
        return (Evidence(kind, text),) if text else ()

    def moment(self, seconds: float | None) -> datetime:
        """Seconds since 1970 as a moment; the present for none, a future or a wrong one."""
        try:
            found = datetime.fromtimestamp(seconds or 0.0, UTC)
        except (OverflowError, ValueError, OSError):
            return self.at
        return min(found, self.at) if found >= _OLDEST else self.at
