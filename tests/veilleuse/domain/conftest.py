# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shipped model of exposure, and small establishments as the sector's sources describe them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest

from veilleuse.catalogue.attack_model import load_model
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.model import COMPUTERS, Device, DeviceClass, DeviceId, Site
from veilleuse.domain.verdicts import (
    Control,
    ControlId,
    Fix,
    FixId,
    Judgement,
    Scope,
    Severity,
    Verdict,
)

NOW = datetime(2026, 9, 1, tzinfo=UTC)
OF_SITE = ("NET-01", "BKP-01", "BKP-02", "BKP-03", "GOV-02", "PAT-06", "INV-04")
ORGANISED = (
    *("ADM-03", "ADM-07", "RMT-03", "RMT-04", "RMT-05", "NET-02", "NET-05", "MSG-01", "GOV-03"),
    *("NET-06", "NET-07", "BKP-04"),
)
"""Of the site too, and broken in no reference but the worst."""
OF_ALL = ("INV-01", "NET-04")
OF_WORKSTATIONS = ("PAT-01", "HST-02", "HST-05", "HST-07")
OF_SERVERS = ("PAT-02", "RMT-02", "EDR-06")
OF_COMPUTERS = (
    *(
        "OS-01",
        "OS-02",
        "ADM-01",
        "PAT-03",
        "PAT-04",
        "PAT-05",
        "PAT-07",
        "EDR-01",
        "EDR-02",
        "EDR-03",
    ),
    *("HST-01", "HST-03", "HST-04", "HST-09", "RMT-01"),
    *("EDR-04", "EDR-05", "ADM-02", "ADM-05", "ADM-06"),
)
FIXES = {
    "ADM-01": ("remove-local-admins", 60, 10),
    "ADM-02": ("manage-local-password", 60, 10),
    "ADM-03": ("name-accounts", 240, 0),
    "ADM-05": ("set-password-rules", 60, 0),
    "ADM-06": ("renew-admin-passwords", 60, 10),
    "ADM-07": ("review-accounts", 90, 0),
    "BKP-01": ("repair-backups", 120, 0),
    "BKP-02": ("make-offline-copy", 120, 0),
    "BKP-03": ("test-a-restore", 180, 0),
    "BKP-04": ("move-backups-away", 180, 0),
    "EDR-01": ("install-antivirus", 60, 10),
    "EDR-02": ("refresh-signatures", 10, 5),
    "EDR-03": ("switch-protection-on", 10, 5),
    "EDR-04": ("keep-one-antivirus", 15, 20),
    "EDR-05": ("review-detections", 15, 15),
    "EDR-06": ("add-server-edr", 120, 30),
    "GOV-02": ("print-degraded-procedures", 240, 0),
    "GOV-03": ("hold-exercise", 180, 0),
    "HST-01": ("turn-firewall-on", 30, 5),
    "HST-02": ("close-peer-ports", 60, 5),
    "HST-03": ("harden-file-sharing", 45, 5),
    "HST-04": ("harden-remote-desktop", 20, 5),
    "HST-05": ("encrypt-disks", 30, 30),
    "HST-07": ("restrict-usb", 60, 5),
    "HST-09": ("stop-shouted-names", 60, 5),
    "INV-01": ("review-devices", 10, 5),
    "INV-02": ("install-agents", 30, 2),
    "INV-04": ("review-inventory", 60, 0),
    "MSG-01": ("protect-mail-domain", 120, 0),
    "NET-01": ("divide-the-network", 960, 0),
    "NET-02": ("separate-guests", 120, 0),
    "NET-04": ("close-admin-pages", 20, 15),
    "NET-05": ("install-firewall", 600, 0),
    "NET-06": ("protect-care-equipment", 240, 0),
    "NET-07": ("find-foreign-box", 60, 0),
    "OS-01": ("replace-systems", 60, 120),
    "OS-02": ("isolate-systems", 60, 30),
    "PAT-01": ("update-workstations", 30, 10),
    "PAT-02": ("update-servers", 30, 90),
    "PAT-03": ("restart", 0, 5),
    "PAT-04": ("repair-updates", 20, 15),
    "PAT-05": ("update-programs", 30, 10),
    "PAT-06": ("update-edge", 60, 0),
    "PAT-07": ("close-exploited-flaws", 30, 20),
    "RMT-01": ("remove-remote-tools", 15, 10),
    "RMT-02": ("close-server-ports", 60, 30),
    "RMT-03": ("keep-supplier-register", 180, 0),
    "RMT-04": ("require-second-factor", 360, 0),
    "RMT-05": ("check-open-ports", 120, 0),
}
"""Of each control: its fix, the minutes it takes once and for each machine."""


@dataclass(frozen=True)
class Facts:
    """What is known of one establishment."""

    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]
    site: Site = field(default_factory=lambda: Site("Les Tilleuls"))


def device(name: str, kind: DeviceClass, address: str = "", *, reports: bool = True) -> Device:
    return Device(
        id=DeviceId(name),
        device_class=kind,
        confidence=1.0,
        reasons=(),
        first_seen=NOW,
        last_seen=NOW,
        addresses=(ip_address(address),) if address else (),
        reported_at=NOW if reports and kind in COMPUTERS else None,
    )


def judgement(control: str, subject: str | None, verdict: str, severity: str = "high") -> Judgement:
    return Judgement(
        ControlId(control),
        DeviceId(subject) if subject else None,
        Verdict(verdict),
        Severity(severity),
        "told",
        {},
    )


def house(computers: int, servers: int, *, reports: bool = True) -> tuple[Device, ...]:
    """A nursing home on one network of 24 bits, with what else is usually found there."""
    kinds = {
        DeviceClass.WORKSTATION: computers,
        DeviceClass.SERVER: servers,
        DeviceClass.NAS: 1,
        DeviceClass.NETWORK: 2 + computers // 15,
        DeviceClass.PRINTER: 1 + computers // 10,
        DeviceClass.NURSE_CALL: 2,
        DeviceClass.PHONE: computers // 4,
        DeviceClass.CAMERA: 2,
        DeviceClass.UNKNOWN: 2,
    }
    names = [(kind, number) for kind, count in kinds.items() for number in range(count)]
    return tuple(
        device(f"{kind}-{number}", kind, f"192.168.1.{last}", reports=reports)
        for last, (kind, number) in enumerate(names, start=1)
    )


def applicable(device: Device) -> tuple[str, ...]:
    """Controls judged for one device."""
    match device.device_class:
        case DeviceClass.WORKSTATION:
            return OF_ALL + OF_COMPUTERS + OF_WORKSTATIONS
        case DeviceClass.SERVER:
            return OF_ALL + OF_COMPUTERS + OF_SERVERS
        case DeviceClass.NAS:
            return (*OF_ALL, "HST-03")
        case _:
            return OF_ALL


def judged(devices: tuple[Device, ...], verdict: Callable[[str, int | None], str]) -> Facts:
    """Each control's verdict by its id and the number of the device, None for the site."""
    return Facts(
        devices,
        (
            *(
                judgement(control, None, verdict(control, None))
                for control in (*OF_SITE, *ORGANISED)
            ),
            *(
                judgement(control, d.id, verdict(control, int(d.id.split("-")[-1])))
                for d in devices
                for control in applicable(d)
            ),
        ),
    )


def _every(shares: Mapping[str, int], of_site: tuple[str, ...]) -> Callable[[str, int | None], str]:
    """One machine in so many does not meet the control; those left out are met everywhere."""

    def verdict(control: str, number: int | None) -> str:
        if number is None:
            return "finding" if control in of_site else "ok"
        return "finding" if control in shares and number % shares[control] == 0 else "ok"

    return verdict


_NEGLECTED = {
    "OS-01": 2,
    "OS-02": 2,
    "PAT-01": 2,
    "PAT-02": 1,
    "PAT-03": 3,
    "PAT-04": 5,
    "PAT-05": 1,
    "PAT-07": 3,
    "EDR-01": 6,
    "EDR-02": 3,
    "EDR-03": 8,
    "ADM-01": 1,
    "HST-01": 4,
    "HST-03": 1,
    "HST-04": 5,
    "HST-05": 1,
    "HST-07": 2,
    "HST-09": 2,
    "ADM-02": 3,
    "EDR-06": 1,
    "RMT-01": 5,
    "RMT-02": 1,
    "NET-04": 1,
    "INV-01": 1,
}
_ORDINARY = {
    "OS-01": 8,
    "OS-02": 8,
    "PAT-01": 5,
    "PAT-02": 2,
    "PAT-03": 6,
    "PAT-05": 3,
    "PAT-07": 15,
    "EDR-02": 12,
    "ADM-01": 3,
    "HST-01": 10,
    "HST-03": 2,
    "HST-05": 1,
    "HST-07": 1,
    "HST-09": 2,
    "ADM-02": 2,
    "EDR-06": 1,
    "RMT-01": 10,
    "RMT-02": 1,
    "NET-04": 2,
    "INV-01": 4,
}


@pytest.fixture(scope="session")
def model() -> AttackModel:
    return load_model()


@pytest.fixture(scope="session")
def reference() -> Mapping[str, Facts]:
    """Establishments from the worst to the best, and one of which nothing is known."""
    thirty, ten = house(30, 2), house(10, 1)
    return {
        "everything wrong": judged(thirty, lambda *_: "finding"),
        "neglected": judged(thirty, _every(_NEGLECTED, OF_SITE)),
        "neglected, ten computers": judged(ten, _every(_NEGLECTED, OF_SITE)),
        "ordinary": judged(thirty, _every(_ORDINARY, ("NET-01", "BKP-02", "BKP-03", "GOV-02"))),
        "well kept": judged(thirty, _every({"PAT-01": 20, "PAT-05": 25, "HST-03": 30}, ())),
        "well kept, ten computers": judged(ten, _every({"PAT-01": 20}, ())),
        "nothing known": judged(house(30, 2, reports=False), lambda *_: "unknown"),
    }


@pytest.fixture(scope="session")
def controls() -> Mapping[ControlId, Control]:
    return {
        ControlId(control): Control(
            id=ControlId(control),
            scope=Scope.SITE if control in (*OF_SITE, *ORGANISED) else Scope.DEVICE,
            applies_to=frozenset(),
            judge="told",
            parameters={},
            severity=Severity.HIGH,
            fix=FixId(fix),
            evidences=(),
        )
        for control, (fix, _, _) in FIXES.items()
    }


@pytest.fixture(scope="session")
def fixes() -> Mapping[FixId, Fix]:
    return {FixId(fix): Fix(FixId(fix), once, each) for fix, once, each in FIXES.values()}
