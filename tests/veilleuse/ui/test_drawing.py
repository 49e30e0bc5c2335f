# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from pictures import NOW, trend
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.domain.exposure import Letter
from veilleuse.domain.model import DeviceClass, Fact, FactStatus
from veilleuse.domain.verdicts import FindingState, Severity, Verdict
from veilleuse.ui import identifying, limits
from veilleuse.ui.icons import pixmap
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.theme import letter_role
from veilleuse.ui.window import PAGES

ICONS = sorted((resources() / "icons").glob("*.svg"))


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_can_be_drawn_and_takes_its_colour(qapp: object, path: Path) -> None:
    assert QSvgRenderer(str(path)).isValid()
    image = pixmap(path.stem, "#ff0000", 48).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    seen = {
        QColor.fromRgba(image.pixel(x, y)).name()
        for x in range(48)
        for y in range(48)
        if image.pixel(x, y) >> 24 == 255
    }
    assert seen == {"#ff0000"}


@pytest.mark.parametrize("name", [*DeviceClass, *Severity, *(page.icon for page in PAGES.values())])
def test_everything_that_is_shown_with_an_icon_has_one(name: str) -> None:
    assert (resources() / "icons" / f"{name}.svg").is_file()


@pytest.mark.parametrize("state", FindingState)
def test_every_state_has_an_icon_and_a_colour(state: FindingState, around: Surroundings) -> None:
    icon, role = identifying.state_look(state)
    assert not around.theme.icon(icon, role).isNull()


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_an_icon_and_a_colour(verdict: Verdict, around: Surroundings) -> None:
    icon, role = identifying.verdict_look(verdict)
    assert not around.theme.icon(icon, role).isNull()


@pytest.mark.parametrize("letter", Letter)
def test_every_letter_has_a_colour(letter: Letter, around: Surroundings) -> None:
    assert around.theme.colour(letter_role(letter)).isValid()


def test_the_chart_draws_the_score_and_its_band(qtbot: QtBot, around: Surroundings) -> None:
    charts = importlib.import_module("veilleuse.ui.charts")
    chart = charts.TrendChart(around.theme, around.texts)
    qtbot.addWidget(chart)
    chart.resize(600, 260)
    chart.show()
    chart.show_trend(trend(), "de 88 à 66")
    assert chart.accessibleName() == "de 88 à 66"
    image = chart.grab().toImage()
    line = around.theme.colour("accent")
    close = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == line
    ]
    assert max(x for x, _ in close) - min(x for x, _ in close) > 450
    before = image
    chart.show_trend(trend()[:2], "court")
    assert chart.grab().toImage() != before


def test_only_the_charts_use_the_chart_library() -> None:
    room = Path(identifying.__file__).parent
    users = [p.name for p in room.rglob("*.py") if "import pyqtgraph" in p.read_text("utf-8")]
    assert users == ["charts.py"]


def test_the_window_is_imported_without_charts_database_or_tasks() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, veilleuse.ui.application; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"pyqtgraph", "numpy", "peewee", "veilleuse.tasks.desk", "zeroconf"} & set(told)


def test_a_limit_that_is_not_there_is_told() -> None:
    assert limits.limit("silent").days == 7
    with pytest.raises(ResourceError):
        limits.limit("nothing")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "oui"),
        (False, "non"),
        (22631, "22\u202f631"),
        ("<b>x</b>", "<b>x</b>"),
        ([], "0 élément"),
        ([{"name": "a"}, "b"], "2 éléments · a, b"),
        ({"a": 1}, '{"a": 1}'),
        ("2026-03-12T99:14:00+00:00", "2026-03-12T99:14:00+00:00"),
        (None, "null"),
    ],
)
def test_a_fact_is_written_on_one_line(around: Surroundings, value: object, told: str) -> None:
    fact = Fact(value, FactStatus.OK, "x", NOW)
    assert identifying.fact_value(fact, around.texts) == told


def test_a_huge_fact_is_cut(around: Surroundings) -> None:
    fact = Fact(["x" * 10_000] * 500, FactStatus.OK, "x", NOW)
    assert len(identifying.fact_value(fact, around.texts)) <= identifying.LONGEST_VALUE


def test_why_a_class_was_given_is_a_sentence_for_every_rule(around: Surroundings) -> None:
    rules = identifying.rulebook().by_id
    assert rules
    for name, rule in rules.items():
        if rule.says_class:
            assert identifying.reason(name, around.texts) != name, rule.kind
    assert identifying.reason("gone-since", around.texts) == "gone-since"
