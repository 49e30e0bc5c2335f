# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine as collectors see it: files below a root, and programs that can be asked."""

from dataclasses import dataclass
from pathlib import Path

from veilleuse_agent.collect.child import Children

FILE_LIMIT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Machine:
    """A Linux system. The root is `/` except in tests."""

    root: Path
    children: Children
    is_privileged: bool

    def path(self, name: str) -> Path:
        """Where an absolute path of the machine is."""
        return self.root / name.lstrip("/")

    def exists(self, name: str) -> bool:
        """Whether there is something at the path; a folder that may not be entered hides it."""
        try:
            return self.path(name).exists()
        except PermissionError:
            return False

    def text(self, name: str, *, limit: int = FILE_LIMIT) -> str:
        """The beginning of a file as text; the system's own errors when it cannot be read."""
        with self.path(name).open("rb") as file:
            return file.read(limit).decode("utf-8", "replace")

    def text_or_nothing(self, name: str, *, limit: int = FILE_LIMIT) -> str:
        """The beginning of a file as text, or an empty text when it cannot be read."""
        try:
            return self.text(name, limit=limit)
        except OSError:
            return ""

    def files(self, folder: str, pattern: str) -> list[Path]:
        """The files of a folder that match, by name; none when the folder cannot be read."""
        try:
            return sorted(p for p in self.path(folder).glob(pattern) if not p.is_dir())
        except (OSError, ValueError, NotImplementedError):  # the last two: no such pattern
            return []

    @property
    def is_container(self) -> bool:
        """Whether the kernel belongs to somebody else."""
        return (
            self.exists("/run/systemd/container")
            or self.exists("/run/.containerenv")
            or self.exists("/.dockerenv")
        )

    @property
    def has_systemd(self) -> bool:
        """Whether systemd is the first process (sd_booted(3))."""
        return self.exists("/run/systemd/system")
