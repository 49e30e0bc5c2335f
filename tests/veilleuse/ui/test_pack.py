# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fake_actions import FakeActions
from looking import button, named, said, visible
from pictures import picture
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.exposure import Letter
from veilleuse.domain.packs import PackStanding, SourceEntry, SourceKind
from veilleuse.domain.verdicts import ControlId, Judgement, Severity, Verdict
from veilleuse.tasks.pack_effect import ChangedVerdict, PackEffect
from veilleuse.ui.pages.pack import PackPage
from veilleuse.ui.places import Place
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
FILE = Path("veilleuse-carnet.zip")


class ForeignError(VeilleuseError):
    code = "pack_foreign"


def changed(verdict: Verdict, reason: str) -> ChangedVerdict:
    was = Judgement(ControlId("OS-01"), None, Verdict.OK, Severity.HIGH, "firewall_on", {})
    return ChangedVerdict("PC-ACCUEIL", was, replace(was, verdict=verdict, reason=reason))


@pytest.fixture
def page(window: Window) -> PackPage:
    window.go(Place.PACK)
    shown = window.pages[Place.PACK]
    assert isinstance(shown, PackPage)
    return shown


def test_age_and_sources_of_the_pack_in_force_are_told(
    window: Window, page: PackPage, actions: FakeActions
) -> None:
    source = SourceEntry(SourceKind.KEV, "kev.json", "ab" * 32, date(2026, 3, 1), 1200)
    old = PackStanding(
        202603010800, date(2026, 3, 1), 103, is_old=True, sources=(source,),
        absent=(SourceKind.EPSS,), old_sources=(SourceKind.KEV,),
    )  # fmt: skip
    actions.shown = replace(picture(), pack=old)
    window.courier.refresh()
    shown = said(page)
    assert "Carnet du 1 mars 2026" in shown
    assert "Âge\u00a0: 103 jours" in shown
    assert "Fait sans\u00a0: probabilités d’exploitation" in shown
    model = named(page, QTableView, "Fichiers officiels").model()
    assert model.index(0, 1).data() == "kev.json"


def test_nothing_changes_before_the_effect_was_seen_and_agreed_to(
    window: Window, page: PackPage, actions: FakeActions, qtbot: QtBot
) -> None:
    actions.effect = PackEffect(
        53.0, 58.0, Letter.C, Letter.C, (changed(Verdict.FINDING, "smb_v1_on"),), (), (), ()
    )
    page.take(FILE)
    [dialog] = visible(page, QDialog)
    assert "Score\u00a0: 58 (C) au lieu de 53 (C)" in said(dialog)
    assert "PC-ACCUEIL" in said(dialog)
    assert not any(act[0] == "import_pack" for act in actions.done)
    qtbot.mouseClick(button(dialog, "Mettre en vigueur"), LEFT)
    assert ("import_pack", "") in actions.done
    assert "Le carnet du 10 juin 2026 est en vigueur" in said(window)
    assert "Carnet du 10 juin 2026" in said(page)


def test_an_older_pack_needs_a_reason(page: PackPage, actions: FakeActions, qtbot: QtBot) -> None:
    actions.older = True
    page.take(FILE)
    [dialog] = visible(page, QDialog)
    agree = button(dialog, "Mettre en vigueur")
    assert not agree.isEnabled()
    why = named(dialog, QLineEdit, "Pourquoi revenir à un carnet plus ancien")
    qtbot.keyClicks(why, "carnet faux")
    qtbot.mouseClick(agree, LEFT)
    assert ("import_pack", "carnet faux") in actions.done


def test_a_foreign_file_is_refused_and_the_page_stays_usable(
    window: Window, page: PackPage, actions: FakeActions
) -> None:
    actions.keeping_error = ForeignError()
    page.take(FILE)
    assert "n’est pas signé par un éditeur" in said(window)
    assert button(page, "Importer un carnet…").isEnabled()
