# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.memory import Memory, Offset, Said, read_memory, write_memory
from veilleuse_agent.protocol import SiteKeys, Verdict

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
FULL = Memory(
    last_address="poste-12:8737",
    offset=Offset(-3.5, AT),
    said=Said(Verdict.WAITING, "no_token", AT),
    previous_keys=SiteKeys("1" * 64, "2" * 64),
    spent_token="a" * 32,
    pushed_out=2,
    damaged=1,
    renewed_at=AT,
)


def test_what_is_remembered_is_read_again(tmp_path):
    assert read_memory(tmp_path) == Memory()
    write_memory(tmp_path, FULL)
    assert read_memory(tmp_path) == FULL


@pytest.mark.parametrize("data", [b"", b"{", b'{"more":1}', b'{"pushed_out":"2"}', b"x" * 20000])
def test_what_cannot_be_understood_is_forgotten(tmp_path, data):
    (tmp_path / "memory.json").write_bytes(data)
    assert read_memory(tmp_path) == Memory()


@given(st.binary(max_size=200))
def test_any_bytes_are_an_empty_memory(tmp_path, data):
    (tmp_path / "memory.json").write_bytes(data)
    assert read_memory(tmp_path) == Memory()
