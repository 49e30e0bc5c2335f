# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Approves and revokes agents; both can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from veilleuse.domain.agents import Agent
from veilleuse.ui.actions import Actions
from veilleuse.ui.confirm_dialog import ConfirmDialog
from veilleuse.ui.surroundings import Surroundings

translate = QCoreApplication.translate


def approve(around: Surroundings, agents: Sequence[Agent]) -> None:
    """Lets what they say count, at once."""
    ids = [agent.id for agent in agents]
    if ids:
        said = translate("Deciding", "%n agent(s) approved. What they report counts.", "", len(ids))
        around.courier.change(lambda actions: actions.approve_agents(ids), said=said, undo=_undo)


def ask_to_revoke(around: Surroundings, agents: Sequence[Agent], parent: QWidget) -> None:
    """Asks, then lets nothing of what they say count any more."""
    ids = [agent.id for agent in agents]
    if not ids:
        return
    dialog = ConfirmDialog(
        around,
        translate("Deciding", "Revoke %n agent(s)?", "", len(ids)),
        translate(
            "Deciding",
            "Their reports will be refused, and those that were kept count no more: the checks of "
            "these machines become unknown. Nothing changes on the machines themselves.",
        ),
        translate("Deciding", "Revoke"),
        parent,
    )
    said = translate(
        "Deciding", "%n agent(s) revoked. What they report counts no more.", "", len(ids)
    )
    dialog.accepted.connect(
        lambda: around.courier.change(
            lambda actions: actions.revoke_agents(ids), said=said, undo=_undo
        )
    )
    dialog.open()


def _undo(before: tuple[Agent, ...]) -> Callable[[Actions], None]:
    return lambda actions: actions.restore_agents(before)
