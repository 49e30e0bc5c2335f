# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is different between two assessments."""

from dataclasses import dataclass
from datetime import datetime

from veilleuse.domain.model import DeviceId
from veilleuse.domain.verdicts import ControlId


@dataclass(frozen=True, slots=True)
class Changes:
    """Since an earlier moment; tuples are ordered worst first."""

    since: datetime
    score_before: float
    score_after: float
    devices_new: tuple[DeviceId, ...]
    devices_gone: tuple[DeviceId, ...]
    findings_opened: tuple[tuple[ControlId, DeviceId | None], ...]
    findings_resolved: tuple[tuple[ControlId, DeviceId | None], ...]
