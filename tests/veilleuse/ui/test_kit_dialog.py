# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest
from agent_pictures import agents_picture
from fake_actions import FakeActions
from looking import button, check_nothing_is_cut, named, own, said, settle, visible
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QRadioButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.kits import KitWish
from veilleuse.ui.agents.kit_dialog import KitDialog
from veilleuse.ui.agents.kit_form import inside, is_address
from veilleuse.ui.places import Place
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


class FullDiskError(VeilleuseError):
    code = "disk_full"


@pytest.fixture
def actions() -> FakeActions:
    return FakeActions(agents_picture())


@pytest.fixture
def dialog(window: Window, qtbot: QtBot) -> KitDialog:
    window.go(Place.AGENTS)
    return asked(window, qtbot)


def asked(window: Window, qtbot: QtBot, word: str = "Nouveau kit…") -> KitDialog:
    qtbot.mouseClick(button(window, word), LEFT)
    [found] = visible(window, QDialog)
    assert isinstance(found, KitDialog)
    return found


def write(dialog: KitDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(dialog, "Écrire le kit"), LEFT)


def test_the_form_is_filled_with_what_the_desktop_proposes(
    dialog: KitDialog, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    named(dialog, QLineEdit, "Écrire dans").setText(str(tmp_path / "kit"))
    write(dialog, qtbot)
    assert actions.done == [
        (
            "kit",
            tmp_path / "kit",
            KitWish(
                systems=("windows",),
                days=30,
                uses=50,
                approves=True,
                addresses=("10.20.0.10:8750",),
            ),
        )
    ]


def test_everything_that_was_chosen_is_asked_for(
    dialog: KitDialog, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    named(dialog, QCheckBox, "Windows").setChecked(False)
    named(dialog, QCheckBox, "Linux").setChecked(True)
    named(dialog, QCheckBox, "macOS").setChecked(True)
    named(dialog, QLineEdit, "Libellé").setText(" Étage ")
    named(dialog, QSpinBox, "Jours de validité").setValue(3)
    named(dialog, QSpinBox, "Nombre de machines").setValue(7)
    named(dialog, QRadioButton, "Par moi, une à une, sur cette page").click()
    named(dialog, QLineEdit, "Adresses de cet ordinateur").setText(
        "a.local:1, [fe80::1]:2  a.local:1"
    )
    named(dialog, QLineEdit, "Dossier partagé (facultatif)").setText(r"\\srv\releves")
    named(dialog, QLineEdit, "Écrire dans").setText(str(tmp_path / "kit.zip"))
    write(dialog, qtbot)
    [(_, path, wish)] = actions.done
    assert path == tmp_path / "kit.zip"
    assert wish == KitWish(
        systems=("linux", "macos"),
        days=3,
        uses=7,
        approves=False,
        addresses=("a.local:1", "[fe80::1]:2"),
        folder=r"\\srv\releves",
        label="Étage",
    )


def test_what_a_stolen_kit_can_and_cannot_do_is_said(dialog: KitDialog) -> None:
    told = said(dialog)
    assert "faire entrer des machines qui n’existent pas" in told
    assert "seul cet ordinateur peut les ouvrir" in told


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("Adresses de cet ordinateur", "192.168.1.10", "« 192.168.1.10 » n’est pas une adresse"),
        ("Adresses de cet ordinateur", "a:0", "« a:0 » n’est pas une adresse"),
        ("Adresses de cet ordinateur", "", "Donnez une adresse ou un dossier partagé"),
        ("Écrire dans", "  ", "Choisissez où écrire le kit."),
    ],
)
def test_a_kit_that_could_not_work_is_not_written(
    dialog: KitDialog, field: str, typed: str, told: str
) -> None:
    named(dialog, QLineEdit, field).setText(typed)
    assert told in said(dialog).replace("\u00a0", " ")
    assert not button(dialog, "Écrire le kit").isEnabled()


def test_a_kit_for_no_system_is_not_written(dialog: KitDialog, actions: FakeActions) -> None:
    named(dialog, QCheckBox, "Windows").click()
    assert "Choisissez au moins un système." in said(dialog)
    assert not button(dialog, "Écrire le kit").isEnabled()
    named(dialog, QCheckBox, "Linux").click()
    assert button(dialog, "Écrire le kit").isEnabled()


def test_a_shared_folder_alone_is_enough(dialog: KitDialog) -> None:
    named(dialog, QLineEdit, "Adresses de cet ordinateur").clear()
    named(dialog, QLineEdit, "Dossier partagé (facultatif)").setText(r"\\srv\releves")
    assert button(dialog, "Écrire le kit").isEnabled()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("192.168.1.10:8750", True),
        ("poste.exemple.lan:65535", True),
        ("[fe80::1]:8750", True),
        ("fe80::1:8750", False),
        ("poste", False),
        ("poste:", False),
        (":8750", False),
        ("poste:65536", False),
        ("http://poste:80", False),
    ],
)
def test_an_address_is_a_host_and_a_port(text: str, expected: bool) -> None:
    assert is_address(text) is expected


def test_the_kit_gets_a_folder_of_its_own() -> None:
    assert inside(Path("/media/cle")) == Path("/media/cle/veilleuse-kit")
    assert inside(Path("/media/veilleuse-kit-2")) == Path("/media/veilleuse-kit-2")


@pytest.mark.parametrize(
    ("word", "places"),
    [("Dossier…", ("cle", "cle/veilleuse-kit")), ("Fichier ZIP…", ("kit.zip", "kit.zip"))],
)
def test_where_to_write_can_be_looked_for(
    dialog: KitDialog, qtbot: QtBot, tmp_path: Path, word: str, places: tuple[str, str]
) -> None:
    qtbot.mouseClick(button(dialog, word), LEFT)
    chosen, expected = places
    [files] = visible(dialog, QFileDialog)
    files.fileSelected.emit(str(tmp_path / chosen))
    files.reject()
    assert named(dialog, QLineEdit, "Écrire dans").text() == str(tmp_path / expected)


def test_three_steps_follow_and_the_deaf_desktop_is_told(
    dialog: KitDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    named(dialog, QLineEdit, "Écrire dans").setText(str(tmp_path))
    write(dialog, qtbot)
    told = said(dialog)
    for word in ("Le kit est prêt", str(tmp_path), "1", "2", "3", "install.cmd", "LISEZMOI.txt"):
        assert word in told
    assert "install.sh" not in told
    assert "ne reçoit pas encore les relevés" in told
    qtbot.mouseClick(button(dialog, "Fermer"), LEFT)


def test_a_desktop_that_listens_is_not_told_to(
    window: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    window.courier.inbox.turn(on=True)
    window.go(Place.AGENTS)
    dialog = asked(window, qtbot)
    named(dialog, QCheckBox, "Linux").click()
    named(dialog, QRadioButton, "Par moi, une à une, sur cette page").click()
    named(dialog, QLineEdit, "Écrire dans").setText(str(tmp_path))
    write(dialog, qtbot)
    told = said(dialog)
    assert "install.sh" in told
    assert "attend votre accord" in told
    assert "ne reçoit pas encore" not in told
    dialog.reject()


def test_the_folder_of_a_kit_is_watched_from_then_on(
    window: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    window.courier.inbox.turn(on=True)
    window.go(Place.AGENTS)
    dialog = asked(window, qtbot)
    named(dialog, QLineEdit, "Dossier partagé (facultatif)").setText("/srv/releves")
    named(dialog, QLineEdit, "Écrire dans").setText(str(tmp_path))
    write(dialog, qtbot)
    dialog.reject()
    assert [what for what, *_ in actions.done] == ["listen", "kit", "listen"]


def test_a_kit_that_could_not_be_written_is_told_where_it_was_asked_for(
    dialog: KitDialog, window: Window, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    named(dialog, QLineEdit, "Écrire dans").setText(str(tmp_path))
    actions.kit_error = FullDiskError(path="E:")
    write(dialog, qtbot)
    assert "Le disque est plein (E:)" in said(dialog)
    actions.kit_error = None
    write(dialog, qtbot)
    assert "Le kit est prêt" in said(dialog)
    dialog.reject()


@pytest.mark.parametrize("scale", [1, 1.5])
@pytest.mark.parametrize("word", ["Nouveau kit…", "New kit…"])
def test_nothing_of_the_dialog_is_cut(
    open_window: Open, qtbot: QtBot, tmp_path: Path, word: str, scale: float
) -> None:
    window = open_window("fr" if word.startswith("N") and "ou" in word else "en", scale=scale)
    window.go(Place.AGENTS)
    dialog = asked(window, qtbot, word)
    settle()
    check_nothing_is_cut(dialog)
    assert dialog.minimumSizeHint().height() <= 620
    assert dialog.width() <= 1366
    for kind in (QAbstractButton, QLineEdit, QAbstractSpinBox):
        for widget in own(dialog, kind):
            assert widget.accessibleName() or getattr(widget, "text", str)(), repr(widget)
    dialog._form._path.setText(str(tmp_path))
    dialog._ask()
    settle()
    check_nothing_is_cut(dialog)
    dialog.reject()
