# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A thin bar for a share; the figure it stands for is always written beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from veilleuse.ui.theme import Theme


class ShareBar(QWidget):
    """Filled from the left."""

    def __init__(
        self, theme: Theme, share: float, role: str, spoken: str, parent: QWidget | None = None
    ) -> None:
        """`share` is from 0 to 1; `spoken` says what it is a share of."""
        super().__init__(parent)
        self._theme, self._role = theme, role
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.unit * 8, round(self._theme.unit * 0.5))

    def minimumSizeHint(self) -> QSize:
        """Enough to compare."""
        return QSize(self._theme.unit * 3, round(self._theme.unit * 0.5))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - small enough to paint whole
        """The whole in grey, the share in colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._share > 0:
            width = max(self.height(), self.width() * self._share)
            painter.setBrush(self._theme.colour(self._role))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
