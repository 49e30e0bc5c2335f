# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ties an installation to its machine: a copy of its folder elsewhere becomes another agent."""

from pathlib import Path
from typing import Annotated

import msgspec

from veilleuse_agent.files import read_capped, write_private
from veilleuse_agent.machine import Marks, hashed, machine_of
from veilleuse_agent.protocol import Hex

NAME = "machine.json"
_LIMIT = 4096


class Binding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The machine as it was when the installation first ran there."""

    salt: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    """Fingerprint of the site's key at that time; it stays when the site changes its keys."""
    marks: dict[str, Hex]
    """Hash of each mark that could be read."""

    @property
    def machine(self) -> str:
        """What reports say of the machine."""
        return machine_of(self.marks, self.salt)

    def is_of(self, marks: Marks) -> bool:
        """Whether no mark that is known and can be read says another thing."""
        now = hashed(marks, self.salt)
        return all(now.get(name, value) == value for name, value in self.marks.items())


def bind(marks: Marks, salt: str) -> Binding:
    """An installation that runs for the first time on the machine with these marks."""
    return Binding(salt, hashed(marks, salt))


def read_binding(folder: Path) -> Binding | None:
    """The binding kept in the data folder, None where there is none that can be understood."""
    try:
        return msgspec.json.decode(read_capped(folder / NAME, _LIMIT), type=Binding)
    except (FileNotFoundError, OverflowError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def write_binding(folder: Path, binding: Binding) -> None:
    """Keep it, at once or not at all."""
    write_private(folder / NAME, msgspec.json.encode(binding))
