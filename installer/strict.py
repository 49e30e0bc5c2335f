# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the tools of the build, and stops it at their first warning.

wixl drops what it does not know with a line on standard error and says that all went well.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class ToolError(Exception):
    """A tool is missing, failed, or warned; the text says which and what it said."""


def run(
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Standard output of the command; ToolError where it fails or has anything to complain of."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError as missing:
        raise ToolError(f"{command[0]}: not installed (installer/README.md says how)") from missing
    if done.returncode or done.stderr.strip() or "warning" in done.stdout.lower():
        said = (done.stderr + done.stdout).strip()
        raise ToolError(f"{command[0]} ({done.returncode}): {said}")
    return done.stdout
