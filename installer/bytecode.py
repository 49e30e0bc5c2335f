# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiled forms beside the sources, so that nothing is ever written where a program lies.

Without them an interpreter that may write would make them, and an uninstaller leave them behind.
They are unchecked: Python believes them without a look at the source, and an installed source is
not meant to be edited. Compiling needs the very Python of the payload, on any system.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from installer.interpreter import PYTHON
from installer.strict import ToolError, run
from installer.wheels import Files

VARIABLE = "VEILLEUSE_COMPILER"
"""Names a CPython of the payload's version where none is on the search path."""
_ASK = "import sys; print('%d.%d' % sys.version_info[:2])"
_COMPILE = """
import importlib.util, pathlib, py_compile, sys
top = pathlib.Path(sys.argv[1])
for path in sorted(top.rglob("*.py")):
    place = path.relative_to(top).as_posix()
    target = path.parent / "__pycache__" / f"{path.stem}.cpython-{sys.argv[2]}.pyc"
    py_compile.compile(
        str(path), str(target), dfile=place, doraise=True, quiet=2,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
"""


def compiler() -> str | None:
    """A CPython of the payload's version, None where this machine has none."""
    named = os.environ.get(VARIABLE)
    candidates = [named] if named else [f"python{PYTHON}", sys.executable]
    for name in candidates:
        found = shutil.which(name)
        if found and _version(found) == PYTHON:
            return found
    return None


def compiled(files: Files) -> dict[str, bytes]:
    """The files with a compiled form of each module; the same sources give the same bytes."""
    python = compiler()
    if python is None:
        raise ToolError(f"no CPython {PYTHON} to compile with: install one or set {VARIABLE}")
    with tempfile.TemporaryDirectory() as text:
        top = Path(text)
        for name, data in files.items():
            if name.endswith(".py"):
                path = top / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        run(
            [python, "-s", "-P", "-W", "ignore", "-c", _COMPILE, top, PYTHON.replace(".", "")],
            environment={"PYTHONHASHSEED": "0"},
        )
        made = {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*.pyc")}
    return {**files, **made}


def _version(python: str) -> str:
    """Of an interpreter; empty where it cannot be started."""
    done = subprocess.run([python, "-I", "-c", _ASK], capture_output=True, text=True, check=False)
    return done.stdout.strip()
