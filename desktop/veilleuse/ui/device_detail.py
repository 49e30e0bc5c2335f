# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is known of one device, with the evidence, and what a person may put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
)

from veilleuse.domain.model import UNTOUCHABLE, Device, DeviceClass
from veilleuse.domain.verdicts import FindingState
from veilleuse.tasks.found import found_in
from veilleuse.ui import identifying
from veilleuse.ui.actions import Actions
from veilleuse.ui.device_tables import DeviceTables
from veilleuse.ui.identifying import WORST_FIRST
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.theme import severity_role
from veilleuse.ui.widgets.card import Card, Scroll, clear
from veilleuse.ui.widgets.label import Label, Line
from veilleuse.ui.widgets.marks import Glyph

if TYPE_CHECKING:
    from collections.abc import Callable

    from veilleuse.tasks.picture import Picture

LONGEST_LABEL = 80


class DeviceDetail(Card):
    """Title, what can be put right, then findings, checks, evidence and facts behind tabs."""

    fix_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_device`."""
        super().__init__("", around.theme.unit)
        self._around = around
        self._device: Device | None = None
        unit = around.theme.unit
        self.setAccessibleName(self.tr("Chosen device"))
        self.setMinimumWidth(unit * 22)
        self._head = QVBoxLayout()
        self._head.setSpacing(round(unit * 0.15))
        self.body.addLayout(self._head)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(self.tr("What is known of this device"))
        self._summary = Scroll(self.tr("Summary"), 0, round(unit * 0.6))
        self._tabs.addTab(self._summary, self.tr("Summary"))
        self._tables = DeviceTables(around, self)
        for table, title in self._tables.titled():
            self._tabs.addTab(table, title)
        self.body.addWidget(self._tabs, 1)

    def show_nothing(self) -> None:
        """Says what to do."""
        self._device = None
        clear(self._head)
        self._head.addWidget(Label(self.tr("Choose a device in the table."), "muted"))
        self._tabs.setVisible(False)

    def show_device(self, device: Device, picture: Picture) -> None:
        """Draws everything of one device."""
        self._device = device
        self._tabs.setVisible(True)
        self._show_head(device)
        self._show_summary(device, picture)
        self._tables.show_device(device, picture)

    def _show_head(self, device: Device) -> None:
        theme = self._around.theme
        clear(self._head)
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.6))
        row.addWidget(Glyph(theme, device.device_class.value, "accent", lines=1.8))
        row.addWidget(Line(plain(device.title), "title"), 1)
        self._head.addLayout(row)
        parts = [self._around.texts.device_class(device.device_class)]
        parts += [plain(part, 60) for part in (device.vendor, device.product) if part]
        if device.is_desktop:
            parts.append(self.tr("this computer"))
        self._head.addWidget(Line(" · ".join(parts), "muted"))
        where = [str(address) for address in device.addresses[:4]] + list(device.hardware[:3])
        self._head.addWidget(Line(" · ".join(where), "small"))

    def _show_summary(self, device: Device, picture: Picture) -> None:
        column = self._summary.column
        clear(column)
        column.addSpacing(round(self._around.theme.unit * 0.4))
        column.addLayout(self._form(device))
        column.addWidget(Label(self.tr("Why this class"), "heading"))
        column.addWidget(Label(self._certainty(device), "muted"))
        for rule in device.reasons[:8]:
            column.addLayout(
                self._bullet("info", "accent", identifying.reason(rule, self._around.texts))
            )
        column.addWidget(Label(self.tr("Findings"), "heading"))
        self._show_findings(device, picture)
        column.addStretch(1)

    def _show_findings(self, device: Device, picture: Picture) -> None:
        texts, column = self._around.texts, self._summary.column
        findings = [
            finding
            for finding in picture.findings
            if finding.device == device.id and finding.state is not FindingState.RESOLVED
        ]
        if not findings:
            told = (
                self.tr("Nothing found. Unknown is not good: see the checks.")
                if device.facts
                else self.tr("No agent speaks for this device: little can be checked.")
            )
            column.addWidget(Label(told, "muted"))
        rests_on = {one.finding.control: one.seen for one in found_in(picture, findings)}
        for finding in sorted(findings, key=lambda f: WORST_FIRST.index(f.severity)):
            role = severity_role(finding.severity)
            sentence = texts.seen(finding.reason, finding.details)
            head = f"{texts.severity(finding.severity)} · {texts.word(f'status.{finding.state}')}"
            column.addLayout(self._bullet(role, role, f"{head}\n{sentence}"))
            column.addWidget(Label(texts.origin(rests_on[finding.control]), "small"))

    def _certainty(self, device: Device) -> str:
        word = self._around.texts.device_class(device.device_class)
        return filled(self.tr("%1 (%2)"), word, identifying.certainty(device, self._around.texts))

    def _form(self, device: Device) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(round(self._around.theme.unit * 0.5))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for text, field in (
            (self.tr("&Class"), self._class_field(device)),
            (self.tr("&Label"), self._label_field(device)),
        ):
            label = Label(text, "muted", wrap=False)
            label.setAccessibleName(text.replace("&", ""))
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(label, field)
        form.addRow(self._never_field(device))
        return form

    def _class_field(self, device: Device) -> QComboBox:
        field = QComboBox()
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(8)
        for device_class in DeviceClass:
            icon = self._around.theme.icon(device_class.value, "muted")
            field.addItem(icon, self._around.texts.device_class(device_class), device_class)
        field.setCurrentIndex(list(DeviceClass).index(device.device_class))
        field.setToolTip(self.tr("Choose the right class: it is kept and survives every round"))
        field.activated.connect(lambda at: self._correct_class(DeviceClass(field.itemData(at))))
        return field

    def _label_field(self, device: Device) -> QLineEdit:
        field = QLineEdit(plain(device.label))
        field.setMaxLength(LONGEST_LABEL)
        field.setPlaceholderText(self.tr("for example: printer, 2nd floor"))
        field.editingFinished.connect(lambda: self._name(field.text().strip()))
        return field

    def _never_field(self, device: Device) -> QCheckBox:
        field = QCheckBox(self.tr("Never probe"))
        field.setAccessibleName(self.tr("Never probe"))
        field.setToolTip(self.tr("This device is only listened to, whatever the round."))
        is_protected = device.device_class in UNTOUCHABLE
        field.setChecked(device.never_probe or is_protected)
        field.setEnabled(not is_protected)
        if is_protected:
            field.setToolTip(self.tr("Devices of this class are never probed."))
        field.clicked.connect(self._set_never)
        return field

    def _correct_class(self, wanted: DeviceClass) -> None:
        if self._device and wanted is not self._device.device_class:
            word = self._around.texts.device_class(wanted)
            said = filled(self.tr("%1 is now: %2."), plain(self._device.title, 60), word)
            device_id = self._device.id
            self._change(lambda a: a.correct_device(device_id, device_class=wanted), said)

    def _name(self, label: str) -> None:
        if self._device and label != plain(self._device.label):
            said = filled(self.tr("Label kept: %1."), label or "–")
            device_id = self._device.id
            self._change(lambda a: a.correct_device(device_id, label=label), said)

    def _set_never(self, wanted: bool) -> None:
        if self._device:
            told = self.tr("%1 is only listened to.") if wanted else self.tr("%1 may be probed.")
            device_id = self._device.id
            self._change(
                lambda a: a.correct_device(device_id, never_probe=wanted),
                filled(told, plain(self._device.title, 60)),
            )

    def _change(self, work: Callable[[Actions], Device], said: str) -> None:
        def undo(before: Device) -> Callable[[Actions], None]:
            return lambda actions: actions.restore_device(before)

        self._around.courier.change(work, said=said, undo=undo)

    def _bullet(self, icon: str, role: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(self._around.theme.unit * 0.5))
        row.addWidget(Glyph(self._around.theme, icon, role), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, selectable=True), 1)
        return row
