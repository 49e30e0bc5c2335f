# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks once more before something that changes what counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.label import Label


class ConfirmDialog(QDialog):
    """A question, what follows from a yes, and two buttons; `accepted` is the yes."""

    def __init__(
        self, around: Surroundings, question: str, follows: str, yes: str, parent: QWidget
    ) -> None:
        """`yes` is the word on the button that does it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(yes)
        self.setAccessibleName(question)
        unit = around.theme.unit
        self.setMinimumWidth(unit * 26)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.4),) * 4)
        column.setSpacing(unit)
        column.addWidget(Label(question, "heading"))
        column.addWidget(Label(follows, "muted"))
        buttons = QDialogButtonBox()
        agree = buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setProperty("role", "primary")
        keep = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        # Return alone must not do it.
        keep.setDefault(True)
        keep.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
