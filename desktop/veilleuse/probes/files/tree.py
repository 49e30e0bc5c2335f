# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small XML document as tables, the way the same format looks in JSON."""

from collections.abc import Mapping

from veilleuse.domain.plain_xml import XmlRefusedError

ELEMENTS = 200_000
"""Of one document; a computer with 2,000 programs has about 20,000."""

_Branch = dict[str, object]


class Tree:
    """Elements become keys in lower case, repeated ones lists, those without children texts."""

    def __init__(self) -> None:
        """Empty."""
        self.top: _Branch = {}
        self._open: list[_Branch] = [self.top]
        self._left = ELEMENTS

    def start(self, _: str, __: Mapping[str, str]) -> None:
        """Attributes are not kept: the formats read this way have none that matter."""
        self._left -= 1
        if self._left < 0:
            raise XmlRefusedError("too many elements", hostile=True)
        self._open.append({})

    def end(self, name: str, text: str) -> None:
        """The root's children become the document."""
        branch = self._open.pop()
        if len(self._open) == 1:
            self.top.update(branch)
            return
        key, value = name.lower(), branch or text.strip()
        above = self._open[-1]
        if key not in above:
            above[key] = value
            return
        before = above[key]
        if isinstance(before, list):
            before.append(value)
        else:
            above[key] = [before, value]
