# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether an installed update still waits for a restart."""

import os
import re
from dataclasses import dataclass

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso
from veilleuse_agent.collect.reading import Readings, absent, error, not_applicable, ok, same

PROMISES = ("reboot.pending", "reboot.pending_since")

_FLAGS = ("/run/reboot-required", "/var/run/reboot-required", "/run/reboot-needed")
_DPKG_INFO = "/var/lib/dpkg/info"
_ZYPPER_REBOOT = 102


@dataclass(frozen=True, slots=True)
class _Kernel:
    release: str
    """As `uname -r` says it."""
    installed: float


def read(machine: Machine, running: str | None = None) -> Readings:
    """The flag file first, then the newest installed kernel against the running one."""
    for flag in _FLAGS:
        if machine.exists(flag):
            since = iso(machine.path(flag).stat().st_mtime)
            return {"reboot.pending": ok(True, flag), "reboot.pending_since": ok(since, flag)}
    if machine.is_container:
        return same(PROMISES, not_applicable("container: the kernel is not its own"))
    if machine.children.has("zypper"):
        return _asked_of_zypper(machine)
    release = running or os.uname().release
    if machine.children.has("rpm") and not machine.exists(_DPKG_INFO):
        return _compared(_rpm_kernels(machine), release, "rpm: kernel packages")
    return _compared(_debian_kernels(machine), release, f"{_DPKG_INFO}: linux-image packages")


def order(release: str) -> tuple[tuple[int, str], ...]:
    """A sort key for kernel releases: numbers as numbers, `6.1.0-9` before `6.1.0-10`."""
    parts = re.findall(r"\d+|[^\d]+", release)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def flavour(release: str) -> str:
    """The kind of kernel, without its numbers: `-amd64`, `-rt-amd64`, `-generic`, `+rt`."""
    return "".join(re.findall(r"(?:-[a-z]\w*|\+[a-z]+)(?=(?:-[a-z]\w*|\+[a-z]+)*$)", release))


def _compared(kernels: list[_Kernel], running: str, source: str) -> Readings:
    alike = [kernel for kernel in kernels if flavour(kernel.release) == flavour(running)]
    if not alike:
        return same(PROMISES, absent(f"{source}: none like the running one"))
    newest = max(alike, key=lambda kernel: order(kernel.release))
    place = f"{source}: {newest.release} installed, {running} running"
    if order(newest.release) > order(running):
        return {
            "reboot.pending": ok(True, place),
            "reboot.pending_since": ok(iso(newest.installed), place),
        }
    return {"reboot.pending": ok(False, place), "reboot.pending_since": absent(place)}


def _debian_kernels(machine: Machine) -> list[_Kernel]:
    """Image packages whose kernel is really there: a removed package may leave its list behind."""
    kernels: list[_Kernel] = []
    for file in machine.files(_DPKG_INFO, "linux-image-*.list"):
        release = re.sub(r"^linux-image-(unsigned-)?|(:\w+)?\.list$", "", file.name)
        if release[:1].isdigit() and machine.exists(f"/boot/vmlinuz-{release}"):
            kernels.append(_Kernel(release, file.stat().st_mtime))
    return kernels


def _rpm_kernels(machine: Machine) -> list[_Kernel]:
    form = "%{INSTALLTIME} %{VERSION}-%{RELEASE}.%{ARCH}\\n"
    kernels: list[_Kernel] = []
    try:
        output = machine.children.run(("rpm", "-q", "--qf", form, "kernel-core", "kernel"))
    except ChildError:
        return kernels
    for line in output.text.splitlines():
        moment, _, release = line.partition(" ")
        if moment.isdigit():
            kernels.append(_Kernel(release, float(moment)))
    return kernels


def _asked_of_zypper(machine: Machine) -> Readings:
    source = "zypper needs-rebooting"
    try:
        code = machine.children.run(("zypper", "--no-refresh", "needs-rebooting")).code
    except ChildError as failure:
        return same(PROMISES, error(f"{source}: {failure}"))
    if code not in {0, _ZYPPER_REBOOT}:
        return same(PROMISES, error(f"{source}: exit {code}"))
    return {
        "reboot.pending": ok(code == _ZYPPER_REBOOT, source),
        "reboot.pending_since": absent(source),
    }
