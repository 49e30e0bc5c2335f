# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs a pack: the four roles of The Update Framework, inside one zip archive.

Specification: theupdateframework.github.io/specification. Root says whose keys count for the other
three; targets says what the files are, snapshot which targets, timestamp which snapshot.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from veilleuse.probes.packs.errors import PackTooLargeError, RootInvalidError
from veilleuse.probes.packs.keys import PackKey
from veilleuse.probes.packs.opened import PACK_BYTES

_ROLES = (Timestamp.type, Snapshot.type, Targets.type)
_LEVEL = 9
_Role = TypeVar("_Role", Root, Timestamp, Snapshot, Targets)


def make_root(root: PackKey, release: PackKey, expires: datetime) -> bytes:
    """The first root: `root` may change whom to trust, `release` signs packs."""
    made = Root(version=1, expires=_whole(expires), consistent_snapshot=False)
    return _signed_root(made, root, release, (root,))


def rotate_root(
    before: bytes, old: PackKey, root: PackKey, release: PackKey, expires: datetime
) -> bytes:
    """The next root, which whoever trusts the one before accepts: both root keys sign it."""
    former = _root(before)
    made = Root(version=former.version + 1, expires=_whole(expires), consistent_snapshot=False)
    return _signed_root(made, root, release, (old, root))


def root_version(root: bytes) -> int:
    """Of a root; RootInvalidError for anything else."""
    version: int = _root(root).version
    return version


def seal(
    files: Mapping[str, bytes],
    roots: Sequence[bytes],
    release: PackKey,
    version: int,
    expires: datetime,
) -> bytes:
    """The archive; PackTooLargeError where it would be one.

    `roots` are all there were, oldest first, so that whoever trusts an old one finds the way.
    """
    until = _whole(expires)
    targets = Targets(version=version, expires=until)
    for name, data in sorted(files.items()):
        targets.targets[name] = TargetFile.from_data(name, data)
    snapshot = Snapshot(version=version, expires=until)
    snapshot.meta["targets.json"] = MetaFile(version)
    timestamp = Timestamp(version=version, expires=until)
    timestamp.snapshot_meta = MetaFile(version)
    members = {f"metadata/{root_version(root)}.root.json": root for root in roots}
    signers = (release,)
    members["metadata/timestamp.json"] = _signed(timestamp, signers)
    members["metadata/snapshot.json"] = _signed(snapshot, signers)
    members["metadata/targets.json"] = _signed(targets, signers)
    members |= {f"targets/{name}": data for name, data in files.items()}
    packed = _zipped(members)
    if len(packed) > PACK_BYTES:
        raise PackTooLargeError(size=len(packed), limit=PACK_BYTES)
    return packed


def _signed_root(made: Root, root: PackKey, release: PackKey, signers: Sequence[PackKey]) -> bytes:
    made.add_key(root.public, Root.type)
    for role in _ROLES:
        made.add_key(release.public, role)
    return _signed(made, signers)


def _signed(what: _Role, signers: Sequence[PackKey]) -> bytes:
    metadata = Metadata(what)
    for key in signers:
        metadata.sign(key.signer, append=True)
    data: bytes = metadata.to_bytes()
    return data


def _root(data: bytes) -> Root:
    try:
        root: Root = Metadata[Root].from_bytes(data).signed
    except Exception as error:  # whatever its parser stumbles over, it is no root
        raise RootInvalidError(why=type(error).__name__) from error
    if root.type != Root.type:
        raise RootInvalidError(why=str(root.type))
    return root


def _whole(moment: datetime) -> datetime:
    """As the format has it: whole seconds of universal time."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _zipped(members: Mapping[str, bytes]) -> bytes:
    """The same members give the same bytes, whenever and wherever they are packed."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, data in members.items():
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED, _LEVEL)
    return packed.getvalue()
