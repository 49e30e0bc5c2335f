# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bounds of a round."""

from dataclasses import replace

import pytest

from veilleuse.catalogue.network import load_limits

LIMITS = load_limits()


def test_gentle_rounds_listen_for_their_own_time() -> None:
    limits = replace(LIMITS, quiet_seconds=9.0, quiet_seconds_gentle=4.0)
    assert limits.quiet_for(gentle=True) == 4.0
    assert limits.quiet_for(gentle=False) == 9.0


def test_the_fast_profile_leaves_each_device_its_own_rate() -> None:
    fast = LIMITS.fast()
    assert fast.packets_per_second == LIMITS.fast_packets_per_second
    assert fast.quiet_for(gentle=True) == LIMITS.fast_quiet_seconds
    assert fast.packets_per_second_per_device == LIMITS.packets_per_second_per_device
    assert fast.never_ports == LIMITS.never_ports


@pytest.mark.parametrize("name", ["connect_ports", "thorough_ports"])
def test_a_forbidden_port_cannot_be_tried(name) -> None:
    with pytest.raises(ValueError, match="9100"):
        replace(LIMITS, **{name: (80, 9100)})


@pytest.mark.parametrize("name", ["packets_per_second", "packets_per_second_per_device"])
def test_a_rate_is_above_zero(name) -> None:
    with pytest.raises(ValueError, match="rate"):
        replace(LIMITS, **{name: 0.0})
