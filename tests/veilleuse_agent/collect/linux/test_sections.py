# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.sections import sections


def test_keys_belong_to_their_section_and_comments_to_none():
    text = "[a]\nx=1\n# y=2\n; z=3\n[b]\nx = 2 \nno separator\n[a]\nx=3\n"
    assert sections(text) == {"a": {"x": "3"}, "b": {"x": "2"}}


@given(st.text(max_size=300) | st.text("[]=#; \nab", max_size=200))
def test_any_text_is_read_without_failing(text):
    for keys in sections(text).values():
        assert all(isinstance(value, str) for value in keys.values())
