# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Windows machine made of dictionaries."""

import pytest

from veilleuse_agent.collect.windows.surfaces import Service, Windows, WmiUnreachableError


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
        prefix = f"{key.lower()}\\"
        exact = self.tree.get(key.lower())
        if exact and isinstance(exact[1], Exception):
            raise exact[1]
        below = [
            real[len(prefix) :]
            for lower, (real, _) in self.tree.items()
            if lower.startswith(prefix)
        ]
        if not below and exact is None:
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
    def __init__(self, members, domain):
        self.members, self.joined = members, domain

    def administrators(self):
        return self.members

    def domain(self):
        return self.joined


class FakeWmi:
    def __init__(self, answers):
        self.answers, self.asked = answers, []

    def rows(self, namespace, query):
        self.asked.append(query)
        if namespace not in self.answers:
            raise WmiUnreachableError("0x8004100E")
        return self.answers[namespace]


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
        registry=None, *, role="WinNT", services=None, members=(), domain=None, wmi=None, near=()
    ):
        keys = {PRODUCT: {"ProductType": role}} | (registry or {})
        return Windows(
            FakeRegistry(keys),
            FakeServices(services or {}),
            FakeAccounts(members, domain),
            FakeWmi(wmi or {}),
            FakeNeighbourhood(near),
        )

    return build
