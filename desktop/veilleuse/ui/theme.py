# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The only place with colours: three schemes of named roles, and the palette built from them."""

from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPalette,
)
from PySide6.QtWidgets import QApplication

from veilleuse.catalogue.folder import resources
from veilleuse.domain.exposure import Letter
from veilleuse.domain.verdicts import Severity
from veilleuse.ui.icons import icon, tinted_file
from veilleuse.ui.sheet import sheet

DRESSED = "dressed"
"""Property of an application that has its style; the style itself no longer says its name."""


SYSTEM_SIZE, DRESSED_SIZE = "system_size", "dressed_size"
"""Properties of an application: the size of text before we dressed it, and after."""
FONTS_LOADED = "fonts_loaded"


class Wish(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Scheme:
    """One colour for each role."""

    window: str
    surface: str
    raised: str
    chosen: str
    text: str
    muted: str
    line: str
    accent: str
    accent_hover: str
    on_accent: str
    rail: str
    rail_hover: str
    rail_text: str
    rail_chosen: str
    lamp: str
    critical: str
    high: str
    medium: str
    low: str
    good: str
    warn_back: str
    warn_text: str
    error_back: str
    error_text: str
    letter_a: str
    letter_b: str
    letter_c: str
    letter_d: str
    letter_e: str
    on_letter: str


LIGHT = Scheme(
    window="#f3f5f8",
    surface="#ffffff",
    raised="#eef2f7",
    chosen="#e3edf9",
    text="#18222f",
    muted="#536072",
    line="#dbe1e9",
    accent="#1b5fa7",
    accent_hover="#164e8a",
    on_accent="#ffffff",
    rail="#13213a",
    rail_hover="#1e3050",
    rail_text="#c6d1e2",
    rail_chosen="#ffffff",
    lamp="#f5bd4f",
    critical="#b42318",
    high="#b54708",
    medium="#85630a",
    low="#33679c",
    good="#1b7445",
    warn_back="#fdf3d9",
    warn_text="#5e4503",
    error_back="#fdeceb",
    error_text="#8a1c13",
    letter_a="#1b7445",
    letter_b="#4d7414",
    letter_c="#85630a",
    letter_d="#b54708",
    letter_e="#b42318",
    on_letter="#ffffff",
)

DARK = Scheme(
    window="#0f141c",
    surface="#18202b",
    raised="#212b39",
    chosen="#223a57",
    text="#e8edf4",
    muted="#a3b0c2",
    line="#2d3848",
    accent="#84b8f4",
    accent_hover="#a5cbf8",
    on_accent="#0c1726",
    rail="#0a1019",
    rail_hover="#182232",
    rail_text="#b4c1d4",
    rail_chosen="#ffffff",
    lamp="#f5bd4f",
    critical="#ff8b80",
    high="#f7a26a",
    medium="#e6c15c",
    low="#8cbcf0",
    good="#6fcf97",
    warn_back="#3a3012",
    warn_text="#f4dc9b",
    error_back="#431d1b",
    error_text="#ffc1bb",
    letter_a="#6fcf97",
    letter_b="#a5cf5f",
    letter_c="#e6c15c",
    letter_d="#f7a26a",
    letter_e="#ff8b80",
    on_letter="#12100a",
)

CONTRAST = Scheme(
    window="#000000",
    surface="#000000",
    raised="#141414",
    chosen="#00346b",
    text="#ffffff",
    muted="#e6e6e6",
    line="#bdbdbd",
    accent="#ffe14d",
    accent_hover="#fff3a6",
    on_accent="#000000",
    rail="#000000",
    rail_hover="#333333",
    rail_text="#ffffff",
    rail_chosen="#ffe14d",
    lamp="#ffe14d",
    critical="#ff9d94",
    high="#ffb37a",
    medium="#ffd966",
    low="#9ecbff",
    good="#7dffb0",
    warn_back="#332900",
    warn_text="#ffefb3",
    error_back="#4a0a06",
    error_text="#ffd5d1",
    letter_a="#7dffb0",
    letter_b="#c4f06d",
    letter_c="#ffd966",
    letter_d="#ffb37a",
    letter_e="#ff9d94",
    on_letter="#000000",
)

FAMILIES = ("Inter", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", "Cantarell", "DejaVu Sans")
MONOSPACE = ("Cascadia Mono", "Consolas", "JetBrains Mono", "DejaVu Sans Mono", "monospace")


class Theme:
    """One scheme at one font size: colours, icons and lengths."""

    def __init__(self, scheme: Scheme, font: QFont) -> None:
        """Lengths follow `font`, so that text may grow."""
        self.scheme = scheme
        self.font = font
        self.unit = QFontMetrics(font).height()
        """Height of one line of text, in pixels."""

    def colour(self, role: str) -> QColor:
        """The colour of a role."""
        return QColor(getattr(self.scheme, role))

    def icon(self, name: str, role: str = "text", active: str | None = None) -> QIcon:
        """The icon `name` in the colour of a role, and of another where it is checked."""
        return icon(name, getattr(self.scheme, role), getattr(self.scheme, active or role))

    def sized(self, factor: float, *, weight: QFont.Weight | None = None) -> QFont:
        """The font at `factor` times its size."""
        font = QFont(self.font)
        font.setPointSizeF(self.font.pointSizeF() * factor)
        if weight is not None:
            font.setWeight(weight)
        return font


def severity_role(severity: Severity) -> str:
    """The colour role, and the icon, of a severity."""
    return severity.value


def letter_role(letter: Letter) -> str:
    """The colour role of a level."""
    return f"letter_{letter.value.lower()}"


def apply(application: QApplication, wish: Wish, *, size: int = 100) -> Theme:
    """Dresses the application and returns what pages paint with; `size` of text is in per cent.

    No combo box may exist meanwhile: it replaces its popup when the style changes, and Qt 6.12
    then goes on with the list of widgets on which the old one still stands.
    """
    font = _font(application, size)
    theme = Theme(_scheme(wish), font)
    roles = {field.name: getattr(theme.scheme, field.name) for field in fields(Scheme)}
    pictures = {
        "arrow": tinted_file("down", theme.scheme.muted).as_posix(),
        "tick": tinted_file("tick", theme.scheme.on_accent).as_posix(),
        "mono": ", ".join(f'"{name}"' for name in MONOSPACE),
    }
    look = sheet(roles | pictures, font.pointSizeF(), theme.unit)
    if not application.property(DRESSED):
        application.setStyle("Fusion")
        application.setProperty(DRESSED, True)
    application.setFont(font)
    application.setPalette(_palette(theme.scheme))
    application.setStyleSheet(look)
    return theme


def _scheme(wish: Wish) -> Scheme:
    if wish is Wish.CONTRAST or (wish is Wish.SYSTEM and _asks_contrast()):
        return CONTRAST
    if wish is Wish.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if wish is Wish.DARK else LIGHT


def _asks_contrast() -> bool:
    """Whether the system asks for high contrast."""
    style = QGuiApplication.styleHints()
    return style.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def _font(application: QApplication, size: int) -> QFont:
    """The system's font at a share of the system's size; it stays known when the size changes."""
    current = application.font()
    if current.pointSizeF() != application.property(DRESSED_SIZE):
        application.setProperty(SYSTEM_SIZE, current.pointSizeF())
    font = QFont(current)
    font.setPointSizeF(float(application.property(SYSTEM_SIZE)) * size / 100)
    application.setProperty(DRESSED_SIZE, font.pointSizeF())
    _load_fonts(application)
    font.setFamilies(list(FAMILIES))
    # Figures of one width, so that columns of numbers line up.
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _load_fonts(application: QApplication) -> None:
    """Our own fonts once, where the folder has any; the system's stand in for them."""
    if application.property(FONTS_LOADED):
        return
    application.setProperty(FONTS_LOADED, True)
    for path in sorted((resources() / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette(scheme: Scheme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: scheme.window,
        QPalette.ColorRole.WindowText: scheme.text,
        QPalette.ColorRole.Base: scheme.surface,
        QPalette.ColorRole.AlternateBase: scheme.raised,
        QPalette.ColorRole.Text: scheme.text,
        QPalette.ColorRole.Button: scheme.surface,
        QPalette.ColorRole.ButtonText: scheme.text,
        QPalette.ColorRole.BrightText: scheme.on_accent,
        QPalette.ColorRole.Highlight: scheme.accent,
        QPalette.ColorRole.HighlightedText: scheme.on_accent,
        QPalette.ColorRole.ToolTipBase: scheme.raised,
        QPalette.ColorRole.ToolTipText: scheme.text,
        QPalette.ColorRole.PlaceholderText: scheme.muted,
        QPalette.ColorRole.Link: scheme.accent,
        QPalette.ColorRole.LinkVisited: scheme.accent,
        QPalette.ColorRole.Accent: scheme.accent,
        QPalette.ColorRole.Light: scheme.raised,
        QPalette.ColorRole.Midlight: scheme.raised,
        QPalette.ColorRole.Mid: scheme.line,
        QPalette.ColorRole.Dark: scheme.line,
        QPalette.ColorRole.Shadow: scheme.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(disabled, role, QColor(scheme.muted))
    return palette
