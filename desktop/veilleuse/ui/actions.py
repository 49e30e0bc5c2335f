# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the window may ask of the tasks; called off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from veilleuse.domain.model import Answer, Device, DeviceClass, DeviceId, Network
from veilleuse.domain.rounds import Mode, Progress, Round
from veilleuse.domain.verdicts import ControlId

if TYPE_CHECKING:  # the database is loaded behind the first painted window, not before it
    from veilleuse.tasks.picture import Picture


class Actions(Protocol):
    """The tasks of one establishment. Each may raise a VeilleuseError."""

    def picture(self) -> Picture:
        """What the store holds now."""

    def make_round(
        self,
        mode: Mode,
        networks: tuple[Network, ...],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
    ) -> Round:
        """One round; no networks means those of this machine."""

    def correct_device(
        self,
        device_id: DeviceId,
        *,
        device_class: DeviceClass | None = None,
        label: str | None = None,
        never_probe: bool | None = None,
    ) -> Device:
        """Changes what is given; returns the device as it was before."""

    def restore_device(self, device: Device) -> None:
        """Puts a device back as it was."""

    def declare(self, answer: Answer) -> None:
        """Keeps an answer."""

    def accept(
        self, control: ControlId, device_id: DeviceId | None, until: date, by: str, because: str
    ) -> None:
        """Accepts a finding until a day."""

    def mark_done(self, control: ControlId, device_id: DeviceId | None) -> None:
        """Says that a finding's fix was applied; the next report proves it."""

    def save_report(self, path: Path) -> Path:
        """Writes the monthly summary as PDF and returns where it lies."""

    def preview_report(self) -> tuple[bytes, ...]:
        """The pages of the monthly summary, each a PNG."""

    def save_journal(self, path: Path) -> Path:
        """Writes the scan journal as text and returns where it lies."""

    def name_site(self, name: str, responsible: str) -> None:
        """Names the establishment and who answers for it."""

    def speak(self, language: str) -> None:
        """From now on reports are written in `language`."""
