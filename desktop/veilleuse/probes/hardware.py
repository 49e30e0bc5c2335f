# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hardware addresses as every system spells them."""

import re

from veilleuse.domain.model import HardwareAddress

_SIX_BYTES = re.compile(r"[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\Z")
_NOBODY = frozenset({"00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"})


def hardware_address(text: str) -> HardwareAddress | None:
    """Six lower-case bytes joined by colons; none for a group, an empty or any other address."""
    spelled = text.lower()
    if not _SIX_BYTES.match(spelled):
        return None
    spelled = spelled.replace("-", ":")
    is_group = bool(int(spelled[:2], 16) & 0x01)
    return None if is_group or spelled in _NOBODY else HardwareAddress(spelled)
