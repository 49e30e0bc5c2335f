# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the first round does and what Veilleuse never does, as two lists."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph


class Promises(QWidget):
    """Side by side."""

    def __init__(self, around: Surroundings) -> None:
        """The same words on every screen that promises something."""
        super().__init__()
        self._around = around
        will = (
            self.tr("listen to what devices announce on the network"),
            self.tr("ask a few multicast questions, as printers and televisions do"),
            self.tr("examine this computer: updates, protection, settings"),
            self.tr("count every packet it sends, in a journal that you can print"),
        )
        never = (
            self.tr("probe a medical device, the nurse call or the building automation"),
            self.tr("send anything outside the establishment"),
            self.tr("run a command on another machine"),
            self.tr("read or keep anything about residents"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(around.theme.unit * 2)
        row.addLayout(self._list(self.tr("The first round will"), will, "ok", "good"), 1)
        row.addLayout(self._list(self.tr("Veilleuse will never"), never, "hand", "critical"), 1)

    def _list(self, title: str, lines: tuple[str, ...], icon: str, role: str) -> QVBoxLayout:
        unit = self._around.theme.unit
        column = QVBoxLayout()
        column.setSpacing(round(unit * 0.4))
        column.addWidget(Label(title, "heading"))
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(round(unit * 0.5))
            glyph = Glyph(self._around.theme, icon, role)
            row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(line), 1)
            column.addLayout(row)
        column.addStretch(1)
        return column
