# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import itertools
import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

import veilleuse.ui
from veilleuse.domain.exposure import Letter
from veilleuse.domain.verdicts import Severity
from veilleuse.ui.theme import DARK, LIGHT, Scheme, Wish, apply, letter_role, severity_role

SCHEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
BACKS = ("window", "surface", "raised", "chosen")
INKS = ("text", "muted", "accent", "critical", "high", "medium", "low", "good")
PAIRS = [
    *itertools.product(INKS, BACKS),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("rail_text", "rail"),
    ("rail_text", "rail_hover"),
    ("rail_chosen", "rail_hover"),
    ("rail", "lamp"),
    ("warn_text", "warn_back"),
    ("error_text", "error_back"),
    *(("on_letter", letter_role(letter)) for letter in Letter),
]


def contrast(first: str, second: str) -> float:
    """WCAG 2.2, contrast ratio."""

    def luminance(colour: str) -> float:
        parts = QColor(colour).getRgbF()[:3]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "back"), PAIRS)
def test_text_is_readable_on_its_background(scheme: Scheme, ink: str, back: str) -> None:
    assert contrast(getattr(scheme, ink), getattr(scheme, back)) >= 4.5


def test_the_measure_of_contrast_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_role_is_a_colour(scheme: Scheme) -> None:
    for field in fields(Scheme):
        assert QColor(getattr(scheme, field.name)).isValid(), field.name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_severities_and_letters_differ(scheme: Scheme) -> None:
    for roles in (map(severity_role, Severity), map(letter_role, Letter)):
        colours = [getattr(scheme, role) for role in roles]
        assert len(set(colours)) == len(colours)


def test_no_colour_stands_outside_the_theme() -> None:
    room = Path(veilleuse.ui.__file__).parent
    literal = re.compile(
        r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|Qt\.GlobalColor\.(?!transparent)|QColor\([\"\d]"
    )
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(room.rglob("*.py"))
        if path.name != "theme.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if literal.search(line)
    ]
    assert found == []
    style = room.parents[2] / "resources" / "ui" / "window.qss"
    assert not literal.search(style.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("wish", "scheme"), [(Wish.LIGHT, LIGHT), (Wish.DARK, DARK)])
def test_the_wish_decides(qapp: QApplication, wish: Wish, scheme: Scheme) -> None:
    theme = apply(qapp, wish)
    assert theme.scheme is scheme
    assert qapp.palette().text().color() == QColor(scheme.text)


def test_lengths_follow_the_font(qapp: QApplication) -> None:
    small = apply(qapp, Wish.LIGHT)
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    qapp.setFont(font)
    assert apply(qapp, Wish.LIGHT).unit > small.unit * 1.7
