# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys

import pytest

from veilleuse_agent.saying import say


@pytest.mark.parametrize(("aloud", "out", "err"), [(False, "fait\n", ""), (True, "", "fait\n")])
def test_a_line_goes_where_it_belongs(capsys, aloud, out, err):
    say("fait", aloud=aloud)
    assert capsys.readouterr() == (out, err)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that refuses bytes")  # noqa: PTH110
@pytest.mark.parametrize("aloud", [False, True])
def test_an_output_that_takes_nothing_changes_no_exit_code(aloud):
    code = (
        f"import sys; from veilleuse_agent.saying import say; say('x', aloud={aloud}); sys.exit(5)"
    )
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=full, check=False)
    assert done.returncode == 5


def test_without_any_output_nothing_fails():
    code = "import sys; sys.stdout = None; from veilleuse_agent.saying import say; say('x')"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
