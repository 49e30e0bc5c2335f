# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What UPnP devices announce of themselves (UPnP Device Architecture 2.0, section 1.2)."""

from veilleuse_agent.collect.announcements.saying import Saying, saying

SIZE = 8192
"""Longest message read; UPnP asks for less than one Ethernet frame."""

_LINES = 64
_KINDS = {"server": "ssdp.server", "nt": "ssdp.type", "usn": "ssdp.usn"}
_NOT_A_TYPE = ("uuid:", "upnp:rootdevice", "ssdp:all")


def sayings(message: bytes) -> tuple[Saying, ...]:
    """What an announcement says; nothing of a search, a farewell or anything else."""
    if len(message) > SIZE:
        return ()
    lines = message.decode("utf-8", "replace").splitlines()
    if not lines or not lines[0].upper().startswith("NOTIFY * HTTP/1."):
        return ()
    headers: dict[str, str] = {}
    for line in lines[1:_LINES]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    if headers.get("nts", "").lower() == "ssdp:byebye":
        return ()
    # A unique name is "uuid:…" alone or followed by "::" and the type, which nt says too.
    headers["usn"] = headers.get("usn", "").partition("::")[0]
    if headers.get("nt", "").lower().startswith(_NOT_A_TYPE):
        del headers["nt"]
    return tuple(
        one for name, kind in _KINDS.items() for one in saying(kind, headers.get(name, ""))
    )
