# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files below a root and programs that can be asked: what POSIX collectors stand on."""

from dataclasses import dataclass
from pathlib import Path

from veilleuse_agent.collect.child import Children

FILE_LIMIT = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Host:
    """A machine. The root is `/` except in tests."""

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

    def data(self, name: str, *, limit: int = FILE_LIMIT) -> bytes:
        """The beginning of a file; the system's own errors when it cannot be read."""
        with self.path(name).open("rb") as file:
            return file.read(limit)

    def text(self, name: str, *, limit: int = FILE_LIMIT) -> str:
        """The beginning of a file as text; the system's own errors when it cannot be read."""
        return self.data(name, limit=limit).decode("utf-8", "replace")

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

    def entries(self, folder: str) -> list[str]:
        """The names in a folder, sorted; the system's own errors when it cannot be read."""
        return sorted(entry.name for entry in self.path(folder).iterdir())
