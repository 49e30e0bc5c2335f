# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a publisher of packs does: make keys, change them, sign what was built."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from veilleuse.catalogue.pack_sheets import load_pack_limits, shipped_root
from veilleuse.probes.packs.errors import KeyFileError, PackForeignError, RootInvalidError
from veilleuse.probes.packs.keys import PackKey, read_key, write_key
from veilleuse.probes.packs.opening import open_pack
from veilleuse.probes.packs.sealing import make_root, root_version, rotate_root, seal
from veilleuse.tasks.build_pack import BuiltPack
from veilleuse.tasks.write_file import write_file, writing

ROOT_KEY, RELEASE_KEY, ROOT = "root.key", "release.key", "root.json"
"""Of a publisher's folder. The first key is used when keys change, and belongs in a safe."""
ROOT_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Published:
    """A pack that was written, and checked as whoever receives it will."""

    path: Path
    version: int
    sha256: str
    size: int
    expires: datetime


def make_pack_keys(folder: Path, at: datetime, *, after: Path | None = None) -> Path:
    """New keys in `folder`, which must not hold any, and the root that names them; its path.

    `after` is the folder of the keys before: whoever trusts their root accepts the new one.
    KeyFileError where there are keys already.
    """
    until = at + timedelta(days=load_pack_limits().root_days)
    root_key, release = PackKey.generate(), PackKey.generate()
    if after is None:
        root = make_root(root_key, release, until)
    else:
        former, old = _read(after / ROOT), read_key(after / ROOT_KEY)
        root = rotate_root(former, old, root_key, release, until)
    with writing(folder / ROOT):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any((folder / name).exists() for name in (ROOT_KEY, RELEASE_KEY, ROOT)):
            raise KeyFileError(path=str(folder))
        write_key(folder / ROOT_KEY, root_key, "changes whom to trust")
        write_key(folder / RELEASE_KEY, release, "signs packs")
    return write_file(folder / ROOT, root)


def publish_pack(
    built: BuiltPack, key: Path, out: Path, at: datetime, *, roots: Sequence[Path] = ()
) -> Published:
    """Signs what was built and writes it, readable by whoever trusts the first of the roots.

    `roots` are all there were, oldest first; none means the one shipped with the program.
    KeyFileError for a key that the newest of them does not name.
    """
    limits = load_pack_limits()
    chain = sorted((_read(path) for path in roots), key=root_version) or [shipped_root()]
    release = read_key(key)
    expires = at + timedelta(days=limits.valid_days)
    data = seal(built.files, chain, release, built.contents.version, expires)
    try:
        opened = open_pack(data, chain[0], {})
    except PackForeignError as error:
        raise KeyFileError(path=str(key)) from error
    write_file(out, data)
    return Published(out, opened.version, opened.sha256, len(data), opened.expires)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(ROOT_BYTES)
    except OSError as error:
        raise RootInvalidError(path=str(path)) from error
    root_version(data)
    return data
