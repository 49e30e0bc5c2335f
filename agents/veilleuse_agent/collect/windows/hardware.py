# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What decides whether the machine can take a later Windows: processor, memory, disk, firmware."""

from collections.abc import Callable

from veilleuse_agent.collect.reading import Reading, Readings, denied, error, ok
from veilleuse_agent.collect.windows.settings import Setting, flag, promises, read_all, text
from veilleuse_agent.collect.windows.surfaces import Windows

_PROCESSOR = "HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0"
_SECURE_BOOT = "SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State"

_SETTINGS = (
    Setting("firmware.secure_boot", flag, ((_SECURE_BOOT, "UEFISecureBootEnabled"),)),
    Setting("hardware.processor", text, ((_PROCESSOR, "ProcessorNameString"),)),
    Setting("hardware.processor_family", text, ((_PROCESSOR, "Identifier"),)),
)
PROMISES = (*promises(_SETTINGS), "hardware.memory_bytes", "hardware.system_disk_bytes")


def read(windows: Windows) -> Readings:
    """Raw names and sizes; secure boot is absent on a machine that starts from a BIOS."""
    return {
        **read_all(windows, _SETTINGS),
        "hardware.memory_bytes": _asked(
            windows.hardware.memory, "GetPhysicallyInstalledSystemMemory"
        ),
        "hardware.system_disk_bytes": _asked(
            windows.hardware.system_disk, "IOCTL_DISK_GET_DRIVE_GEOMETRY_EX"
        ),
    }


def _asked(ask: Callable[[], int], source: str) -> Reading:
    try:
        return ok(ask(), source)
    except PermissionError:
        return denied(source)
    except OSError as failure:
        return error(f"{source}: {failure}")
