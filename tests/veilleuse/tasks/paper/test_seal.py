# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st
from papers import data_of

from veilleuse.tasks.paper.seal import canonical, fingerprint, is_whole, mark_in, sealed
from veilleuse.tasks.paper.typeset import render
from veilleuse.tasks.picture import Picture

JSON = st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text(max_size=8))


@given(JSON)
def test_the_order_of_keys_changes_nothing(data: dict[str, object]) -> None:
    assert fingerprint(dict(reversed(data.items()))) == fingerprint(data)
    assert is_whole(sealed(data))


@given(JSON, st.text(min_size=1, max_size=5))
def test_any_change_breaks_the_seal(data: dict[str, object], word: str) -> None:
    whole = sealed(data)
    changed = {**whole, "figure": [word, whole.get("figure")]}
    assert canonical(changed) != canonical(whole)
    assert not is_whole(changed)


def test_every_page_and_the_file_itself_bear_the_fingerprint(ordinary: Picture) -> None:
    data = data_of(ordinary)
    assert mark_in(render(data)) == data["seal"]
    assert not mark_in(b"%PDF-1.7 something else")
