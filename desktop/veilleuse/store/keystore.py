# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system's own key store, and what its many failures mean."""

import sys
from importlib import import_module

from keyring import core
from keyring.backend import KeyringBackend
from keyring.backends import chainer, fail, null
from keyring.errors import KeyringLocked

from veilleuse.store.errors import KeyStoreLockedError, KeyStoreUnavailableError, StoreError

SERVICE = "veilleuse"
_RECOMMENDED = 1
"""Below it keyring itself does not recommend a backend: those keep secrets in plain files."""


_BACKENDS = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
}
_OTHERS = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)


def of_system() -> KeyringBackend:
    """The one that the user's settings name, else the system's own.

    By name: keyring would try those of every system, and looking for Apple's library starts a
    compiler where there is one.
    """
    try:
        named: KeyringBackend | None = core.load_env() or core.load_config()
        return named or _own()
    except Exception as error:  # a backend named in the user's settings may fail in any way
        raise _meaning(error) from error


def _own() -> KeyringBackend:
    known = (
        getattr(import_module(module), name)
        for module, name in _BACKENDS.get(sys.platform, _OTHERS)
    )
    working = [backend for backend in known if backend.viable]
    best = max(working, key=lambda backend: backend.priority, default=fail.Keyring)
    chosen: KeyringBackend = best()
    return chosen


def usable(backend: KeyringBackend) -> KeyringBackend | None:
    """The backend, or None where it keeps nothing or keeps it in the open."""
    if isinstance(backend, fail.Keyring | null.Keyring):
        return None
    if isinstance(backend, chainer.ChainerBackend):
        chained = [usable(one) for one in backend.backends]
        return backend if chained and all(chained) else None
    return backend if backend.priority >= _RECOMMENDED else None


def read(store: KeyringBackend | None, name: str) -> str | None:
    """What is kept under `name`, None where nothing is."""
    if store is None:
        raise KeyStoreUnavailableError(why="no key store")
    try:
        return store.get_password(SERVICE, name)
    except Exception as error:  # each system's backend raises errors of its own kind
        raise _meaning(error) from error


def write(store: KeyringBackend, name: str, value: str) -> None:
    """Keeps `value` and proves it by reading it back."""
    try:
        store.set_password(SERVICE, name, value)
    except Exception as error:  # as above
        raise _meaning(error) from error
    if read(store, name) != value:
        raise KeyStoreUnavailableError(why="it does not give back what it was given")


def forget(store: KeyringBackend, name: str) -> None:
    """Drops what is kept under `name`."""
    try:
        store.delete_password(SERVICE, name)
    except Exception as error:  # as above
        raise _meaning(error) from error


def _meaning(error: Exception) -> StoreError:
    """SecretStorage has its own words for KeyringLocked."""
    name = type(error).__name__
    if isinstance(error, KeyringLocked) or name in {"LockedException", "PromptDismissedException"}:
        return KeyStoreLockedError(why=str(error))
    return KeyStoreUnavailableError(why=str(error) or name)
