# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a computer with an agent is for, from what its own system says."""

from collections.abc import Mapping

from veilleuse.domain.model import DeviceClass, Fact
from veilleuse.domain.traces import ok_value

DISPLAY_MANAGERS = ("gdm", "gdm3", "lightdm", "sddm", "lxdm", "xdm", "display-manager")
"""Services that show a login screen: somebody sits there."""

_PRODUCT_TYPES = {
    "WinNT": DeviceClass.WORKSTATION,
    "ServerNT": DeviceClass.SERVER,
    "LanmanNT": DeviceClass.SERVER,
}
"""Microsoft: Control\\ProductOptions, value ProductType."""
_CHASSIS = {"laptop": DeviceClass.WORKSTATION, "server": DeviceClass.SERVER}


SURE, DOUBTFUL = 0.95, 0.5
"""An agent reads its own system; where that says nothing of its use, somebody may sit there."""


def purpose(facts: Mapping[str, Fact]) -> tuple[DeviceClass, float, str] | None:
    """Workstation or server, how sure that is, and the fact that says so; None without facts."""
    product_type = _PRODUCT_TYPES.get(str(ok_value(facts, "os.product_type")))
    if product_type is not None:
        return product_type, SURE, "os.product_type"
    chassis = _CHASSIS.get(str(ok_value(facts, "host.chassis")))
    if chassis is not None:
        return chassis, SURE, "host.chassis"
    family, services = ok_value(facts, "os.family"), ok_value(facts, "services")
    if family == "linux" and isinstance(services, list | tuple):
        seats = any(_is_seat(service) for service in services)
        return (DeviceClass.WORKSTATION if seats else DeviceClass.SERVER), SURE, "services"
    return (DeviceClass.WORKSTATION, DOUBTFUL, "os.family") if family else None


def _is_seat(service: object) -> bool:
    if not isinstance(service, Mapping):
        return False
    name = str(service.get("name")).removesuffix(".service")
    return name in DISPLAY_MANAGERS and service.get("state") == "running"
