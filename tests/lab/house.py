# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Machines with the real agent and a desktop with the real inbox, on a LAN of namespaces."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lan import Host, Lan

PORT = 8750
DESKTOP = Host("desk", 2, "b8:ca:3a:00:10:02")
AGENT = (sys.executable, "-m", "veilleuse_agent")
VEILLEUSE = (sys.executable, "-m", "veilleuse")


@dataclass(frozen=True)
class House:
    """What the tests do there."""

    lan: Lan
    folder: Path

    def on(self, host: str, *command: object, code: int = 0) -> str:
        """What a command prints on a machine whose name is its own; it must end with `code`."""
        inside = ["unshare", "-u", "sh", "-c", 'hostname "$0"; exec "$@"', host]
        ran = subprocess.run(
            self.lan.command(host, [*inside, *map(str, command)]),
            env={**os.environ, "LANG": "en_GB.UTF-8", "LC_ALL": "", "HOME": str(self.folder)},
            capture_output=True, text=True, timeout=100, check=False,
        )  # fmt: skip
        assert ran.returncode == code, f"{ran.returncode}: {ran.stdout}{ran.stderr}"
        return ran.stdout

    def agent(self, host: str, command: str, *rest: object, code: int = 0) -> str:
        return self.on(host, *AGENT, command, *rest, "--data", self.folder / host, code=code)

    def desktop(self, command: str, *rest: object, code: int = 0) -> str:
        data = ("--data", self.folder / "desktop", "--lang", "en")
        return self.on("desk", *VEILLEUSE, command, *rest, *data, code=code)

    def agents(self) -> dict[str, dict[str, str]]:
        return {one["name"]: one for one in self.listed()}

    def listed(self) -> list[dict[str, str]]:
        listed: list[dict[str, str]] = json.loads(self.desktop("agents", "list", "--json"))[
            "agents"
        ]
        return listed

    def kit(self, name: str, *options: object) -> Path:
        self.desktop("kit", "--out", self.folder / name, "--system", "linux", *options)
        return self.folder / name

    def all(self, hosts: Sequence[Host], *command: object) -> None:
        """The same on several machines, a few at once."""
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda host: self.agent(host.name, *map(str, command)), hosts))


@contextmanager
def listening(house: House) -> Iterator[None]:
    """The inbox, alone, from the command line."""
    house.desktop("agents")  # makes the database before two programs open it at once
    command = [
        *VEILLEUSE, "inbox", "--listen", f"{DESKTOP.address}:{PORT}",
        "--folder", house.folder / "drop", "--data", house.folder / "desktop",
    ]  # fmt: skip
    with subprocess.Popen(
        house.lan.command("desk", [*map(str, command)]),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            wait_for(lambda: _listens(house))
            yield
        finally:
            process.terminate()
            process.wait(30)


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "not in time"
        time.sleep(0.3)


def _listens(house: House) -> bool:
    shown = subprocess.run(
        house.lan.command("desk", ["ss", "-Hltn"]), capture_output=True, text=True, check=True
    )
    return f":{PORT} " in shown.stdout
