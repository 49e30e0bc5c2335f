# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A procedure, step by step, with a button that copies each command."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from veilleuse.catalogue.fixes import Block, BlockKind, Guide, Span, SpanKind
from veilleuse.domain.exposure import Prescription
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.texts import capital
from veilleuse.ui.widgets.card import Scroll, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph

_TAGS = {SpanKind.PLAIN: "span", SpanKind.STRONG: "b", SpanKind.CODE: "code"}


class GuideView(Scroll):
    """Why first, then the sections of the guide."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_prescription`."""
        super().__init__("", 0, round(around.theme.unit * 0.6))
        self._around = around
        self.setAccessibleName(self.tr("Guide"))

    def show_prescription(self, prescription: Prescription) -> None:
        """Draws the guide from its beginning."""
        texts, unit = self._around.texts, self._around.theme.unit
        clear(self.column)
        self.column.setContentsMargins(0, round(unit * 0.6), unit, unit)
        self._questions = QVBoxLayout()
        self.column.addLayout(self._questions)
        self.column.addWidget(Label(self.tr("Why"), "heading"))
        self.column.addWidget(Label(texts.control(prescription.controls[0]).why))
        guide = texts.guide(prescription.fix)
        if guide.sections:
            self._show_circumstances(guide)
        else:
            self.column.addWidget(Label(guide.title, "muted"))
        for section in guide.sections:
            self._show_section(section.title, section.blocks)
        self.column.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def put_first(self, questions: Sequence[QWidget]) -> None:
        """Puts what must be answered before everything else."""
        for question in questions:
            self._questions.addWidget(question)

    def _show_section(self, title: str, blocks: Sequence[Block]) -> None:
        self.column.addSpacing(round(self._around.theme.unit * 0.5))
        self.column.addWidget(Label(title, "heading"))
        for block in blocks:
            self.column.addWidget(self._block(block))

    def _show_circumstances(self, guide: Guide) -> None:
        """For whom, when, and whether care may be disturbed."""
        texts, theme = self._around.texts, self._around.theme
        told = []
        if guide.audience:
            told.append(texts.word(f"audience.{guide.audience}"))
        if guide.best_hour:
            told.append(texts.word(f"best_hour.{guide.best_hour}"))
        row = QHBoxLayout()
        row.setSpacing(round(theme.unit * 0.5))
        row.addWidget(Glyph(theme, "clock", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(" · ".join(capital(word) for word in told), "muted"), 1)
        if told:
            self.column.addLayout(row)

    def _block(self, block: Block) -> QWidget:
        if block.kind is BlockKind.STEP:
            return self._step(block)
        if block.kind is BlockKind.COMMAND:
            return self._command(block.text)
        if block.kind is BlockKind.WARNING:
            return self._warning(block)
        return written(block.spans)

    def _step(self, block: Block) -> QWidget:
        unit = self._around.theme.unit
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(unit * 0.7))
        mark = Label(str(block.number), "number", wrap=False)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setFixedSize(round(unit * 1.6), round(unit * 1.6))
        mark.setAccessibleName(filled(self.tr("Step %1"), str(block.number)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(written(block.spans), 1)
        return box

    def _command(self, command: str) -> QWidget:
        unit = self._around.theme.unit
        box = QFrame()
        box.setProperty("role", "command")
        row = QHBoxLayout(box)
        row.setContentsMargins(unit, round(unit * 0.4), round(unit * 0.4), round(unit * 0.4))
        row.addWidget(Label(command, "mono", selectable=True), 1)
        copy = QToolButton()
        copy.setProperty("role", "quiet")
        copy.setIcon(self._around.theme.icon("copy"))
        copy.setIconSize(QSize(unit, unit))
        copy.setToolTip(self.tr("Copy"))
        copy.setAccessibleName(filled(self.tr("Copy the command: %1"), command))
        copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        copy.clicked.connect(lambda: self._copy(command))
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _copy(self, command: str) -> None:
        QGuiApplication.clipboard().setText(command)
        self._around.courier.said.emit(self.tr("Copied."))

    def _warning(self, block: Block) -> QWidget:
        unit = self._around.theme.unit
        box = QFrame()
        box.setProperty("role", "warning_box")
        row = QHBoxLayout(box)
        row.setContentsMargins(unit, round(unit * 0.6), unit, round(unit * 0.6))
        row.setSpacing(round(unit * 0.6))
        glyph = Glyph(self._around.theme, "warning", "warn_text")
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(written(block.spans, "warning"), 1)
        return box


def written(spans: Sequence[Span], role: str = "") -> QLabel:
    """Spans of our own guides as one label; their text is escaped, only the tags are ours."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    marked = (f"<{_TAGS[s.kind]}>{escape(s.text)}</{_TAGS[s.kind]}>" for s in spans)
    label.setText("".join(marked))
    label.setAccessibleName("".join(span.text for span in spans))
    return label
