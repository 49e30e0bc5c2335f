# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Mac as collectors see it: files, property lists, and programs that can be asked."""

from collections.abc import Sequence

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.common.host import Host
from veilleuse_agent.collect.macos.plists import PlistError, plist_of
from veilleuse_agent.collect.reading import Reading, absent, denied, error

PLIST_LIMIT = 2 * 1024 * 1024


class Mac(Host):
    """A macOS system."""

    __slots__ = ()

    def plist(self, name: str, *, limit: int = PLIST_LIMIT) -> object:
        """A property list; OSError when it cannot be read, PlistError when it is none."""
        data = self.data(name, limit=limit + 1)
        if len(data) > limit:
            raise PlistError(f"{name}: more than {limit} bytes")
        return plist_of(data)

    def attempt(self, name: str, *, limit: int = PLIST_LIMIT) -> tuple[object, Reading | None]:
        """A property list, or the reading that says why there is none.

        macOS refuses protected files with EPERM, whoever asks: that too is denied.
        """
        try:
            return self.plist(name, limit=limit), None
        except FileNotFoundError:
            return None, absent(name)
        except PermissionError:
            return None, denied(name)
        except PlistError as failure:
            return None, error(f"{name}: {failure}")

    def answer(self, command: Sequence[str]) -> str:
        """What a program that succeeded answered; ChildError otherwise."""
        output = self.children.run(command)
        if output.code != 0:
            raise ChildError(f"{command[0]}: exit {output.code}: {output.complaint}")
        return output.text
