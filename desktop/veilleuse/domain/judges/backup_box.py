# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""BKP-04: whoever takes the computers does not take the backups with them."""

from collections.abc import Mapping

from veilleuse.domain.facts import Facts
from veilleuse.domain.judges.case import (
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    unknown,
)
from veilleuse.domain.judges.names import services
from veilleuse.domain.judges.questions import VALIDITY, answer
from veilleuse.domain.model import Device, DeviceClass, Evidence
from veilleuse.domain.verdicts import Verdict

_SHARES = frozenset({Evidence("tcp.open", "445"), Evidence("mdns.service", "_smb._tcp")})
"""It answered as a file server, or announces itself as one."""


def is_out_of_reach(case: SiteCase) -> Opinion:
    """BKP-04: what machines show, then what a person says: no report tells where backups lie."""
    keepers = [device for device in case.devices if _keeps_backups(case, device)]
    joined = [d for d in keepers if Facts(d.facts).text("host.domain").value]
    if joined:
        return finding(
            "backup_in_domain", "services", "host.domain", n=len(joined), name=_name(joined)
        )
    open_ = [d for d in keepers if _SHARES.intersection(d.evidence)]
    if open_:
        return finding("backup_shared", "services", "tcp.open", n=len(open_), name=_name(open_))
    said = answer(case)
    if said.verdict is not Verdict.UNKNOWN:
        return said
    boxes = [
        device
        for device in case.devices
        if device.device_class is DeviceClass.NAS and _SHARES.intersection(device.evidence)
    ]
    if boxes:
        return unknown("backup_perhaps_shared", "tcp.open", n=len(boxes), name=_name(boxes))
    return said


def _keeps_backups(case: SiteCase, device: Device) -> bool:
    """Whether a backup server's own service is installed there."""
    rows = Facts(device.facts).rows("services").value or ()
    return bool(services(rows).named(case.texts("services")))


def _name(devices: list[Device]) -> str:
    return min(device.title for device in devices)[:60]


JUDGES: Mapping[str, SiteJudge] = {
    "backup_box": SiteJudge(is_out_of_reach, {"services": Kind.TEXTS, VALIDITY: Kind.NUMBER})
}
