# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts without which regular expressions cannot match: a quick look before the slow one."""

import re
from collections import Counter
from collections.abc import Sequence

GRAM = 3
"""Characters by which literals are looked up: a banner has some fifty of such runs."""

_TOKEN = re.compile(
    r"""
    (?P<code>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[0-9]{1,3}))
  | (?P<escape>\\.)
  | (?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\])
  | (?P<open>\((?:\?(?:[aiLmsux-]+\)|[aiLmsux-]*:|P?<\w+>|<?[=!]|>|\#[^)]*\)))?)
  | (?P<close>\))
  | (?P<repeat>(?:[*+?]|\{\d*,?\d*\})[?+]?)
  | (?P<mark>[.^$|])
  | (?P<plain>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class LiteralIndex:
    """Which of many patterns a text may match at all."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Each pattern stands under the rarest run of its literal."""
        self._literals = [required_literal(pattern) for pattern in patterns]
        common = Counter(gram for literal in self._literals for gram in _grams(literal))
        self._always: list[int] = []
        self._by_gram: dict[str, list[int]] = {}
        for at, literal in enumerate(self._literals):
            rarest = min(sorted(_grams(literal)), key=lambda gram: common[gram], default=None)
            found = self._always if rarest is None else self._by_gram.setdefault(rarest, [])
            found.append(at)

    def candidates(self, text: str) -> Sequence[int]:
        """Places of the patterns that may match, in their order."""
        if not text.isascii():
            # A match may then differ from its literal by more than case (U+212A, U+017F).
            return range(len(self._literals))
        lowered = text.lower()
        found = set(self._always)
        for gram in _grams(lowered) & self._by_gram.keys():
            found.update(at for at in self._by_gram[gram] if self._literals[at] in lowered)
        return sorted(found)


def required_literal(pattern: str) -> str:
    """The longest run outside groups that every match within an ASCII text contains, lower-case.

    Empty where there is none. Whatever this does not understand breaks the run.
    """
    runs: list[str] = []
    run: list[str] = []
    depth = 0
    for token in _TOKEN.finditer(pattern):
        kind, text = token.lastgroup, token[0]
        if kind == "open":
            if "x" in text.partition("?")[2].partition("<")[0]:
                return ""  # verbose: blanks and comments stand for nothing
            depth += not text.endswith(")")
        elif kind == "close":
            depth -= 1
        elif kind == "mark" and text == "|" and depth == 0:
            return ""
        letter = _letter(kind, text) if depth == 0 else ""
        if letter:
            run.append(letter)
            continue
        if kind == "repeat" and run and _may_vanish(text):
            run.pop()
        runs.append("".join(run))
        run = []
    return max([*runs, "".join(run)], key=len)


def _grams(text: str) -> set[str]:
    return {text[at : at + GRAM] for at in range(len(text) - GRAM + 1)}


def _letter(kind: str | None, text: str) -> str:
    """The character that the token stands for exactly, whatever its case; empty for any other."""
    if kind == "escape" and not text[1].isalnum():
        text = text[1]
    elif kind != "plain":
        return ""
    return text.lower() if text.isascii() else ""


def _may_vanish(repeat: str) -> bool:
    return repeat[0] in "*?" or repeat.startswith(("{0", "{,"))
