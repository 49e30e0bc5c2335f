# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the establishment stands: one number, one letter, one band, and how much was seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from veilleuse.domain.exposure import Coverage, Exposure, Letter
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.theme import letter_role
from veilleuse.ui.widgets.card import Card, clear
from veilleuse.ui.widgets.gauge import LETTER_POINTS, Gauge
from veilleuse.ui.widgets.label import Figure, Label
from veilleuse.ui.widgets.marks import Glyph
from veilleuse.ui.widgets.share_bar import ShareBar


class StandingCard(Card):
    """The first thing that is read."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_exposure`."""
        super().__init__("", around.theme.unit)
        self._around = around
        self._unit = around.theme.unit
        self.setAccessibleName(self.tr("Exposure"))
        self._row = QHBoxLayout()
        self._row.setSpacing(self._unit * 2)
        self.body.addLayout(self._row)

    def show_exposure(self, exposure: Exposure) -> None:
        """Draws everything again."""
        clear(self._row)
        self._row.addLayout(self._figures(exposure))
        self._row.addLayout(self._scale(exposure), 1)
        line = QFrame()
        line.setProperty("role", "rule")
        line.setFixedWidth(1)
        self._row.addWidget(line)
        self._row.addLayout(self._coverage(exposure.coverage))

    def _figures(self, exposure: Exposure) -> QVBoxLayout:
        theme, texts = self._around.theme, self._around.texts
        column = QVBoxLayout()
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(round(self._unit * 0.7))
        row.addWidget(self._letter(exposure.level.letter))
        score = Figure(theme.sized(4.2, weight=QFont.Weight.Bold))
        score.setText(texts.number(exposure.estimate.score))
        score.setAccessibleName(
            filled(self.tr("Score: %1 out of 100"), texts.number(exposure.estimate.score))
        )
        row.addWidget(score)
        scale = Label(self.tr("/ 100"), "muted", wrap=False)
        # Stands on the line of the large figure.
        scale.setContentsMargins(0, 0, 0, round(self._unit * 0.85))
        row.addWidget(scale, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addSpacing(round(self._unit * 0.4))
        error = texts.number(exposure.estimate.error, 1)
        if exposure.provisional:
            said = self.tr("Provisional score")
        else:
            said = filled(self.tr("Lower is better · ± %1"), error)
        column.addWidget(Label(said, "small", wrap=False))
        column.addStretch(1)
        return column

    def _letter(self, letter: Letter) -> QLabel:
        theme = self._around.theme
        tile = Label(letter.value, wrap=False)
        tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tile.setFixedSize(round(self._unit * 4.6), round(self._unit * 4.6))
        tile.setAccessibleName(filled(self.tr("Level %1"), letter.value))
        tile.setStyleSheet(
            f"background: {theme.colour(letter_role(letter)).name()};"
            f"color: {theme.colour('on_letter').name()};"
            f"border-radius: {round(self._unit * 0.8)}px;"
            f"font-size: {theme.sized(3.2).pointSizeF():.1f}pt; font-weight: 700;"
        )
        return tile

    def _scale(self, exposure: Exposure) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(round(self._unit * 0.35))
        if exposure.provisional:
            said = self.tr("Too few devices are known to rely on this score.")
        else:
            said = self._around.texts.word(f"level.{exposure.level.letter}")
        column.addWidget(Label(said, "lead"))
        gauge = Gauge(self._around.theme)
        band = self._band(exposure)
        gauge.show_score(
            exposure.estimate.score,
            exposure.band,
            (self.tr("0, the best"), self.tr("100, the worst")),
            band,
        )
        column.addWidget(gauge)
        column.addWidget(Label(band, "muted"))
        column.addSpacing(round(self._unit * 0.4))
        for widget in self._next_level(exposure):
            column.addLayout(widget)
        column.addStretch(1)
        return column

    def _band(self, exposure: Exposure) -> str:
        texts, band = self._around.texts, exposure.band
        best, worst = texts.number(band.best), texts.number(band.worst)
        if best == worst:
            return self.tr("Everything that counts was observed: nothing blurs this score.")
        return filled(
            self.tr("What is not known yet could bring this score down to %1 or up to %2."),
            best,
            worst,
        )

    def _next_level(self, exposure: Exposure) -> list[QHBoxLayout]:
        letters = list(Letter)
        at = letters.index(exposure.level.letter)
        if at == 0:
            return [self._bullet("ok", "good", self.tr("The best level. Keep the rounds going."))]
        target = letters[at - 1]
        rows = [self._plain(filled(self.tr("To reach level %1:"), target.value))]
        if exposure.level.by_score > target:
            limit = LETTER_POINTS * at
            missing = exposure.estimate.score - limit
            rows.append(self._bullet("better", "muted", self._fewer_points(missing, limit)))
        rows += [
            self._bullet(
                "warning",
                "high",
                self._around.texts.word(f"gate.{gate.code}", n=len(gate.devices)),
            )
            for gate in exposure.level.gates
            if gate.cap > target
        ]
        return rows

    def _fewer_points(self, missing: float, limit: int) -> str:
        points = self._around.texts.points(max(missing, 0.1))
        return filled(self.tr("bring the score under %1 (%2 to go)"), str(limit), points)

    def _plain(self, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(text, "strong"), 1)
        return row

    def _bullet(self, icon: str, role: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(self._unit * 0.5))
        glyph = Glyph(self._around.theme, icon, role)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text), 1)
        return row

    def _coverage(self, coverage: Coverage) -> QVBoxLayout:
        texts, theme = self._around.texts, self._around.theme
        column = QVBoxLayout()
        column.setSpacing(round(self._unit * 0.4))
        column.addWidget(Label(self.tr("What was seen"), "heading"))
        shown = (
            (
                texts.percent(coverage.share),
                coverage.share,
                filled(
                    self.tr("of what matters was observed (%1 of %2 checks)"),
                    texts.number(coverage.known),
                    texts.number(coverage.applicable),
                ),
            ),
            (
                " / ".join(map(texts.number, (coverage.computers_reporting, coverage.computers))),
                coverage.computers_reporting / coverage.computers if coverage.computers else 0.0,
                self.tr("computers have an agent"),
            ),
        )
        for figure, share, sentence in shown:
            column.addWidget(Label(figure, "figure", wrap=False))
            column.addWidget(ShareBar(theme, share, "accent", f"{figure} {sentence}"))
            label = Label(sentence, "small")
            label.setMinimumWidth(self._unit * 12)
            column.addWidget(label)
            column.addSpacing(round(self._unit * 0.3))
        column.addStretch(1)
        return column
