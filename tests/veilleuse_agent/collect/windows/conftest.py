# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Windows machine made of dictionaries."""

import re
import tomllib
from contextlib import contextmanager
from pathlib import Path

import pytest

from veilleuse_agent.collect.windows.surfaces import Service, Windows


class FakeRegistry:
    """Keys to their values, or to the error that opening them gives; upper and lower case alike."""

    def __init__(self, keys):
        self.tree = {key.lower(): (key, content) for key, content in keys.items()}

    def values(self, key):
        found = self.tree.get(key.lower())
        if found is None:
            if self.keys(key):
                return {}
            raise FileNotFoundError(2, key)
        if isinstance(found[1], Exception):
            raise found[1]
        return dict(found[1])

    def value(self, key, name):
        values = {n.lower(): v for n, v in self.values(key).items()}
        if name.lower() not in values:
            raise FileNotFoundError(2, name)
        return values[name.lower()]

    def keys(self, key):
        prefix = f"{key.lower()}\\" if key else ""
        exact = self.tree.get(key.lower())
        if exact and isinstance(exact[1], Exception):
            raise exact[1]
        below = [
            real[len(prefix) :]
            for lower, (real, _) in self.tree.items()
            if lower.startswith(prefix)
        ]
        if not below and exact is None and key:
            raise FileNotFoundError(2, key)
        return list(dict.fromkeys(name.partition("\\")[0] for name in below))


class FakeServices:
    def __init__(self, states):
        self.states = states

    def all(self):
        return [
            Service(name.removesuffix(".sys"), state, is_driver=name.endswith(".sys"))
            for name, state in self.states.items()
        ]


class FakeAccounts:
    """`rules` are the answers to is_enabled by number, and to the two kinds of rules by name."""

    def __init__(self, members, domain, rules):
        self.members, self.joined, self.rules = members, domain, rules

    def administrators(self):
        return self.members

    def domain(self):
        return self.joined

    def own(self):
        return self._answer("own")

    def is_enabled(self, number):
        return self._answer(number)

    def password_rules(self):
        return self._answer("password")

    def lockout_rules(self):
        return self._answer("lockout")

    def _answer(self, question):
        return _given(self.rules.get(question, OSError("not recorded")))


def _given(answer):
    if isinstance(answer, Exception):
        raise answer
    return answer


class FakeWireless:
    def __init__(self, answer):
        self.answer = answer

    def profiles(self):
        return _given(self.answer)


class FakeHardware:
    def __init__(self, memory, disk):
        self.answers = {"memory": memory, "disk": disk}

    def memory(self):
        return _given(self.answers["memory"])

    def system_disk(self):
        return _given(self.answers["disk"])


class FakeWmi:
    """Classes and `Class.Method`s to their rows or answers, or to the error that asking gives."""

    def __init__(self, answers):
        self.answers, self.asked = answers, []

    def rows(self, namespace, query, seconds=10):
        self.asked.append(query)
        return self._answer(re.search(r"FROM (\w+)", query)[1], namespace)

    def call(self, namespace, path, method):
        self.asked.append(path)
        given = self._answer(f"{path.partition('.')[0]}.{method}", namespace)
        return _given(given[path]) if path in given else given

    def _answer(self, name, namespace):
        missing = FileNotFoundError(2, f"{namespace}: 0x8004100E WBEM_E_INVALID_NAMESPACE")
        return _given(self.answers.get(name, missing))


class FakeObject:
    """An automation object: members, with their arguments or without, to what they give."""

    def __init__(self, members):
        self.members, self.set = members, {}

    def get(self, name, *arguments):
        return self._answer(name, arguments)

    def put(self, name, value):
        self.set[name] = value
        self._answer(name, (), None)

    def call(self, name, *arguments):
        return self._answer(name, arguments)

    def _answer(self, name, arguments, *otherwise):
        key = (name, *arguments) if (name, *arguments) in self.members else name
        answer = _given(self.members.get(key, *(otherwise or (OSError(f"{name}: 0x80020003"),))))
        match answer:
            case list():
                return FakeObject(
                    {"Count": len(answer)} | {("Item", at): one for at, one in enumerate(answer)}
                )
            case dict():
                return FakeObject(answer)
            case _:
                return answer


class FakeAutomation:
    def __init__(self, programs):
        self.programs = programs

    @contextmanager
    def opened(self, program):
        missing = FileNotFoundError(2, f"{program}: 0x80040154 REGDB_E_CLASSNOTREG")
        yield FakeObject(_given(self.programs.get(program, missing)))


class FakeEventLog:
    """Channels to their entries, newest first, or to the error that opening them gives."""

    def __init__(self, channels):
        self.channels = channels

    def newest(self, channel, numbers, levels):
        missing = FileNotFoundError(2, f"{channel}: error 15007")
        for entry in _given(self.channels.get(channel, missing)):
            if (not numbers or entry.number in numbers) and (not levels or entry.level in levels):
                return entry
        return None

    def oldest(self, channel):
        return next(reversed(_given(self.channels.get(channel, FileNotFoundError(2)))), None)


class FakeFiles:
    """Paths to a Binary, a text, or the error that opening them gives; in any case."""

    def __init__(self, content):
        self.content = {path.lower(): what for path, what in content.items()}

    def binary(self, path):
        return _given(self.content.get(path.lower(), FileNotFoundError(2, path)))

    def text(self, path, limit):
        return self.binary(path)[:limit]


class FakeCaller:
    def __init__(self, system):
        self.system = system

    def is_system(self):
        return self.system


class FakeNeighbourhood:
    def __init__(self, entries):
        self.entries = entries

    def rows(self):
        return self.entries


PRODUCT = "SYSTEM\\CurrentControlSet\\Control\\ProductOptions"


@pytest.fixture
def windows():
    """Builds one machine; a client unless `role` says otherwise."""

    def build(
        registry=None,
        *,
        role="WinNT",
        services=None,
        members=(),
        domain=None,
        wmi=None,
        near=(),
        rules=None,
        users=None,
        wireless=(),
        memory=0,
        disk=0,
        programs=None,
        events=None,
        files=None,
        system=False,
    ):
        keys = {PRODUCT: {"ProductType": role}} | (registry or {})
        return Windows(
            FakeRegistry(keys),
            FakeServices(services or {}),
            FakeAccounts(members, domain, rules or {}),
            FakeWmi(wmi or {}),
            FakeNeighbourhood(near),
            users=FakeRegistry(users or {}),
            wireless=FakeWireless(wireless),
            hardware=FakeHardware(memory, disk),
            automation=FakeAutomation(programs or {}),
            events=FakeEventLog(events or {}),
            files=FakeFiles(files or {}),
            caller=FakeCaller(system),
        )

    return build


@pytest.fixture
def recorded():
    """Answers of real machines, each file with its origin: what was asked to what it gave."""

    def read(name):
        text = (Path(__file__).parent / "recorded" / f"{name}.toml").read_text("utf-8")
        answers = tomllib.loads(text)
        assert answers.pop("origin").startswith("http")
        return answers

    return read
