# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Deployment kits: the agent, the public keys of the site and a token, ready to be carried."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path, PurePosixPath

import msgspec

from veilleuse.catalogue.folder import resources
from veilleuse.domain.agents import Kit, KitId
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.kits import SYSTEMS, KitWish
from veilleuse.domain.plain_text import clean
from veilleuse.probes.announce import own_addresses, own_name
from veilleuse.probes.mail import public_keys, token_hash
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.kit_files import (
    KitFile,
    agent_files,
    payload_files,
    payloads_of,
    script_files,
    write_folder,
    write_zip,
)
from veilleuse.tasks.kit_readme import readme_files
from veilleuse.tasks.rotate_keys import site_key
from veilleuse.tasks.write_file import writing
from veilleuse_agent.site import NAME, VERSION, Site

ADDRESSES = 8
"""As many as an agent keeps."""
_LABEL_CHARACTERS = 80


class KitInvalidError(VeilleuseError):
    """What was asked for makes no kit; `why` says in the program's words what is wrong."""

    code = "kit_invalid"


class KitLimitsError(VeilleuseError):
    """More days or machines than a kit may have, or none."""

    code = "kit_limits"


class KitRoadError(VeilleuseError):
    """A kit whose machines could not report: no address and no folder."""

    code = "kit_no_road"


class KitExistsError(VeilleuseError):
    """Something is there already where the kit should be written."""

    code = "kit_exists"


class UnknownKitError(VeilleuseError):
    """No kit of that id was ever made here."""

    code = "unknown_kit"


def make_kit(desk: Desk, path: Path, wish: KitWish, *, payloads: Path | None = None) -> Kit:
    """Writes one to a folder, or to a file that ends in `.zip`; nothing is known of one that fails.

    `payloads`: a folder with what agents need beside their code, looked into before the installed.
    """
    _check(desk, wish)
    token = secrets.token_hex(16)
    now = desk.now()
    kit = Kit(
        id=KitId(secrets.token_hex(4)),
        token_hash=token_hash(token),
        label=clean(wish.label, _LABEL_CHARACTERS),
        made_at=now,
        expires_at=now + timedelta(days=wish.days),
        uses_limit=wish.uses,
        approves=wish.approves,
        folder=wish.folder,
    )
    found = _site(desk, wish, token)
    folders = [*([payloads] if payloads else []), resources() / "payloads"]
    with _in_its_place(path) as draft:
        kit_files = _files(kit, wish, found, folders)
        if path.suffix.lower() == ".zip":
            write_zip(draft, kit_files)
        else:
            draft.mkdir(mode=0o700)
            write_folder(draft, kit_files)
        with desk.store.transaction():
            desk.store.save_kit(kit)
            draft.replace(path)
    return kit


def proposed_addresses(desk: Desk) -> tuple[str, ...]:
    """Where agents would find this desktop: its addresses, then its name, which outlives them."""
    port = desk.shelf.inbox.port
    hosts = [*(str(each) for each in own_addresses()), own_name()]
    return tuple(f"{host}:{port}" for host in hosts if host)[-ADDRESSES:]


def revoke_kit(desk: Desk, kit_id: KitId) -> Kit:
    """Lets it open no door any more; machines that came through it stay. Returns it as it was."""
    with desk.store.transaction():
        kit = desk.store.kit(kit_id)
        if kit is None:
            raise UnknownKitError(kit=kit_id[:64])
        if kit.revoked_at is None:
            desk.store.save_kit(replace(kit, revoked_at=desk.now()))
    return kit


def restore_kit(desk: Desk, kit: Kit) -> None:
    """Takes a revocation back; what the kit was used for meanwhile stays counted."""
    with desk.store.transaction():
        now = desk.store.kit(kit.id)
        uses = max(kit.uses, now.uses) if now else kit.uses
        desk.store.save_kit(replace(kit, uses=uses))


def watched_folder(desk: Desk) -> Path | None:
    """The shared folder of the newest kit that names one and was not revoked."""
    named = (kit.folder for kit in desk.store.kits() if kit.folder and kit.revoked_at is None)
    return next((Path(folder) for folder in named), None)


def _check(desk: Desk, wish: KitWish) -> None:
    limits = desk.shelf.inbox
    if not wish.systems or not set(wish.systems) <= set(SYSTEMS):
        raise KitInvalidError(why=", ".join(wish.systems)[:200])
    if not (0 < wish.days <= limits.kit_days_most and 0 < wish.uses <= limits.kit_uses_most):
        raise KitLimitsError(days=limits.kit_days_most, uses=limits.kit_uses_most)
    if not (wish.addresses or wish.folder):
        raise KitRoadError


def _site(desk: Desk, wish: KitWish, token: str) -> bytes:
    """What the agent reads, checked by the agent's own schema."""
    told = {
        "version": VERSION,
        "keys": msgspec.to_builtins(public_keys(site_key(desk))),
        "token": token,
        "addresses": wish.addresses,
        "folder": wish.folder,
    }
    try:
        site = msgspec.convert(told, type=Site)
    except msgspec.ValidationError as error:
        raise KitInvalidError(why=str(error)[:200]) from error
    return msgspec.json.format(msgspec.json.encode(site), indent=2) + b"\n"


def _files(kit: Kit, wish: KitWish, site: bytes, folders: Sequence[Path]) -> Iterator[KitFile]:
    found = {system: tuple(payloads_of(system, folders)) for system in wish.systems}
    return chain(
        readme_files(kit, wish, with_payload={name for name, those in found.items() if those}),
        [KitFile(PurePosixPath(NAME), site)],
        script_files(wish.systems),
        agent_files(),
        *(payload_files(name, place) for those in found.values() for name, place in those),
    )


@contextmanager
def _in_its_place(path: Path) -> Iterator[Path]:
    """A place beside the kit's own, on the same disk; nothing of it stays after a failure."""
    with writing(path):
        if path.is_dir() and not any(path.iterdir()) and path.suffix.lower() != ".zip":
            path.rmdir()
        if path.exists():
            raise KitExistsError(path=str(path))
        beside = Path(tempfile.mkdtemp(prefix=".veilleuse-kit-", dir=path.parent))
        try:
            yield beside / path.name
        finally:
            shutil.rmtree(beside, ignore_errors=True)
