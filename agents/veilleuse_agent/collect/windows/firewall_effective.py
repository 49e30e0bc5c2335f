# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The firewall as it works now, policies merged in, as its own interface answers."""

from collections.abc import Sequence

from veilleuse_agent.collect.reading import Readings, ok
from veilleuse_agent.collect.windows.hresults import unread
from veilleuse_agent.collect.windows.instruments import Automated
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("firewall.effective",)

_PROGRAM = "HNetCfg.FwPolicy2"
# NET_FW_PROFILE_TYPE2 and NET_FW_ACTION of icftypes.h
_PROFILES = (("domain", 1), ("private", 2), ("public", 4))
_BLOCK = 0


def read(windows: Windows) -> Readings:
    """Each profile, and whether a network uses it now."""
    try:
        with windows.automation.opened(_PROGRAM) as policy:
            return {PROMISES[0]: ok(_profiles(policy), _PROGRAM)}
    except OSError as failure:
        return {PROMISES[0]: unread(_PROGRAM, failure)}


def _profiles(policy: Automated) -> Sequence[dict[str, object]]:
    current = policy.get("CurrentProfileTypes")
    used = current if isinstance(current, int) else 0
    return [
        {
            "name": name,
            "enabled": policy.get("FirewallEnabled", number),
            "inbound_block": policy.get("DefaultInboundAction", number) == _BLOCK,
            "block_all": policy.get("BlockAllInboundTraffic", number),
            "in_use": bool(used & number),
        }
        for name, number in _PROFILES
    ]
