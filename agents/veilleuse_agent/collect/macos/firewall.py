# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The application firewall of macOS."""

import re

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.reading import Readings, error, ok

PROMISES = ("firewall.profiles",)

# com.apple.alf.plist is no longer used from macOS 15.
_COMMAND = ("/usr/libexec/ApplicationFirewall/socketfilterfw", "--getglobalstate")
_STATE = re.compile(r"\(State = ([012])\)")


def read(mac: Mac) -> Readings:
    """One profile, `host`. State 0 is off; 1 lets in the programs allowed; 2 blocks everything."""
    source = " ".join(_COMMAND)
    try:
        state = state_of(mac.answer(_COMMAND))
    except ChildError as failure:
        return {PROMISES[0]: error(f"{source}: {failure}")}
    if state is None:
        return {PROMISES[0]: error(f"{source}: no state")}
    profile = {"name": "host", "enabled": state > 0, "inbound_block": state > 0}
    return {PROMISES[0]: ok([profile], f"{source}: state {state}")}


def state_of(answer: str) -> int | None:
    """The number at the end of the sentence."""
    found = _STATE.search(answer)
    return int(found[1]) if found else None
