# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kind of box a machine is, from what its firmware says."""

import re

# SMBIOS specification 3.7, table 17 (system enclosure types)
_TYPES = {
    "laptop": {8, 9, 10, 11, 14, 30, 31, 32},
    "desktop": {3, 4, 5, 6, 7, 13, 15, 16, 24, 34, 35, 36},
    "server": {17, 23, 25, 28, 29},
}

# What hypervisors write as manufacturer or product (systemd-detect-virt(1) reads the same fields)
_VIRTUAL = re.compile(
    r"qemu|kvm|vmware|virtualbox|innotek|xen|bochs|parallels|bhyve|openstack|virtual machine"
    r"|google compute|amazon ec2|nutanix ahv|ovirt",
    re.IGNORECASE,
)


def is_virtual(maker: str) -> bool:
    """Whether the manufacturer and product are those of a hypervisor."""
    return bool(_VIRTUAL.search(maker))


def chassis_of(enclosure: int) -> str:
    """The kind of box behind an SMBIOS enclosure type; its top bit only tells of a lock."""
    found = (name for name, types in _TYPES.items() if enclosure & 0x7F in types)
    return next(found, "unknown")
