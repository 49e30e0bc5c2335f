# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import random
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table


@dataclass(frozen=True)
class Fruit:
    id: int
    name: str
    weight: int


COLUMNS: tuple[Column[Fruit], ...] = (
    Column("Name", lambda fruit: fruit.name),
    Column(
        "Weight",
        lambda fruit: f"{fruit.weight} g",
        key=lambda fruit: fruit.weight,
        spoken=lambda fruit: f"weighs {fruit.weight} grams",
        is_number=True,
        width=5,
    ),
)
FRUITS = [Fruit(1, "pear", 150), Fruit(2, "Apple", 90), Fruit(3, "melon", 1200)]


@pytest.fixture
def model(qapp: object) -> RecordModel[Fruit]:
    made: RecordModel[Fruit] = RecordModel(COLUMNS, lambda fruit: fruit.id)
    made.show_rows(FRUITS)
    return made


def names(proxy: RecordProxy[Fruit]) -> list[str]:
    return [str(proxy.index(row, 0).data()) for row in range(proxy.rowCount())]


def test_the_model_keeps_the_rules_of_models(
    qtmodeltester: ModelTester, model: RecordModel[Fruit]
) -> None:
    qtmodeltester.check(model, force_py=True)


def test_the_proxy_keeps_the_rules_of_models(
    qtmodeltester: ModelTester, model: RecordModel[Fruit]
) -> None:
    proxy = RecordProxy(model)
    proxy.keep(lambda fruit: fruit.weight > 100)
    qtmodeltester.check(proxy, force_py=True)


def test_a_column_sorts_by_its_key_or_by_its_text_whatever_the_case(
    model: RecordModel[Fruit],
) -> None:
    proxy = RecordProxy(model)
    proxy.sort(1)
    assert names(proxy) == ["Apple", "pear", "melon"]
    proxy.sort(0)
    assert names(proxy) == ["Apple", "melon", "pear"]
    proxy.sort(0, Qt.SortOrder.DescendingOrder)
    assert names(proxy) == ["pear", "melon", "Apple"]


def test_rows_that_come_later_are_sorted_too(model: RecordModel[Fruit]) -> None:
    proxy = RecordProxy(model)
    proxy.sort(1)
    model.show_rows([*FRUITS, Fruit(4, "grape", 5)])
    assert names(proxy)[0] == "grape"


def test_only_changed_rows_are_told_where_the_ids_are_the_same(
    qtbot: QtBot, model: RecordModel[Fruit]
) -> None:
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.show_rows([FRUITS[0], replace(FRUITS[1], weight=95), FRUITS[2]])
    assert [told.args[0].row(), told.args[1].row()] == [1, 1]
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(FRUITS[:2])


def test_the_chosen_row_stays_chosen_when_the_order_changes(
    qtbot: QtBot, model: RecordModel[Fruit]
) -> None:
    proxy = RecordProxy(model)
    table = Table("Fruits", proxy, 16)
    qtbot.addWidget(table)
    table.setCurrentIndex(proxy.index(0, 0))
    chosen = proxy.row_at(table.currentIndex())
    for order in Qt.SortOrder:
        table.sortByColumn(1, order)
        assert proxy.row_at(table.currentIndex()) == chosen


def test_filtering_keeps_what_the_test_accepts(model: RecordModel[Fruit]) -> None:
    proxy = RecordProxy(model)
    proxy.keep(lambda fruit: "e" in fruit.name)
    assert sorted(names(proxy)) == ["Apple", "melon", "pear"]
    proxy.keep(lambda fruit: fruit.weight > 1000)
    assert names(proxy) == ["melon"]
    proxy.keep(None)
    assert proxy.rowCount() == 3


def test_screen_readers_hear_title_and_value(model: RecordModel[Fruit]) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(spoken) == "Name, pear"
    assert model.index(0, 1).data(spoken) == "weighs 150 grams"


def test_numbers_are_aligned_on_the_right(model: RecordModel[Fruit]) -> None:
    aligned = Qt.AlignmentFlag(model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole))
    assert aligned & Qt.AlignmentFlag.AlignRight


def test_a_tooltip_never_becomes_markup(model: RecordModel[Fruit]) -> None:
    model.show_rows([Fruit(1, "<img src=x>", 1)])
    assert "&lt;img" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_ctrl_c_copies_the_chosen_rows_with_their_titles(
    qtbot: QtBot, model: RecordModel[Fruit]
) -> None:
    table = Table("Fruits", RecordProxy(model), 16)
    qtbot.addWidget(table)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(table.model().index(1, 0), flags.ClearAndSelect | flags.Rows)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tWeight\nApple\t90 g\n"


def test_copying_without_a_choice_copies_all_and_never_a_formula(
    qtbot: QtBot, model: RecordModel[Fruit]
) -> None:
    model.show_rows([Fruit(1, "=CMD()", 1), Fruit(2, "two\tcells\nlines", 2)])
    table = Table("Fruits", RecordProxy(model), 16)
    qtbot.addWidget(table)
    assert table.as_tsv() == "Name\tWeight\n'=CMD()\t1 g\ntwo cells lines\t2 g\n"


def test_two_thousand_rows_sort_as_python_sorts_them(model: RecordModel[Fruit]) -> None:
    chance = random.Random(4)
    rows = [Fruit(at, "x", chance.randrange(100)) for at in range(2000)]
    model.show_rows(rows)
    proxy = RecordProxy(model)
    proxy.sort(1)
    shown = [proxy.row_at(proxy.index(at, 0)) for at in range(2000)]
    assert shown == sorted(rows, key=lambda fruit: fruit.weight)
