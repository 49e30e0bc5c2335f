# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far an import has come, its stop, and what it says at the end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from veilleuse.ui.agents.requests import FileRefusal, ImportSummary
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.texts import Texts
from veilleuse.ui.widgets.label import Line

translate = QCoreApplication.translate

NAMED = 3
"""How many refused files a sentence names before it counts the others."""


class ImportProgress(QWidget):
    """Hidden while nothing is imported."""

    def __init__(self, around: Surroundings) -> None:
        """Shows a running import at once."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(unit * 0.8))
        self._told = Line("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the import"))
        self._bar.setMinimumWidth(unit * 12)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setIcon(around.theme.icon("stop", "critical"))
        self._stop.setAccessibleName(self.tr("Stop the import"))
        self._stop.clicked.connect(around.courier.imports.stop)
        row.addWidget(self._bar)
        row.addWidget(self._told, 1)
        row.addWidget(self._stop)
        around.courier.imports.moved.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        imports = self._around.courier.imports
        progress = imports.progress
        self.setVisible(imports.is_running)
        self._stop.setEnabled(not imports.is_stopping)
        self._bar.setMaximum((progress.total or 0) if progress else 0)
        self._bar.setValue(progress.done if progress else 0)
        if imports.is_stopping:
            self._told.setText(self.tr("Stopping; what was taken in stays…"))
        elif progress is None:
            self._told.setText(self.tr("Reading the files…"))
        else:
            count = f"{progress.done} / {progress.total}" if progress.total else ""
            told = " · ".join(part for part in (count, plain(progress.detail, 80)) if part)
            self._told.setText(told)


def outcome(summary: ImportSummary, texts: Texts) -> str:
    """What became of the files, in a few sentences."""
    counted = (
        (summary.kept, translate("Importing", "%n report(s) taken in", "", summary.kept)),
        (summary.repeated, translate("Importing", "%n already known", "", summary.repeated)),
        (summary.aside, translate("Importing", "%n awaiting your approval", "", summary.aside)),
        (
            len(summary.refused),
            translate("Importing", "%n file(s) refused", "", len(summary.refused)),
        ),
    )
    parts = [told for count, told in counted if count]
    sentences = [", ".join(parts) + "." if parts else translate("Importing", "Nothing to take in.")]
    if summary.stopped:
        sentences.append(translate("Importing", "Stopped before the end; what was taken in stays."))
    sentences += [_refused(refusal, texts) for refusal in summary.refused[:NAMED]]
    rest = len(summary.refused) - NAMED
    if rest > 0:
        sentences.append(translate("Importing", "And %n other file(s).", "", rest))
    if summary.refused:
        sentences.append(translate("Importing", "Refused files stay where they are."))
    return " ".join(sentences)


def _refused(refusal: FileRefusal, texts: Texts) -> str:
    reason = texts.word(f"refused.{refusal.reason}")
    ended = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    return filled(translate("Importing", "%1: %2"), plain(refusal.name, 60), ended)


def left_out(names: list[str]) -> str:
    """What is said of dropped files that are no reports."""
    told = translate(
        "Importing",
        "Not taken in: %1. Veilleuse imports sealed reports (.vlse) and the output of systeminfo "
        "(.txt, .csv). Nothing was changed.",
    )
    named = ", ".join(plain(name, 60) for name in names[:NAMED])
    return filled(told, named + ("…" if len(names) > NAMED else ""))
