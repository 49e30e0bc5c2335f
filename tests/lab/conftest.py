# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One LAN and one gentle round on it, shared by the tests that look at what happened."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.append(str(HERE))

from home import EXAMINED, HOSTS, NURSE_CALL, OUT_OF_BOUNDS  # noqa: E402
from lan import Lan, missing  # noqa: E402
from table import table  # noqa: E402
from told import Told, look  # noqa: E402

TOLD = pytest.StashKey[Told]()


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
def gentle(lan: Lan, tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Told:
    file = tmp_path_factory.mktemp("capture") / "gentle.pcap"
    told = look(lan, file, ["--quiet-seconds", "5"])
    pytestconfig.stash[TOLD] = told
    return told


@pytest.fixture(scope="session")
def examined(lan: Lan, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A thorough look without nmap: a person chose four machines, and all that must not be."""
    chosen = ",".join(str(host.address) for host in (*EXAMINED, NURSE_CALL, *OUT_OF_BOUNDS))
    file = tmp_path_factory.mktemp("capture") / "thorough.pcap"
    return look(lan, file, ["--quiet-seconds", "4", "--thorough", chosen], nmap=False)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """The table of the LAN: what each host is, what it was taken for, why and at what cost."""
    told = config.stash.get(TOLD, None)
    if told is None:
        return
    terminalreporter.section("hosts of the LAN")
    for line in table(told):
        terminalreporter.write_line(line)
