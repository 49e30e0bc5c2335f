# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The written establishments of scenarios/, read and simulated.

`python tests/veilleuse/scenario.py` prints every digit of their figures, on any system.
"""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from pathlib import Path

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.exposure import Exposure, Prescription
from veilleuse.domain.model import Device, DeviceClass, DeviceId, Fact, FactStatus, Site, Zone
from veilleuse.domain.plan import prescribe
from veilleuse.domain.score import expose
from veilleuse.domain.verdicts import Control, Judgement, Scope, Verdict

NOW = datetime(2026, 9, 1, tzinfo=UTC)
FOLDER = Path(__file__).parent / "scenarios"
FILES = sorted(FOLDER.glob("*.toml"))
SHELF = Shelf()
Table = Mapping[str, object]


@dataclass(frozen=True)
class Scenario:
    name: str
    expected: Table
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]
    exposure: Exposure
    prescriptions: tuple[Prescription, ...]


def devices_of(rows: list[Table]) -> Iterator[Device]:
    for row in rows:
        for number in range(int(str(row["count"]))):
            facts = {}
            if "domain" in row:
                facts["host.domain"] = Fact(row["domain"], FactStatus.OK, "test", NOW)
                facts["accounts.administrators"] = Fact([], FactStatus.OK, "test", NOW)
            address = str(row["address"]).format(int(str(row["first"])) + number)
            yield Device(
                id=DeviceId(f"{row['id']}-{number + 1}"),
                device_class=DeviceClass(str(row["class"])),
                confidence=1.0,
                reasons=(),
                first_seen=NOW,
                last_seen=NOW,
                addresses=(ip_address(address),),
                reported_at=NOW if row.get("reports") else None,
                facts=facts,
            )


def judgements_of(
    devices: tuple[Device, ...], findings: Mapping[str, list[str]], unknown: Mapping[str, list[str]]
) -> Iterator[Judgement]:
    used = 0
    for control in SHELF.controls.values():
        for subject in subjects(control, devices):
            named = subject or "site"
            verdict = Verdict.OK
            if named in findings.get(control.id, []):
                verdict = Verdict.FINDING
            elif named in unknown.get(control.id, []):
                verdict = Verdict.UNKNOWN
            used += verdict is not Verdict.OK
            yield Judgement(control.id, subject, verdict, control.severity, "told", {})
    told = sum(map(len, [*findings.values(), *unknown.values()]))
    assert used == told, "a file names a control or a device that there is not"


def subjects(control: Control, devices: tuple[Device, ...]) -> list[DeviceId | None]:
    if control.scope is Scope.SITE:
        return [None]
    return [device.id for device in devices if device.device_class in control.applies_to]


def read(path: Path) -> Scenario:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    zones = tuple(
        Zone(one["id"], one["name"], (ip_network(one["network"]),)) for one in table.get("zone", [])
    )
    site = Site(table["name"], zones=zones)
    devices = tuple(devices_of(table["device"]))
    judgements = tuple(judgements_of(devices, table["findings"], table.get("unknown", {})))
    return Scenario(
        name=path.stem,
        expected=table["expect"],
        site=site,
        devices=devices,
        judgements=judgements,
        exposure=expose(site, devices, judgements, SHELF.model),
        prescriptions=prescribe(
            site, devices, judgements, SHELF.model, SHELF.fixes, SHELF.controls
        ),
    )


def digits() -> str:
    """Everything that must be the same on every machine, to its last digit."""
    told = []
    for path in FILES:
        one = read(path)
        exposure = one.exposure
        told.append(f"[{one.name}]")
        told.append(f"loss {exposure.estimate.loss!r} score {exposure.estimate.score!r}")
        told.append(f"error {exposure.estimate.error!r}")
        told.append(f"band {exposure.band.best!r} {exposure.band.worst!r}")
        told.append(f"level {exposure.level.letter} {exposure.level.by_score}")
        told += [f"{r.care_function} {r.attacks_in_thousand}" for r in exposure.care_risks]
    return "\n".join(told) + "\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(digits().encode())
