# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
from types import SimpleNamespace

import pytest
from keyring.backends import fail

from veilleuse.store import keystore
from veilleuse.store.errors import KeyStoreUnavailableError


def backends(viable: dict[str, float], asked: list[str]):
    """A way to import key stores by name: only those here work, with these priorities."""

    def module(name: str) -> SimpleNamespace:
        asked.append(name)
        made = SimpleNamespace()
        for one in ("WinVaultKeyring", "Keyring", "DBusKeyring"):
            kind = type(name, (), {"viable": name in viable, "priority": viable.get(name, 0.0)})
            setattr(made, one, kind)
        return made

    return module


def test_on_windows_the_vault_is_named_and_not_searched_for(monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    found = backends({"keyring.backends.Windows": 5.0}, asked)
    monkeypatch.setattr(keystore, "import_module", found)
    assert type(keystore.of_system()).__name__ == "keyring.backends.Windows"
    assert asked == ["keyring.backends.Windows"]


def test_of_two_that_work_the_better_one_is_taken(monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    found = backends({"keyring.backends.SecretService": 5.0, "keyring.backends.kwallet": 4.9}, [])
    monkeypatch.setattr(keystore, "import_module", found)
    assert type(keystore.of_system()).__name__ == "keyring.backends.SecretService"


def test_where_none_works_there_is_none(monkeypatch) -> None:
    monkeypatch.setattr(keystore, "import_module", backends({}, []))
    assert isinstance(keystore.of_system(), fail.Keyring)


def test_what_is_written_can_be_read_and_forgotten(keyring) -> None:
    keystore.write(keyring, "name", "value")
    assert keystore.read(keyring, "name") == "value"
    keystore.forget(keyring, "name")
    assert keystore.read(keyring, "name") is None


def test_forgetting_what_is_not_there_is_told(keyring) -> None:
    with pytest.raises(KeyStoreUnavailableError):
        keystore.forget(keyring, "name")


def test_no_key_store_is_not_an_empty_one() -> None:
    assert keystore.usable(fail.Keyring()) is None
    with pytest.raises(KeyStoreUnavailableError):
        keystore.read(None, "name")
