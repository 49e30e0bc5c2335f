# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wireless networks the machine remembers, counted by how they are protected and nothing else."""

import re
from collections import Counter

from veilleuse_agent.collect.reading import Readings, absent, denied, error, ok
from veilleuse_agent.collect.windows.surfaces import NoWirelessError, Windows

PROMISES = ("wifi.profiles",)

_LENGTH = 64 * 1024
_LIMIT = 512
# Microsoft, "WLAN_profile Schema": authEncryption and connectionMode. A name inside the text cannot
# be taken for an element: there, its angle brackets are written as entities.
_AUTHENTICATION = re.compile(r"<authentication>\s*(\w{1,16})\s*</authentication>")
_ENCRYPTION = re.compile(r"<encryption>\s*(\w{1,16})\s*</encryption>")
_MODE = re.compile(r"<connectionMode>\s*(\w{1,16})\s*</connectionMode>")
_AUTHENTICATIONS = {
    "open",
    "shared",
    "WPA",
    "WPAPSK",
    "WPA2",
    "WPA2PSK",
    "WPA3",
    "WPA3ENT",
    "WPA3ENT192",
    "WPA3SAE",
    "OWE",
}
_ENCRYPTIONS = {"none", "WEP", "TKIP", "AES", "GCMP256"}

Protection = tuple[str, str, bool]


def read(windows: Windows) -> Readings:
    """Rows of `{authentication, encryption, automatic, profiles}`."""
    name, source = PROMISES[0], "WlanGetProfileList"
    try:
        profiles = windows.wireless.profiles()
    except NoWirelessError as failure:
        return {name: absent(f"{source}: {failure}")}
    except PermissionError:
        return {name: denied(source)}
    except OSError as failure:
        return {name: error(f"{source}: {failure}")}
    tally = Counter(protection_of(profile) for profile in profiles[:_LIMIT])
    rows = [
        {
            "authentication": authentication,
            "encryption": encryption,
            "automatic": automatic,
            "profiles": count,
        }
        for (authentication, encryption, automatic), count in sorted(tally.items())
    ]
    return {name: ok(rows, source) if rows else absent(f"{source}: none saved")}


def protection_of(profile: str) -> Protection:
    """Authentication, encryption, and whether the machine joins by itself.

    Only words of the schema come out: `other` is one that it does not know, `unknown` none at all.
    """
    head = profile[:_LENGTH]
    return (
        _word(_AUTHENTICATION.search(head), _AUTHENTICATIONS),
        _word(_ENCRYPTION.search(head), _ENCRYPTIONS),
        _word(_MODE.search(head), {"auto", "manual"}) == "auto",
    )


def _word(found: re.Match[str] | None, known: set[str]) -> str:
    if found is None:
        return "unknown"
    return found[1] if found[1] in known else "other"
