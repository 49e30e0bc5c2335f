# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ranked list of prescriptions, each painted as a small card."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from veilleuse.domain.exposure import Prescription
from veilleuse.ui.icons import pixmap
from veilleuse.ui.prescribing import action_of, effort_of, gain_of, gain_role, look_of
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.table import RecordProxy


class PrescriptionList(QListView):
    """One prescription a row, chosen by mouse or arrows."""

    def __init__(
        self,
        name: str,
        around: Surroundings,
        proxy: RecordProxy[Prescription],
        parent: QWidget | None = None,
    ) -> None:
        """`name` is what screen readers say."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(proxy)
        self.setItemDelegate(PrescriptionPainter(around, proxy, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumWidth(around.theme.unit * 19)


class PrescriptionPainter(QStyledItemDelegate):
    """Rank, action, severity in icon and word, effort, and what it brings."""

    def __init__(
        self, around: Surroundings, proxy: RecordProxy[Prescription], parent: QListView
    ) -> None:
        """Reads the records behind the rows."""
        super().__init__(parent)
        self._around, self._proxy, self._view = around, proxy, parent
        theme = around.theme
        self._strong = theme.sized(1, weight=QFont.Weight.DemiBold)
        self._small = theme.sized(0.9)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - the width is the view's
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """All lines of the action, then one of facts."""
        unit = self._around.theme.unit
        prescription = self._proxy.row_at(index)
        width = self._view.viewport().width() - unit * 3 - self._gain_width(prescription)
        lines = len(self._action_lines(index, width))
        spacing = QFontMetrics(self._strong).lineSpacing()
        return QSize(unit * 12, max(2, lines) * spacing + round(unit * 2.9))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The whole row."""
        theme = self._around.theme
        prescription = self._proxy.row_at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("chosen"))
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(4, option.rect.height())), theme.colour("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("raised"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        unit = theme.unit
        inside = option.rect.adjusted(unit, round(unit * 0.6), -unit, -round(unit * 0.6))
        self._paint_gain(painter, inside, prescription)
        width = inside.width() - self._gain_width(prescription) - unit
        self._paint_action(painter, inside, self._action_lines(index, width))
        self._paint_facts(painter, inside, prescription)
        painter.restore()

    def _gain_width(self, prescription: Prescription) -> int:
        points, share = gain_of(prescription, self._around.texts)
        return max(
            QFontMetrics(self._strong).horizontalAdvance(points),
            QFontMetrics(self._small).horizontalAdvance(share),
        )

    def _action_lines(self, index: QModelIndex | QPersistentModelIndex, width: int) -> list[str]:
        action = action_of(self._proxy.row_at(index), self._around.texts)
        return wrapped(f"{index.row() + 1}. {action}", QFontMetrics(self._strong), width)

    def _paint_gain(self, painter: QPainter, inside: QRect, prescription: Prescription) -> None:
        points, share = gain_of(prescription, self._around.texts)
        theme, align = self._around.theme, Qt.AlignmentFlag.AlignRight
        painter.setFont(self._strong)
        painter.setPen(theme.colour(gain_role(prescription)))
        painter.drawText(inside, align, points)
        painter.setFont(self._small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(inside.adjusted(0, round(theme.unit * 1.2), 0, 0), align, share)

    def _paint_action(self, painter: QPainter, inside: QRect, lines: list[str]) -> None:
        painter.setFont(self._strong)
        painter.setPen(self._around.theme.colour("text"))
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(inside, aligned, "\n".join(lines))

    def _paint_facts(self, painter: QPainter, inside: QRect, prescription: Prescription) -> None:
        theme, texts = self._around.theme, self._around.texts
        icon, role, word = look_of(prescription, texts)
        side = round(theme.unit * 1.1)
        line = QRect(inside.left(), inside.bottom() - side, inside.width(), side)
        drawn = pixmap(icon, theme.colour(role).name(), side, self._view.devicePixelRatioF())
        painter.drawPixmap(line.topLeft(), drawn)
        painter.setFont(self._small)
        painter.setPen(theme.colour(role))
        at = line.adjusted(side + round(theme.unit * 0.35), 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(at, middle, word)
        gone = QFontMetrics(self._small).horizontalAdvance(word) + theme.unit
        rest = at.adjusted(gone, 0, 0, 0)
        effort = effort_of(prescription, texts)
        elided = QFontMetrics(self._small).elidedText(
            effort, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.setPen(theme.colour("muted"))
        painter.drawText(rest, middle, elided)


def wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """`text` in lines of at most `width`; a word wider than that stands alone."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
