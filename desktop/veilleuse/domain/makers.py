# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who made a network card, by the registry of hardware addresses (IEEE MA-L, MA-M, MA-S)."""

from veilleuse.domain.classify import BLOCK_DIGITS, is_local
from veilleuse.domain.model import HardwareAddress


class Makers:
    """The registry as one text, searched as it lies: a dict would take several times the memory."""

    def __init__(self, registry: bytes) -> None:
        """Lines of `digits TAB name`, sorted by their bytes; lines that begin with # come first."""
        self._text = registry
        self._start = 0
        while registry.startswith(b"#", self._start):
            self._start = self._end(self._start)

    def name(self, hardware: HardwareAddress) -> str:
        """Of the longest registered block; empty without one and for a local address."""
        if is_local(hardware):
            return ""
        digits = hardware.replace(":", "").encode("ascii")
        found = (self._find(digits[:length] + b"\t") for length in BLOCK_DIGITS)
        return next((name for name in found if name), "")

    def _find(self, key: bytes) -> str:
        low, high = self._start, len(self._text)
        while low < high:
            line = self._text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._end(line)
            if self._text.startswith(key, line):
                return self._text[line + len(key) : end].decode("utf-8").rstrip("\n")
            if self._text[line : line + len(key)] < key:
                low = end
            else:
                high = line
        return ""

    def _end(self, line: int) -> int:
        """Where the next line begins."""
        return (self._text.find(b"\n", line) + 1) or len(self._text)
