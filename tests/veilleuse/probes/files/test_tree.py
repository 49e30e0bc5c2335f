# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""XML as tables."""

from veilleuse.domain.plain_xml import read_xml
from veilleuse.probes.files.tree import Tree


def test_elements_look_as_they_do_in_json() -> None:
    tree = Tree()
    read_xml(b"<R><A><B>1</B><B> 2 </B></A><C/><A>x</A></R>", tree)
    assert tree.top == {"a": [{"b": ["1", "2"]}, "x"], "c": ""}
