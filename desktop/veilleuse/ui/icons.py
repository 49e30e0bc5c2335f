# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SVG pictures of resources/icons, tinted when they are loaded."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt, QTemporaryDir
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from veilleuse.catalogue.folder import resources

SIZES = (16, 20, 24, 32, 48, 64, 96)


@cache
def icon(name: str, colour: str, active: str | None = None) -> QIcon:
    """The picture `name` in `colour`, and in `active` where it is checked or selected."""
    made = QIcon()
    for size in SIZES:
        made.addPixmap(pixmap(name, colour, size))
        if active:
            made.addPixmap(pixmap(name, active, size), QIcon.Mode.Normal, QIcon.State.On)
            made.addPixmap(pixmap(name, active, size), QIcon.Mode.Selected)
    return made


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The picture `name` in `colour`, `size` logical pixels square."""
    side = round(size * ratio)
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _drawing(name, colour).render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_text(name, colour).encode()))


@cache
def tinted_file(name: str, colour: str) -> Path:
    """The picture `name` in `colour` as a file, for style sheets, until the program ends."""
    path = Path(_folder().path()) / f"{name}-{colour[1:]}.svg"
    path.write_text(_text(name, colour), encoding="utf-8")
    return path


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


def _text(name: str, colour: str) -> str:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour)
