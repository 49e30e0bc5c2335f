# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an installation keeps between runs: its key, its epoch and the last sequence it used."""

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec
from nacl.signing import SigningKey

from veilleuse_agent.envelope import KEY_SIZE, fingerprint
from veilleuse_agent.files import clear_drafts, write_private
from veilleuse_agent.locks import locked

KEY = "agent.key"
STATE = "state.json"
LOCK = "lock"

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a disk without room, or an account without quota, answers."""


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
        open_folder(folder)
        with locked(folder / LOCK):
            clear_drafts(folder, KEY, STATE)
            place = folder / KEY
            seed = _seed(place)
            place = folder / STATE
            last = _last_state(place)
            state = _State(last.epoch, last.sequence + 1)
            write_private(place, msgspec.json.encode(state))
    except OSError as failure:
        raise InstallationError(_code_of(failure), place) from failure
    return Turn(seed, agent_id_of(seed), state.epoch, state.sequence)


def turn_to_come(folder: Path) -> Turn:
    """What the next turn would be, if nothing else takes it; nothing is written."""
    seed = _existing_seed(folder / KEY) or bytes(SigningKey.generate())
    last = _last_state(folder / STATE)
    return Turn(seed, agent_id_of(seed), last.epoch, last.sequence + 1)


def known_agent_id(folder: Path) -> str:
    """The id of the key in the folder, empty where there is none."""
    seed = _existing_seed(folder / KEY)
    return agent_id_of(seed) if seed else ""


def begin_anew(folder: Path, epoch: str) -> None:
    """Draw a new epoch for the next turn, unless that has been done since this one."""
    with locked(folder / LOCK):
        if _last_state(folder / STATE).epoch == epoch:
            write_private(folder / STATE, msgspec.json.encode(_new_state()))


def forget_identity(folder: Path) -> None:
    """Delete key, epoch and sequence: the next turn is that of another agent."""
    with locked(folder / LOCK):
        for name in (KEY, STATE):
            (folder / name).unlink(missing_ok=True)


def open_folder(folder: Path) -> None:
    """Make the data folder where it is missing; InstallationError when others may write to it."""
    is_new = not folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if is_new and sys.platform == "win32" and _is_windows_administrator():
        from veilleuse_agent.ownership import hand_to_administrators  # noqa: PLC0415

        hand_to_administrators(folder)
    if not is_ones_own(folder):
        raise InstallationError("data_folder_shared", folder)


def is_ones_own(folder: Path) -> bool:
    """Whether nobody else could have prepared the folder: it can hold a key that others chose."""
    if sys.platform == "win32":
        from veilleuse_agent.ownership import is_trusted_owner  # noqa: PLC0415

        return is_trusted_owner(folder)
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022


def agent_id_of(seed: bytes) -> str:
    """The fingerprint of the public key."""
    return fingerprint(bytes(SigningKey(seed).verify_key))


def _seed(path: Path) -> bytes:
    if not path.exists():
        write_private(path, bytes(SigningKey.generate()))
    return _existing_seed(path) or b""


def _existing_seed(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            seed = file.read(KEY_SIZE + 1)
    except FileNotFoundError:
        return None
    if len(seed) != KEY_SIZE:
        raise InstallationError("key_damaged", path)
    return seed


def _last_state(path: Path) -> _State:
    """An unreadable state begins a new epoch: sequences never go back within one."""
    try:
        return msgspec.json.decode(path.read_bytes()[:4096], type=_State)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return _new_state()


def _new_state() -> _State:
    return _State(os.urandom(16).hex(), 0)


def _code_of(failure: OSError) -> str:
    return "disk_full" if failure.errno in FULL else "data_folder"


def _is_windows_administrator() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415

    return bool(ctypes.windll.shell32.IsUserAnAdmin())
