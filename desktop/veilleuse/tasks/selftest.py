# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether this installation is whole: each part is used once, in a folder that is thrown away."""

import importlib
import logging
import pkgutil
import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nacl.public import PrivateKey, SealedBox
from nacl.signing import SigningKey

import veilleuse
from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.domain.errors import VeilleuseError
from veilleuse.store.database import Store
from veilleuse.store.errors import WrongKeyError
from veilleuse.store.key import Key
from veilleuse.store.keystore import of_system, usable
from veilleuse.store.phrase import SECRET_BYTES
from veilleuse.tasks.desk import Desk, clock
from veilleuse.tasks.load_demo import ensure_demo
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.make import make
from veilleuse.tasks.paper.typeset import render

log = logging.getLogger(__name__)

Check = Callable[[], bool]
"""True where the part works, False where this system has none; anything raised is a defect."""


@dataclass(frozen=True, slots=True)
class Tested:
    """What came of one part."""

    part: str
    state: str
    """`ok`, `absent` or `failed`."""
    why: str = ""


class OpenedByAnyKeyError(VeilleuseError):
    """The database opened with a key that is not its own: it is not encrypted."""

    code = "selftest_open"


class MissingPartError(VeilleuseError):
    """A part of the application cannot be loaded."""

    code = "selftest_missing"


def selftest(more: Sequence[tuple[str, Check]] = ()) -> Iterator[Tested]:
    """Each part in turn; `more` are those that this room cannot know, like the window."""
    yield from (_tested(part, check) for part, check in (*_CHECKS, *more))


def _tested(part: str, check: Check) -> Tested:
    try:
        return Tested(part, "ok" if check() else "absent")
    except Exception as error:
        log.warning("selftest: %s", part, exc_info=True)
        return Tested(part, "failed", f"{type(error).__name__}: {error}"[:300])


def _modules() -> bool:
    """Every module but those of the window, which has a check of its own."""
    for module in pkgutil.walk_packages(veilleuse.__path__, "veilleuse."):
        if not module.name.startswith(("veilleuse.ui", "veilleuse.jobs", "veilleuse.__main__")):
            importlib.import_module(module.name)
    return True


def _resources() -> bool:
    shelf = Shelf()
    for name in dir(type(shelf)):
        if not name.startswith("_"):
            getattr(shelf, name)
    for language in LANGUAGES:
        words(language)
    return True


def _database() -> bool:
    """Written, closed, opened again by its key, and by no other."""
    with tempfile.TemporaryDirectory() as text:
        folder, key = Path(text), Key(secrets.token_bytes(SECRET_BYTES))
        Store.open(folder, key).close()
        store = Store.open(folder, key)
        store.site()
        store.close()
        try:
            Store.open(folder, Key(secrets.token_bytes(SECRET_BYTES))).close()
        except WrongKeyError:
            return True
        raise OpenedByAnyKeyError


def _key_store() -> bool:
    return usable(of_system()) is not None


def _letters() -> bool:
    site, agent = PrivateKey.generate(), SigningKey.generate()
    sealed = SealedBox(site.public_key).encrypt(bytes(agent.sign(b"veilleuse")))
    return agent.verify_key.verify(SealedBox(site).decrypt(sealed)) == b"veilleuse"


def _paper() -> bool:
    """The fictitious establishment, from its files to the printed page."""
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        store = Store.open(folder, Key(secrets.token_bytes(SECRET_BYTES)))
        try:
            desk = Desk(folder, store, Shelf(), clock, ())
            ensure_demo(desk)
            for language in LANGUAGES:
                if not render(make(desk, Kind.SUMMARY, language=language)).startswith(b"%PDF-"):
                    raise MissingPartError(what="PDF")
        finally:
            store.close()
    return True


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("modules", _modules),
    ("resources", _resources),
    ("database", _database),
    ("key_store", _key_store),
    ("letters", _letters),
    ("paper", _paper),
)
