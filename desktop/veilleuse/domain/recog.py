# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Matches a banner against fingerprints of the Recog format: first match, with attributes.

Format and rules: Rapid7 Recog, `xml/fingerprints.xsd` and `lib/recog/fingerprint.rb`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from veilleuse.domain.literal import LiteralIndex

BANNER_CHARACTERS = 65536
"""What is longer is cut before it is matched."""

_PLACEHOLDER = re.compile(r"\{([^\s{}]+)\}")
_VERSION_UNKNOWN = "-"
"""What Recog puts in a CPE for a version that was not captured (CPE 2.3: not applicable)."""


@dataclass(frozen=True, slots=True)
class Param:
    """One attribute: the group at `pos`, or where that is 0 the `value` itself."""

    pos: int
    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One pattern, in Python's dialect, and what it says of whoever sent the banner."""

    pattern: str
    flags: int
    description: str
    params: tuple[Param, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The first fingerprint that matched, and its attributes such as `os.product`."""

    description: str
    attributes: Mapping[str, str]


@dataclass(frozen=True)
class Database:
    """Fingerprints in the order in which they are tried."""

    matches: str
    """The kind of banner, such as `ssh.banner`; some files name none."""
    protocol: str
    preference: float
    """Of several databases that match, the higher is believed, in [0, 1]."""
    fingerprints: tuple[Fingerprint, ...] = field(repr=False)

    def match(self, banner: str) -> Found | None:
        """The first match; none where nothing matches."""
        text = banner[:BANNER_CHARACTERS]
        for at in self._index.candidates(text):
            match = self._lazy[at].search(text)
            if match is not None:
                fingerprint = self.fingerprints[at]
                return Found(fingerprint.description, self._attributes(fingerprint, match))
        return None

    def unusable(self) -> tuple[Fingerprint, ...]:
        """Those that never match because their pattern is none. Compiles all: seconds of work."""
        pairs = zip(self.fingerprints, self._lazy, strict=True)
        return tuple(one for one, lazy in pairs if lazy.compiled() is None)

    @cached_property
    def _lazy(self) -> "Sequence[_Lazy]":
        return [_Lazy(one) for one in self.fingerprints]

    @cached_property
    def _index(self) -> LiteralIndex:
        return LiteralIndex([one.pattern for one in self.fingerprints])

    def _attributes(self, fingerprint: Fingerprint, match: re.Match[str]) -> Mapping[str, str]:
        found = {param.name: _value(param, match) for param in fingerprint.params}
        if self.protocol and not found.get("service.protocol"):
            found["service.protocol"] = self.protocol.lower()
        filled = {
            param.name: _fill(param, found)
            for param in fingerprint.params
            if param.pos == 0 and "{" in param.value
        }
        return {name: value for name, value in (found | filled).items() if value is not None}


class Library:
    """Databases by what they match."""

    def __init__(self, databases: Iterable[Database]) -> None:
        """Those of one kind are tried in order of preference."""
        self.databases = tuple(sorted(databases, key=lambda one: -one.preference))

    def match(self, matches: str, banner: str) -> Found | None:
        """What the preferred database of that kind says; none where none knows the banner."""
        own = (one for one in self.databases if one.matches == matches)
        return next((found for one in own if (found := one.match(banner))), None)


class _Lazy:
    """A pattern compiled when it is first needed: most never are."""

    __slots__ = ("_compiled", "_fingerprint", "_is_tried")

    def __init__(self, fingerprint: Fingerprint) -> None:
        self._fingerprint = fingerprint
        self._compiled: re.Pattern[str] | None = None
        self._is_tried = False

    def compiled(self) -> re.Pattern[str] | None:
        """None where the pattern, or a place among its groups, is wrong."""
        if not self._is_tried:
            self._is_tried = True
            self._compiled = _compile(self._fingerprint)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        compiled = self.compiled()
        return compiled.search(text) if compiled else None


def _compile(fingerprint: Fingerprint) -> re.Pattern[str] | None:
    try:
        compiled = re.compile(fingerprint.pattern, fingerprint.flags)
    except (re.error, OverflowError, RecursionError):
        return None
    is_sound = all(0 <= param.pos <= compiled.groups for param in fingerprint.params)
    return compiled if is_sound else None


def _value(param: Param, match: re.Match[str]) -> str | None:
    return match[param.pos] if param.pos else param.value


def _fill(param: Param, found: Mapping[str, str | None]) -> str | None:
    """With its placeholders filled; none where one has nothing to stand for."""
    is_cpe = param.name.endswith(".cpe23")
    filled = param.value
    for name in _PLACEHOLDER.findall(param.value):
        value = found.get(name)
        if value is None and is_cpe and name.endswith(".version"):
            value = _VERSION_UNKNOWN
        if value is None:
            return None
        filled = filled.replace(f"{{{name}}}", value)
    return filled
