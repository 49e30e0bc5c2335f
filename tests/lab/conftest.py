# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One LAN and one gentle round on it, shared by the tests that look at what happened."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.append(str(HERE))

from capture import frames  # noqa: E402
from home import DESKTOP, HOSTS  # noqa: E402
from lan import Lan, missing  # noqa: E402
from told import Told  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has the LAN, so that only one is built and nothing disturbs its rates."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("lan"))


@pytest.fixture(scope="session")
def lan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lan]:
    lacking = missing(HERE / "packages.txt")
    if lacking:
        reason = f"the LAN of network namespaces needs {', '.join(lacking)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # Short and readable by services that give up root.
    folder = tmp_path_factory.mktemp("lan")
    for each in (folder, *folder.parents[:2]):
        each.chmod(0o755)
    with Lan(HOSTS, folder) as built:
        yield built


@pytest.fixture(scope="session")
def gentle(lan: Lan, tmp_path_factory: pytest.TempPathFactory) -> Told:
    file = tmp_path_factory.mktemp("capture") / "gentle.pcap"
    command = [sys.executable, str(HERE / "gentle.py"), "--quiet-seconds", "5"]
    with lan.capture("desktop", file):
        ran = subprocess.run(
            lan.command("desktop", command),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert not ran.stderr
    lines = [json.loads(line) for line in ran.stdout.splitlines()]
    return Told(lines, frames(file, DESKTOP.hardware))
