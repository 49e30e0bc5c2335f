# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a document can be about: a device, a fix, a framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from veilleuse.catalogue.frameworks import frameworks
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class Subjects(QWidget):
    """Hidden for documents that are about the whole establishment."""

    chosen = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Nothing to choose yet."""
        super().__init__()
        self._around = around
        self._picture: Picture | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._label = Label(self.tr("About"))
        self._box = QComboBox()
        self._box.setAccessibleName(self.tr("What the document is about"))
        self._box.setMinimumWidth(around.theme.unit * 12)
        self._label.setBuddy(self._box)
        row.addWidget(self._label)
        row.addWidget(self._box, 1)
        self._box.activated.connect(lambda _: self.chosen.emit(self.subject))
        self.setVisible(False)

    @property
    def subject(self) -> str:
        """The id of what is chosen; empty for all, or where there is nothing to choose."""
        return str(self._box.currentData() or "") if not self.isHidden() else ""

    def show_picture(self, picture: Picture) -> None:
        """Devices and prescriptions are those of the picture."""
        self._picture = picture

    def show_kind(self, kind: Kind) -> bool:
        """Offers what this kind can be about; False where it needs something and there is none."""
        before, offered = self._box.currentData(), self._offered(kind)
        self._box.clear()
        for name, id_ in offered:
            self._box.addItem(plain(name), id_)
        self._box.setCurrentIndex(max(0, self._box.findData(before)))
        self.setVisible(len(offered) > 1)
        needed = kind in {Kind.MACHINE, Kind.PRESCRIPTION}
        self.setVisible(bool(offered) if needed else len(offered) > 1)
        return bool(offered) or not needed

    def _offered(self, kind: Kind) -> list[tuple[str, str]]:
        texts, picture = self._around.texts, self._picture
        if kind is Kind.EVIDENCE:
            known = frameworks(texts.language).values()
            return [(self.tr("All frameworks"), ""), *((one.name, one.id) for one in known)]
        if picture is None:
            return []
        if kind is Kind.MACHINE:
            return sorted(
                ((device.title, str(device.id)) for device in picture.devices),
                key=lambda named: named[0].casefold(),
            )
        if kind is Kind.PRESCRIPTION and picture.assessment:
            fixes = dict.fromkeys(one.fix for one in picture.assessment.prescriptions)
            return [(texts.guide(fix).title, str(fix)) for fix in fixes]
        return []
