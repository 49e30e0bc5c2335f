# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists that apt keeps: which archives they come from, and until when they can be believed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import escape as glob_escape
from pathlib import Path
from tempfile import TemporaryDirectory

from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.linux.moments import iso_of_mail_date

LISTS = "/var/lib/apt/lists"

_HEAD = 4096
_FIELDS = re.compile(r"(?m)^(Label|Suite|Version|Codename|Date|Valid-Until): *(.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive of packages, as its Release file presents itself (Debian repository format)."""

    origin: str
    """`Label:Version/Suite`, as apt writes origins."""
    codename: str | None
    is_security: bool
    date: str | None
    valid_until: str | None
    """ISO time; most archives promise none."""


def archives(machine: Machine) -> Iterator[Archive]:
    """Those whose lists the machine has; unreadable ones are passed over."""
    return (archive for _, archive in _releases(machine))


@contextmanager
def security_alone(machine: Machine) -> Iterator[Path]:
    """A folder that lends apt the lists of the security archives and no other."""
    with TemporaryDirectory(prefix="veilleuse-agent-") as name:
        folder = Path(name)
        (folder / "partial").mkdir()
        for release, archive in _releases(machine):
            if archive.is_security:
                prefix = re.sub(r"(In)?Release\Z", "", release.name)
                for file in machine.files(LISTS, f"{glob_escape(prefix)}*"):
                    (folder / file.name).symlink_to(file)
        yield folder


def _releases(machine: Machine) -> Iterator[tuple[Path, Archive]]:
    files: list[Path] = []
    for pattern in ("*InRelease", "*_Release"):
        files += machine.files(LISTS, pattern)
    for file in files:
        try:
            with file.open("rb") as opened:
                yield file, archive_of(opened.read(_HEAD).decode("utf-8", "replace"))
        except OSError:
            continue


def archive_of(head: str) -> Archive:
    """The archive that the beginning of a Release file speaks of."""
    fields = dict(_FIELDS.findall(head))
    place = "/".join(part for part in (fields.get("Version"), fields.get("Suite")) if part)
    origin = f"{fields.get('Label', '')}:{place}"
    return Archive(
        origin,
        fields.get("Codename"),
        is_security(origin),
        iso_of_mail_date(fields.get("Date", "")),
        iso_of_mail_date(fields.get("Valid-Until", "")),
    )


def is_security(origins: str) -> bool:
    """Debian tells by the label, Ubuntu by the suite; the codename before it changes with time."""
    for origin in origins.split(", "):
        label, _, suite = origin.partition(":")
        if "security" in label.lower() or suite.endswith("-security"):
            return True
    return False
