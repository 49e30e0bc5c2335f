# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real registry, always in its 64-bit view."""

import sys
from collections.abc import Sequence

from veilleuse_agent.collect.windows.surfaces import Value

if sys.platform == "win32":
    import winreg

    class RealRegistry:
        """One root key, HKEY_LOCAL_MACHINE unless another is named."""

        def __init__(self, root: int = winreg.HKEY_LOCAL_MACHINE) -> None:
            """Nothing is opened yet."""
            self._root = root

        def value(self, key: str, name: str) -> Value:
            """One value."""
            with _open(self._root, key) as opened:
                return _plain(winreg.QueryValueEx(opened, name)[0])

        def values(self, key: str) -> dict[str, Value]:
            """All values of a key."""
            with _open(self._root, key) as opened:
                count = winreg.QueryInfoKey(opened)[1]
                rows = (winreg.EnumValue(opened, index) for index in range(count))
                return {name: _plain(value) for name, value, _ in rows}

        def keys(self, key: str) -> Sequence[str]:
            """The names of its sub-keys."""
            with _open(self._root, key) as opened:
                count = winreg.QueryInfoKey(opened)[0]
                return [winreg.EnumKey(opened, index) for index in range(count)]

    class UsersRegistry(RealRegistry):
        """HKEY_USERS."""

        def __init__(self) -> None:
            """Nothing is opened yet."""
            super().__init__(winreg.HKEY_USERS)

    def _open(root: int, key: str) -> winreg.HKEYType:
        access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
        return winreg.OpenKey(root, key, 0, access)

    def _plain(value: object) -> Value:
        match value:
            case int() | str() | bytes():
                return value
            case list():
                return tuple(str(item) for item in value)
            case None:
                return b""
            case _:
                return str(value)
