# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an installation keeps between runs: its key, its epoch and the last sequence it used."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec
from nacl.signing import SigningKey

from veilleuse_agent.envelope import KEY_SIZE, fingerprint
from veilleuse_agent.files import write_private

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_KEY = "agent.key"
_STATE = "state.json"
_LOCK = "lock"


class InstallationError(Exception):
    """The data folder cannot be used; the arguments are the code of a sentence and its place."""

    def __init__(self, code: str, place: Path) -> None:
        """Keep both for the person who is told."""
        self.code = code
        self.place = place
        super().__init__(code, str(place))


class _State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    epoch: str
    sequence: int


@dataclass(frozen=True, slots=True)
class Turn:
    """One run of one installation: whose it is, and its place in the order of runs."""

    seed: bytes
    agent_id: str
    epoch: str
    sequence: int


def default_folder() -> Path:
    """Where the system keeps a program's data: the machine's as administrator, else one's own."""
    if sys.platform == "win32":
        is_administrator = _is_windows_administrator()
        base = os.environ.get("PROGRAMDATA" if is_administrator else "LOCALAPPDATA", "C:\\")
        return Path(base) / "Veilleuse" / "Agent"
    if os.geteuid() == 0:
        if sys.platform == "darwin":
            return Path("/Library/Application Support/Veilleuse Agent")
        return Path("/var/lib/veilleuse-agent")
    base = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # noqa: PTH111
    return Path(base) / "veilleuse-agent"


def next_turn(folder: Path) -> Turn:
    """The next sequence, written down before it is given; key and epoch are made on first use."""
    place = folder
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_private(folder)
        with _locked(folder / _LOCK):
            place = folder / _KEY
            seed = _seed(place)
            place = folder / _STATE
            state = _next_state(place)
    except OSError as failure:
        raise InstallationError("data_folder", place) from failure
    return Turn(seed, agent_id_of(seed), state.epoch, state.sequence)


def agent_id_of(seed: bytes) -> str:
    """The fingerprint of the public key."""
    return fingerprint(bytes(SigningKey(seed).verify_key))


def _check_private(folder: Path) -> None:
    """A folder that others may write to can hold a key that others chose."""
    if sys.platform == "win32":
        return
    found = folder.stat()
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise InstallationError("data_folder_shared", folder)


def _seed(path: Path) -> bytes:
    if not path.exists():
        write_private(path, bytes(SigningKey.generate()))
    with path.open("rb") as file:
        seed = file.read(KEY_SIZE + 1)
    if len(seed) != KEY_SIZE:
        raise InstallationError("key_damaged", path)
    return seed


def _next_state(path: Path) -> _State:
    """An unreadable state begins a new epoch: sequences never go back within one."""
    try:
        last = msgspec.json.decode(path.read_bytes()[:4096], type=_State)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        last = _State(os.urandom(16).hex(), 0)
    state = _State(last.epoch, last.sequence + 1)
    write_private(path, msgspec.json.encode(state))
    return state


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One run at a time takes its turn; the system lets go of the lock if a run dies."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_windows_administrator() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415

    return bool(ctypes.windll.shell32.IsUserAnAdmin())
