# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.assignments import assignments


def test_quotes_comments_and_other_lines():
    text = '# c\nID=debian\nNAME="Debian GNU/Linux"\nX=\'a b\'\n[section]\nEMPTY=\nBAD="x\n'
    assert assignments(text) == {
        "ID": "debian",
        "NAME": "Debian GNU/Linux",
        "X": "a b",
        "EMPTY": "",
        "BAD": "x",
    }


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text):
    assert all(name.isidentifier() for name in assignments(text))
