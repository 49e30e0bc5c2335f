# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A prescription taken to its end: a real machine, its guide's own command, the next report."""

import json
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from house import AGENT, DESKTOP, PORT, House, listening, wait_for
from lan import Host, Lan, missing

from veilleuse.catalogue.fixes import BlockKind, SectionCode, guide
from veilleuse.domain.verdicts import FixId

HERE = Path(__file__).parent
MACHINE = Host("infirmerie", 5, "b8:ca:3a:00:30:05")
PEOPLE = ("adm-poste", "claire", "jean")
PASSWORD = "$6$lab$0123456789abcdef"
"""Looks like a password's hash and opens nothing: the account counts as enabled."""


@dataclass(frozen=True)
class Machine:
    """A machine with an /etc of its own, which lasts from one command to the next."""

    house: House
    etc: Path

    def run(self, *command: object) -> str:
        script = f'mount --bind {shlex.quote(str(self.etc))} /etc && exec "$@"'
        return self.house.on(MACHINE.name, "unshare", "-m", "sh", "-c", script, "sh", *command)

    def report(self) -> None:
        self.run(*AGENT, "run", "--data", self.house.folder / MACHINE.name)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Three people may do everything on it; it has reported once."""
    lacking = [name for name in missing(HERE / "packages.txt") if name in {"root", "iproute2"}]
    if lacking:
        pytest.skip(f"the LAN of network namespaces needs {', '.join(lacking)}")
    data = tmp_path_factory.mktemp("prescription")
    (data / "drop").mkdir()
    with Lan((DESKTOP, MACHINE), tmp_path_factory.mktemp("lan")) as lan:
        made = Machine(House(lan, data), own_etc(data / "etc"))
        with listening(made.house):
            kit = made.house.kit("kit", "--address", f"{DESKTOP.address}:{PORT}")
            made.run(*AGENT, "enrol", "--kit", kit, "--data", data / MACHINE.name)
            made.report()
            wait_for(lambda: bool(findings_of(made.house)), seconds=60)
            yield made


def own_etc(copy: Path) -> Path:
    """A copy of this system's /etc in which three people are of the group that sudo trusts."""
    subprocess.run(["cp", "-a", "/etc", str(copy)], check=True)
    lines = {"passwd": [], "shadow": [], "group": []}  # type: dict[str, list[str]]
    for number, name in enumerate(PEOPLE, start=3001):
        lines["passwd"].append(f"{name}:x:{number}:{number}::/home/{name}:/bin/bash")
        lines["shadow"].append(f"{name}:{PASSWORD}:20000:0:99999:7:::")
        lines["group"].append(f"{name}:x:{number}:")
    lines["group"].append(f"sudo:x:27:{','.join(PEOPLE)}")
    for file, added in lines.items():
        path = copy / file
        kept = [line for line in path.read_text().splitlines() if not line.startswith("sudo:")]
        path.write_text("\n".join([*kept, *added]) + "\n")
    (copy / "gshadow").unlink(missing_ok=True)
    (copy / "sudoers").write_text("root ALL=(ALL:ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n")
    return copy


def shown(house: House) -> dict[str, object]:
    """Nothing before the first assessment, which the program says by its exit code."""
    if not any(one["name"] == MACHINE.name for one in house.listed()):
        return {}
    status: dict[str, object] = json.loads(house.desktop("status", "--json"))
    return status


def findings_of(house: House) -> list[dict[str, object]]:
    status = shown(house)
    findings: list[dict[str, object]] = status.get("findings", [])  # type: ignore[assignment]
    return [one for one in findings if one["control"] == "ADM-01"]


def score(house: House) -> float:
    exposure = shown(house)["assessment"]["exposure"]  # type: ignore[index]
    return float(exposure["estimate"]["score"])


def assessed_at(house: House) -> str:
    return str(shown(house)["assessment"]["at"])  # type: ignore[index]


def guides_own_command(account: str) -> list[str]:
    """The last Linux command of the guide's own, for one account; root needs no sudo."""
    told = guide(FixId("remove-local-admin"), "fr")
    blocks = next(part.blocks for part in told.sections if part.code is SectionCode.COMMANDS)
    bash = [one for one in blocks if one.kind is BlockKind.COMMAND and one.language == "bash"]
    line = bash[-1].text.splitlines()[-1].replace("NOM", account)
    return shlex.split(line.removeprefix("sudo "))


def test_a_prescription_is_followed_proven_by_the_next_report_and_leaves_its_trace(
    machine: Machine,
) -> None:
    house = machine.house
    (opened,) = findings_of(house)
    before = score(house)
    assert (opened["state"], opened["reason"]) == ("open", "administrators_many")
    assert opened["details"] == {"n": 3}

    house.desktop("done", f"ADM-01:{MACHINE.name}")
    (waiting,) = findings_of(house)
    assert waiting["state"] == "awaiting_proof"
    assessed = assessed_at(house)
    machine.report()  # nothing was done yet: the word alone proves nothing
    wait_for(lambda: assessed_at(house) > assessed, seconds=60)
    assert findings_of(house)[0]["state"] == "awaiting_proof"
    assert score(house) == before

    assert guides_own_command("jean") == ["gpasswd", "-d", "jean", "sudo"]
    machine.run(*guides_own_command("jean"))
    machine.report()
    wait_for(lambda: findings_of(house)[0]["state"] == "resolved", seconds=60)

    (closed,) = findings_of(house)
    assert closed["proof"] == ["accounts.administrators"]
    assert closed["opened_at"] == opened["opened_at"] < closed["resolved_at"]  # type: ignore[operator]
    assert score(house) < before
