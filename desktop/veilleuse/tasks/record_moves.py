# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps what a round found changed since the one before."""

from collections.abc import Sequence

from veilleuse.domain.model import Device
from veilleuse.domain.moves import moves, previous
from veilleuse.domain.rounds import Round
from veilleuse.tasks.desk import Desk


def record_moves(desk: Desk, ended: Round, before: Sequence[Device]) -> None:
    """Compares the devices in the store with those `before` the round."""
    earlier = previous(desk.store.rounds(), ended)
    found = moves(before, desk.store.devices(), ended, earlier)
    desk.store.save_moves(ended.id, found)
