# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actions without a database: they keep what they were asked and change the picture they hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from pictures import NOW
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from veilleuse.domain.model import Answer, Device, DeviceClass, DeviceId, Network, RoundId
from veilleuse.domain.rounds import Mode, Progress, Round
from veilleuse.domain.verdicts import ControlId, FindingState
from veilleuse.tasks.picture import Picture

STEPS = ("listen", "sweep", "agent", "assess", "save")


class FakeActions:
    def __init__(self, shown: Picture) -> None:
        self.shown = shown
        self.done: list[tuple[object, ...]] = []
        self.after_round: Picture | None = None
        self.wait: Callable[[Callable[[], bool]], None] = lambda _: None
        self.error: Exception | None = None

    def picture(self) -> Picture:
        if self.error:
            raise self.error
        return self.shown

    def make_round(
        self,
        mode: Mode,
        networks: tuple[Network, ...],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
    ) -> Round:
        self.done.append(("round", mode))
        for at, step in enumerate(STEPS):
            tell(Progress(step, at, len(STEPS), f"10.20.0.{at}"))
            self.wait(stop)
            if stop():
                break
        if self.after_round:
            self.shown = self.after_round
        made = Round(RoundId("r"), mode, (), NOW, NOW, stopped=stop())
        self.shown = replace(self.shown, last_round=made)
        return made

    def correct_device(
        self,
        device_id: DeviceId,
        *,
        device_class: DeviceClass | None = None,
        label: str | None = None,
        never_probe: bool | None = None,
    ) -> Device:
        before = next(device for device in self.shown.devices if device.id == device_id)
        after = before
        if device_class is not None:
            after = replace(after, device_class=device_class, class_by_hand=True, confidence=1.0)
        if label is not None:
            after = replace(after, label=label)
        if never_probe is not None:
            after = replace(after, never_probe=never_probe)
        self.restore_device(after)
        return before

    def restore_device(self, device: Device) -> None:
        kept = tuple(device if old.id == device.id else old for old in self.shown.devices)
        self.shown = replace(self.shown, devices=kept)

    def declare(self, answer: Answer) -> None:
        self.done.append(("declare", answer))
        site = self.shown.site
        kept = tuple(old for old in site.answers if old.control != answer.control)
        self.shown = replace(self.shown, site=replace(site, answers=(*kept, answer)))

    def accept(
        self, control: ControlId, device_id: DeviceId | None, until: date, by: str, because: str
    ) -> None:
        self.done.append(("accept", control, device_id, until, by, because))

    def mark_done(self, control: ControlId, device_id: DeviceId | None) -> None:
        self.done.append(("mark_done", control, device_id))
        kept = tuple(
            replace(finding, state=FindingState.AWAITING_PROOF)
            if (finding.control, finding.device) == (control, device_id)
            else finding
            for finding in self.shown.findings
        )
        self.shown = replace(self.shown, findings=kept)

    def save_report(self, path: Path) -> Path:
        path.write_bytes(b"%PDF-1.7")
        return path

    def preview_report(self) -> tuple[bytes, ...]:
        return tuple(paper(number) for number in (1, 2))

    def save_journal(self, path: Path) -> Path:
        path.write_text("journal", encoding="utf-8")
        return path

    def name_site(self, name: str, responsible: str) -> None:
        site = replace(self.shown.site, name=name, responsible=responsible)
        self.shown = replace(self.shown, site=site)

    def speak(self, language: str) -> None:
        self.done.append(("speak", language))


def paper(number: int) -> bytes:
    """A sheet with a few grey lines."""
    image = QImage(827, 1169, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.fillRect(QRect(80, 80, 420, 34), Qt.GlobalColor.darkGray)
    for line in range(24):
        width = 660 - (line * 37) % 190
        painter.fillRect(QRect(80, 160 + line * 38, width, 12), Qt.GlobalColor.lightGray)
    painter.drawText(400, 1130, str(number))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return held.data()
