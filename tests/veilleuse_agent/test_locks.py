# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

import pytest

from veilleuse_agent.locks import HeldError, locked, locked_at_once

HOLDER = """
import sys
from pathlib import Path
from veilleuse_agent.locks import locked_at_once
with locked_at_once(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_that_another_process_has_is_refused_at_once_and_free_once_it_dies(tmp_path):
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "lock")]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with holder:
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(HeldError), locked_at_once(tmp_path / "lock"):
            pass
        holder.kill()
    lock = tmp_path / "lock"
    with locked_at_once(lock), pytest.raises(HeldError), locked_at_once(lock):
        pass


def test_a_lock_is_free_after_its_use(tmp_path):
    for lock in (locked, locked_at_once, locked):
        with lock(tmp_path / "lock"):
            pass


def test_a_failure_inside_is_not_taken_for_a_lock(tmp_path):
    with pytest.raises(PermissionError), locked_at_once(tmp_path / "lock"):
        raise PermissionError(13, "elsewhere")
