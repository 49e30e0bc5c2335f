# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

import pytest

from installer.strict import ToolError, run


def python(code):
    return [sys.executable, "-c", code]


def test_a_tool_that_is_content_gives_what_it_said():
    assert run(python("print('fait')")) == "fait\n"


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(3)",
        "import sys; sys.stderr.write('odd')",
        "print('1 warning:')",
    ],
)
def test_a_tool_that_fails_or_complains_stops_the_build(code):
    with pytest.raises(ToolError):
        run(python(code))


def test_a_tool_that_is_missing_is_named():
    with pytest.raises(ToolError, match="no-such-tool"):
        run(["no-such-tool"])
