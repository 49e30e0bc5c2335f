# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What devices announce by WS-Discovery: a Hello with their types (OASIS WS-Discovery 1.1, 4.1).

No XML is parsed: two elements are looked for. Where a declaration, a comment or a quoted section
could hide them, nothing is read.
"""

import re

from veilleuse_agent.collect.announcements.saying import Saying, saying

SIZE = 16384
"""Longest message read: a datagram with all its addresses stays under four kilobytes."""

_TYPES = 16
_HIDES = b"<!"
_ACTION = re.compile(
    r"<(?:[\w.-]{1,32}:)?Action(?:\s[^<>]{0,256})?>\s{0,64}([^\s<>]{1,256})\s{0,64}</"
)
_SAID_TYPES = re.compile(r"<(?:[\w.-]{1,32}:)?Types(?:\s[^<>]{0,512})?>([^<>]{1,1024})</")
_QUALIFIED = re.compile(r"(?:[\w.-]{1,32}:)?([A-Za-z][\w.-]{0,63})\Z", re.ASCII)
_HELLO = frozenset(
    {
        "http://schemas.xmlsoap.org/ws/2005/04/discovery/Hello",
        "http://docs.oasis-open.org/ws-dd/ns/discovery/2009/01/Hello",
    }
)
"""WS-Discovery of April 2005, which DPWS and ONVIF use, and its standard of 2009."""


def sayings(message: bytes) -> tuple[Saying, ...]:
    """The types of a Hello, in one value; nothing of anything else.

    Names of types come without their namespace, whose prefix each device chooses.
    """
    if len(message) > SIZE or _HIDES in message:
        return ()
    text = message.decode("utf-8", "replace")
    action, types = _ACTION.search(text), _SAID_TYPES.search(text)
    if action is None or types is None or action[1] not in _HELLO:
        return ()
    names = (_QUALIFIED.match(word) for word in types[1].split()[:_TYPES])
    return saying("wsd.types", " ".join(sorted({name[1] for name in names if name})))
