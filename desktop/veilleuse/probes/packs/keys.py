# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The private keys of a publisher: Ed25519, one file each, readable by their owner alone."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import msgspec
from nacl.signing import SigningKey
from securesystemslib.signer import Key, Signature, Signer, SSlibKey

from veilleuse.probes.packs.errors import KeyFileError

KEY_VARIABLE = "VEILLEUSE_PACK_KEY"
"""Environment variable that names the file of the key that signs packs."""
_FILE_BYTES = 4096
_SEED_BYTES = 32


@dataclass(frozen=True, slots=True)
class PackKey:
    """One private key."""

    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "PackKey":
        """A new one."""
        return cls(bytes(SigningKey.generate()))

    @property
    def public(self) -> Key:
        """What tuf calls a key: its public half, with an id made of it."""
        value = bytes(SigningKey(self.seed).verify_key).hex()
        # The id is the key itself: nothing else could stand for it.
        return SSlibKey(value, "ed25519", "ed25519", {"public": value})

    @property
    def signer(self) -> Signer:
        """What tuf signs with."""
        return cast("Signer", _Signer(self))


class _Signer:
    """tuf asks for one method only; libsodium is here already, for the agents' envelopes."""

    def __init__(self, key: PackKey) -> None:
        self._key = SigningKey(key.seed)
        self._id: str = key.public.keyid

    def sign(self, payload: bytes) -> Signature:
        return Signature(self._id, self._key.sign(payload).signature.hex())


class _KeyFile(msgspec.Struct, forbid_unknown_fields=True):
    purpose: str
    seed: str


def write_key(path: Path, key: PackKey, purpose: str) -> Path:
    """A new file that only its owner can read; OSError where there is one already."""
    content = msgspec.json.format(msgspec.json.encode(_KeyFile(purpose, key.seed.hex())))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content + b"\n")
    return path


def read_key(path: Path) -> PackKey:
    """The key of such a file; KeyFileError where there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(_FILE_BYTES)
        seed = bytes.fromhex(msgspec.json.decode(content, type=_KeyFile).seed)
    except (OSError, ValueError, msgspec.DecodeError) as error:
        raise KeyFileError(path=str(path)) from error
    if len(seed) != _SEED_BYTES:
        raise KeyFileError(path=str(path))
    return PackKey(seed)
