# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
from types import SimpleNamespace

import pytest
from keyring.backends import fail

from veilleuse.store import keystore
from veilleuse.store.errors import KeyStoreUnavailableError


def test_on_windows_the_vault_is_named_and_not_searched_for(monkeypatch, keyring) -> None:
    asked = []

    def module(name: str) -> SimpleNamespace:
        asked.append(name)
        return SimpleNamespace(WinVaultKeyring=lambda: keyring)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(keystore, "import_module", module)
    assert keystore.of_system() is keyring
    assert asked == ["keyring.backends.Windows"]


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
