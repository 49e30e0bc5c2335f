# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real agent on a real registry whose values are replaced for one test and put back."""

import ctypes
import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ALLOWED = "VEILLEUSE_ALTER_THIS_MACHINE"
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Nothing runs elsewhere, nor on a Windows that nobody said may be altered."""
    reason = None
    if sys.platform != "win32":
        reason = "needs a Windows Python"
    elif os.environ.get(ALLOWED) != "1":
        reason = f"{ALLOWED}=1 must say that this machine may be altered"
    if reason:
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture
def stand_in():
    """Skips where the role of the system cannot be changed without breaking it: on real Windows."""
    if not hasattr(ctypes.WinDLL("ntdll"), "wine_get_version"):
        pytest.skip("a real Windows does not survive another product type")


class Seeds:
    """Values of HKEY_LOCAL_MACHINE, each remembered before it is replaced."""

    def __init__(self):
        import winreg

        self._winreg = winreg
        self._undo = []

    def put(self, key, **values):
        """Set values of a key, creating what is missing of its path; none makes the key alone."""
        self._create(key)
        for name, value in values.items():
            self._put(key, name, value)

    def remove(self, key, name):
        """Take one value away."""
        with suppress(FileNotFoundError), self._open(key) as opened:
            found = self._winreg.QueryValueEx(opened, name)
            self._winreg.DeleteValue(opened, name)
            self._undo.append(lambda: self._write(key, name, *found))

    def restore(self):
        """Undo in reverse order, however far it came."""
        while self._undo:
            self._undo.pop()()

    def _put(self, key, name, value):
        try:
            with self._open(key) as opened:
                found = self._winreg.QueryValueEx(opened, name)
            self._undo.append(lambda: self._write(key, name, *found))
        except FileNotFoundError:
            self._undo.append(lambda: self._delete_value(key, name))
        kinds = {int: "REG_DWORD", str: "REG_SZ", bytes: "REG_BINARY"}
        self._write(key, name, value, getattr(self._winreg, kinds[type(value)]))

    def _create(self, key):
        parts = key.split("\\")
        for length in range(1, len(parts) + 1):
            path = "\\".join(parts[:length])
            try:
                self._open(path).Close()
            except FileNotFoundError:
                self._winreg.CreateKeyEx(
                    self._winreg.HKEY_LOCAL_MACHINE, path, 0, self._access
                ).Close()
                self._undo.append(lambda path=path: self._delete_key(path))

    @property
    def _access(self):
        return self._winreg.KEY_ALL_ACCESS | self._winreg.KEY_WOW64_64KEY

    def _open(self, key):
        return self._winreg.OpenKey(self._winreg.HKEY_LOCAL_MACHINE, key, 0, self._access)

    def _write(self, key, name, value, kind):
        with self._open(key) as opened:
            self._winreg.SetValueEx(opened, name, 0, kind, value)

    def _delete_value(self, key, name):
        with self._open(key) as opened:
            self._winreg.DeleteValue(opened, name)

    def _delete_key(self, key):
        view = self._winreg.KEY_WOW64_64KEY
        self._winreg.DeleteKeyEx(self._winreg.HKEY_LOCAL_MACHINE, key, view, 0)


@pytest.fixture
def seeds():
    made = Seeds()
    try:
        yield made
    finally:
        made.restore()


@pytest.fixture
def collected(tmp_path):
    """Runs the agent as its scheduler would; its facts, and the bytes that it wrote."""

    def run():
        report = tmp_path / "report.json"
        data = tmp_path / "data"
        done = subprocess.run(
            [sys.executable, "-m", "veilleuse_agent", "collect", "--json", report, "--data", data],
            capture_output=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        written = report.read_bytes()
        return json.loads(written)["facts"], written

    return run
