# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in the log what was refused, however often, in one line a minute for each reason."""

import logging
from dataclasses import dataclass

SECONDS = 60.0
_REASONS = 64
"""More codes than there are."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Silence:
    said_at: float
    kept_back: int = 0


class RefusalLog:
    """Seconds are those of one monotonic clock."""

    def __init__(self) -> None:
        """Nothing was refused yet."""
        self._silences: dict[str, _Silence] = {}

    def note(self, reason: str, source: str, now: float) -> None:
        """One refusal; `source` is the address it came from."""
        silence = self._silences.get(reason)
        if silence is not None and now - silence.said_at < SECONDS:
            silence.kept_back += 1
            return
        kept_back = silence.kept_back if silence else 0
        log.warning("refused: %s, from %s (%d more since the last line)", reason, source, kept_back)
        if len(self._silences) < _REASONS or reason in self._silences:
            self._silences[reason] = _Silence(now)
