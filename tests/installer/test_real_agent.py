# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent's real packages, from the locks: downloads, so only where every change is checked."""

import os
import shutil
import subprocess
import sys

import pytest

from installer import agent_msi, debs
from installer.build import _OURS
from installer.bytecode import compiler
from installer.components import of_interpreter, of_packages, ours, unowned
from installer.interpreter import PYTHON
from installer.payloads import LINUX
from installer.trees import agent_windows
from installer.wheels import Target

pytestmark = [
    pytest.mark.skipif(os.environ.get("CI") != "true", reason="downloads: CI=true asks for it"),
    pytest.mark.skipif(not shutil.which("wixl"), reason="needs wixl"),
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("real_agent"),
]


def test_the_msi_is_small_whole_and_of_known_parts(tmp_path):
    """Building checks its tables, and the signatures of python.org."""
    target = tmp_path / agent_msi.NAME
    files = agent_windows(with_bytecode=compiler() is not None)
    agent_msi.build(files, "1.2.3", target)
    assert target.stat().st_size < 25_000_000
    windows = Target(PYTHON, ("win_amd64",), "win32")
    parts = [*of_packages("agent", [windows]), of_interpreter(), ours("1.2.3", _OURS)]
    assert list(unowned(files, parts)) == []


def test_the_debian_package_holds_an_agent_that_starts(tmp_path):
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    deb = debs.agent_deb("1.2.3", b"licences", pythons=(python,))
    path = debs.build(deb, tmp_path, 1_767_225_600)
    subprocess.run(["dpkg-deb", "--extract", path, tmp_path / "root"], check=True)
    library = tmp_path / "root" / debs.AGENT / "lib"
    done = subprocess.run(
        [sys.executable, "-S", "-m", "veilleuse_agent", "collect", "--data", tmp_path / "data"],
        cwd=library,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    parts = [
        *of_packages("agent", [Target(python, LINUX.platforms, LINUX.system)]),
        ours("1.2.3", _OURS),
    ]
    inside = [name.removeprefix(f"{debs.AGENT}/") for name in deb.files if debs.AGENT in name]
    assert list(unowned(inside, parts)) == []
