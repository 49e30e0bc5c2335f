# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices without the word of agents that do not count any more."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from veilleuse.domain.model import AgentId, Device


def without_word_of(silenced: AbstractSet[AgentId], device: Device) -> Device:
    """Its facts are forgotten where one of these spoke for it.

    Name, class and addresses are kept until the network says otherwise: they may be all there is to
    know the device again by.
    """
    if device.agent_id not in silenced:
        return device
    keys = tuple(key for key in device.keys if key != f"agent:{device.agent_id}")
    return replace(device, agent_id=None, reported_at=None, facts={}, keys=keys)
