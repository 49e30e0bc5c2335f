# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which document a person means."""

from dataclasses import dataclass
from datetime import date

from veilleuse.tasks.paper.kinds import Kind


@dataclass(frozen=True, slots=True)
class PaperWish:
    """A document made now, or the one kept for `month`."""

    kind: Kind
    subject: str = ""
    """A device, a fix or a framework, by its id; empty where the document is about all."""
    month: date | None = None
