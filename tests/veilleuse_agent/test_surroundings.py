# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has classes of priority")
def test_everything_else_on_the_machine_goes_first():
    code = (
        "import os; from veilleuse_agent.surroundings import Surroundings;"
        "before = os.nice(0); Surroundings().give_way(); print(os.nice(0) - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert int(done.stdout) > 0
