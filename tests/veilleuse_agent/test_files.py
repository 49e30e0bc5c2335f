# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import stat
import sys

import pytest

from veilleuse_agent.files import write_private


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_a_written_file_is_its_owners_alone(tmp_path):
    write_private(tmp_path / "key", b"secret")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_file_is_replaced_whole_and_leaves_no_draft(tmp_path):
    write_private(tmp_path / "state", b"one")
    write_private(tmp_path / "state", b"two")
    assert (tmp_path / "state").read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_a_failed_write_leaves_what_was_there(tmp_path):
    (tmp_path / "state").mkdir()
    with pytest.raises(OSError, match="state"):
        write_private(tmp_path / "state", b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["state"]
