# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Recog's fingerprints make of the answers that a round hears."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from veilleuse.domain.model import Evidence
from veilleuse.domain.recog import Library

KIND = "recog.device"
"""Of what is recognised; the value is Recog's own word, such as `Printer`."""
_MATCHES: Mapping[str, str] = {
    "banner.ftp": "ftp.banner",
    "banner.ssh": "ssh.banner",
    "http.server": "http_header.server",
    "http.title": "html_title",
    "snmp.description": "snmp.sys_description",
    "snmp.object": "snmp.sys_object_id",
}
"""Our kinds of evidence by the name of Recog's databases (`matches` of its XML)."""
_GREETING: Mapping[str, re.Pattern[str]] = {
    "banner.ftp": re.compile(r"220[ -]"),
    "banner.ssh": re.compile(r"SSH-[\d.]+-"),
}
"""What Recog's databases leave out of the first line."""
_WORDS = ("hw.device", "os.device")
_REMEMBERED = 4096


class Recogniser:
    """Asks the library when the first answer is heard: reading it takes a second."""

    def __init__(self, library: Callable[[], Library | None]) -> None:
        """`library` gives the same answer each time; None where there is no usable one."""
        self._library = library
        self._recognised = lru_cache(_REMEMBERED)(self._look)

    def __call__(self, evidence: Evidence) -> Evidence | None:
        """The kind of device; None where nothing is recognised, or no device is named."""
        matches = _MATCHES.get(evidence.kind)
        return self._recognised(evidence, matches) if matches else None

    def _look(self, evidence: Evidence, matches: str) -> Evidence | None:
        library = self._library()
        if library is None:
            return None
        greeting = _GREETING.get(evidence.kind)
        text = greeting.sub("", evidence.value, count=1) if greeting else evidence.value
        found = library.match(matches, text)
        words = (found.attributes.get(name) for name in _WORDS) if found else ()
        word = next((one for one in words if one), None)
        return Evidence(KIND, word) if word else None
