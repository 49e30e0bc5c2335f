# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a round said, and what the desktop's card really sent meanwhile."""

from dataclasses import dataclass
from pathlib import Path

from capture import Frame

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Told:
    """Lines of gentle.py and frames of the desktop."""

    lines: list[dict[str, object]]
    sent: list[Frame]

    def of(self, what: str) -> list[dict[str, object]]:
        return [line for line in self.lines if line["what"] == what]
