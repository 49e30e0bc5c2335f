# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Mac made of files in a folder and of answers in a dictionary; no real one was ever asked."""

import plistlib

import pytest

from veilleuse_agent.collect.child import ChildError, Output
from veilleuse_agent.collect.macos.mac import Mac


class FakeChildren:
    """Programs by the beginning of their command line; those never named are not installed."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def has(self, program):
        return any(command.split()[0] == program for command in self.answers)

    def run(self, arguments, *, seconds=15):
        line = " ".join(arguments)
        self.asked.append(line)
        for command, answer in self.answers.items():
            if line.startswith(command):
                if isinstance(answer, Exception):
                    raise answer
                return Output(*answer) if isinstance(answer, tuple) else Output(0, answer)
        raise ChildError(f"{arguments[0]}: not installed")


class Guarded(Mac):
    """A Mac that protects some of its files, from root too."""

    refused = frozenset()

    def data(self, name, **options):
        self._guard(name)
        return super().data(name, **options)

    def entries(self, folder):
        self._guard(folder)
        return super().entries(folder)

    def _guard(self, name):
        if name in self.refused:
            raise PermissionError(1, "Operation not permitted", name)


class Workshop:
    """Builds one Mac."""

    def __init__(self, root):
        self.root = root

    def write(self, name, data=b""):
        path = self.root / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def plist(self, name, value, form=plistlib.FMT_BINARY):
        return self.write(name, plistlib.dumps(value, fmt=form))

    def mac(self, answers=None, *, is_privileged=True, refused=()):
        kind = type("Guarded", (Guarded,), {"refused": frozenset(refused)})
        return kind(self.root, FakeChildren(answers or {}), is_privileged)


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path)
