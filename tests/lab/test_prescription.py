# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A prescription taken to its end: a real machine, its guide's own command, the next report."""

import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from house import AGENT, DESKTOP, PORT, House, listening, wait_for
from lan import Host, Lan, missing

from veilleuse.catalogue.fixes import BlockKind, SectionCode, guide
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.model import CareFunction, CareFunctionId
from veilleuse.domain.verdicts import Finding, FindingState, FixId
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.desk import Desk, open_desk

pytestmark = pytest.mark.timeout(300)  # several programs start one after the other
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
            yield made


@pytest.fixture
def desk(machine: Machine) -> Iterator[Desk]:
    """The same database, beside the inbox: the first report is settled, and a person said that the
    residents' records depend on this machine.
    """
    opened = open_desk(machine.house.folder / "desktop")
    wait_for(lambda: bool(findings_of(opened)), seconds=60)
    device = findings_of(opened)[0].device
    assert device is not None
    records = CareFunction(CareFunctionId("records"), 0.35, frozenset({device}))
    opened.store.save_site(replace(opened.store.site(), care_functions=(records,)))
    reassess(opened)
    yield opened
    opened.close()


def own_etc(copy: Path) -> Path:
    """A copy of this system's /etc in which three people are of the group that sudo trusts."""
    subprocess.run(["cp", "-a", "/etc", str(copy)], check=True)
    lines: dict[str, list[str]] = {"passwd": [], "shadow": [], "group": []}
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


def findings_of(desk: Desk) -> list[Finding]:
    return [one for one in desk.store.findings() if one.control == "ADM-01"]


def last_assessment(desk: Desk) -> Assessment:
    found = desk.store.last_assessment()
    assert found is not None
    return found


def guides_own_command(account: str) -> list[str]:
    """The last Linux command of the guide's own, for one account; root needs no sudo."""
    told = guide(FixId("remove-local-admin"), "fr")
    blocks = next(part.blocks for part in told.sections if part.code is SectionCode.COMMANDS)
    bash = [one for one in blocks if one.kind is BlockKind.COMMAND and one.language == "bash"]
    line = bash[-1].text.splitlines()[-1].replace("NOM", account)
    return shlex.split(line.removeprefix("sudo "))


def test_a_prescription_is_followed_proven_by_the_next_report_and_leaves_its_trace(
    machine: Machine, desk: Desk
) -> None:
    (opened,) = findings_of(desk)
    first = last_assessment(desk)
    assert (opened.state, opened.reason) == (FindingState.OPEN, "administrators_many")
    assert opened.details == {"n": 3}

    machine.house.desktop("done", f"ADM-01:{MACHINE.name}")
    reassess(desk)
    assert findings_of(desk)[0].state is FindingState.AWAITING_PROOF
    assert score(desk) == first.exposure.estimate.score

    word = last_assessment(desk)
    machine.report()  # nothing was done yet: the word alone proves nothing
    wait_for(lambda: last_assessment(desk).at > word.at, seconds=60)
    assert findings_of(desk)[0].state is FindingState.AWAITING_PROOF
    before, around = score(desk), len(desk.store.devices())

    assert guides_own_command("jean") == ["gpasswd", "-d", "jean", "sudo"]
    machine.run(*guides_own_command("jean"))
    machine.report()
    wait_for(lambda: findings_of(desk)[0].state is FindingState.RESOLVED, seconds=60)

    (closed,) = findings_of(desk)
    assert closed.proof == ("accounts.administrators",)
    assert closed.resolved_at is not None
    assert closed.opened_at == opened.opened_at < closed.resolved_at
    assert len(desk.store.devices()) == around
    assert score(desk) < before
    print(before, "then", score(desk))  # noqa: T201 for whoever looks on: pytest -s


def score(desk: Desk) -> float:
    return last_assessment(desk).exposure.estimate.score
