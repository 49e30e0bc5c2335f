# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a new kit, filled with what the desktop proposes."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.kits import SYSTEMS, KitWish
from veilleuse.ui.agents.requests import KitOffer
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.label import Label

LONGEST_LABEL, LONGEST_TEXT = 80, 400
SYSTEM_NAMES = {"windows": "Windows", "linux": "Linux", "macos": "macOS"}
"""Names of products: the same in every language."""

_HOST_PORT = re.compile(r"(?:\[[0-9A-Fa-f:.%]+\]|[^\s:/\[\],]+):(\d{1,5})")


class KitForm(QWidget):
    """Systems, limits, approval, roads, and where to write."""

    changed = Signal()

    def __init__(self, around: Surroundings, offer: KitOffer) -> None:
        """`offer` fills it."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        self._systems = {name: QCheckBox(SYSTEM_NAMES[name]) for name in SYSTEMS}
        self._systems["windows"].setChecked(True)
        self._label = self._line(self.tr("for example: care stations, 1st floor"), LONGEST_LABEL)
        self._days = self._count(offer.days, offer.most_days)
        self._uses = self._count(offer.uses, offer.most_uses)
        self._by_itself = QRadioButton(self.tr("By themselves, as soon as they report"))
        self._by_person = QRadioButton(self.tr("By me, one by one, on this page"))
        self._by_itself.setChecked(True)
        self._addresses = self._line("192.168.1.10:8750", LONGEST_TEXT)
        self._addresses.setText(", ".join(offer.addresses))
        self._folder = self._line(self.tr("for example: a share of the server"), LONGEST_TEXT)
        self._path = self._line("", LONGEST_TEXT)
        self._path.setText(str(_documents() / "veilleuse-kit"))
        self._lay_out(unit)
        for box in (*self._systems.values(), self._by_itself, self._by_person):
            box.setAccessibleName(box.text())
        for box in self._systems.values():
            box.toggled.connect(self.changed)
        for field in (self._addresses, self._folder, self._path):
            field.textChanged.connect(self.changed)

    def wish(self) -> KitWish:
        """What was chosen."""
        return KitWish(
            systems=tuple(name for name, box in self._systems.items() if box.isChecked()),
            days=self._days.value(),
            uses=self._uses.value(),
            approves=self._by_itself.isChecked(),
            addresses=self._typed_addresses(),
            folder=self._folder.text().strip(),
            label=self._label.text().strip(),
        )

    def path(self) -> Path:
        """Where to write it."""
        return Path(self._path.text().strip())

    def flaw(self) -> str:
        """Why no kit can be made of this yet, in a sentence; empty where one can."""
        wish = self.wish()
        if not wish.systems:
            return self.tr("Choose at least one system.")
        for address in wish.addresses:
            if not is_address(address):
                told = self.tr("“%1” is no address: write it as 192.168.1.10:8750.")
                return filled(told, plain(address, 60))
        if not (wish.addresses or wish.folder):
            return self.tr("Give an address or a shared folder, so that reports find their way.")
        if not self._path.text().strip():
            return self.tr("Choose where to write the kit.")
        return ""

    def _typed_addresses(self) -> tuple[str, ...]:
        typed = re.split(r"[,;\s]+", self._addresses.text())
        return tuple(dict.fromkeys(part for part in typed if part))

    def _lay_out(self, unit: int) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(round(unit * 0.7))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        systems = QHBoxLayout()
        systems.setSpacing(unit)
        for box in self._systems.values():
            systems.addWidget(box)
        systems.addStretch(1)
        approval = QVBoxLayout()
        approval.setSpacing(round(unit * 0.2))
        approval.addWidget(self._by_itself)
        approval.addWidget(self._by_person)
        form.addRow(Label(self.tr("Systems"), "strong", wrap=False), systems)
        self._row(form, self.tr("&Label"), self._label)
        self._row(form, self.tr("&Days of validity"), self._days)
        self._row(form, self.tr("Number of &machines"), self._uses)
        form.addRow(Label(self.tr("Approval"), "strong", wrap=False), approval)
        self._row(form, self.tr("&Addresses of this computer"), self._addresses)
        self._row(form, self.tr("&Shared folder (optional)"), self._folder)
        self._row(form, self.tr("&Write to"), self._path)
        form.addRow(Label("", wrap=False), self._places())

    def _row(self, form: QFormLayout, text: str, field: QWidget) -> None:
        label = Label(text, "strong", wrap=False)
        label.setAccessibleName(text.replace("&", ""))
        label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        form.addRow(label, field)

    def _places(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(self._around.theme.unit * 0.6))
        for text, ask in (
            (self.tr("Folder…"), self._ask_folder),
            (self.tr("ZIP file…"), self._ask_zip),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(ask)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Write the kit to"), str(_documents()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self._path.setText(str(inside(Path(path)))))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _ask_zip(self) -> None:
        name = str(_documents() / "veilleuse-kit.zip")
        dialog = QFileDialog(self, self.tr("Write the kit to"), name, self.tr("ZIP (*.zip)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(self._path.setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _count(self, value: int, most: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(1, max(most, value))
        field.setValue(value)
        unit = self._around.theme.unit
        field.setFixedWidth(unit * 6)
        # A style sheet cannot reach the text of a spin box.
        field.lineEdit().setTextMargins(round(unit * 0.5), 0, 0, 0)
        return field

    def _line(self, example: str, longest: int) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(example)
        field.setMaxLength(longest)
        return field


def is_address(text: str) -> bool:
    """Whether `text` is a host and a port that exists, such as `192.168.1.10:8750`."""
    found = _HOST_PORT.fullmatch(text)
    return found is not None and 0 < int(found[1]) < 65536


def inside(folder: Path) -> Path:
    """A folder of the kit's own in the one that was chosen."""
    return folder if folder.name.startswith("veilleuse-kit") else folder / "veilleuse-kit"


def _documents() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents))
