# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a kit says to whoever opens it, in French and in English."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from veilleuse.catalogue.words import Words, words
from veilleuse.domain.agents import Kit
from veilleuse.domain.kits import KitWish
from veilleuse.tasks.kit_files import KitFile

NAMES = {"fr": "LISEZMOI.txt", "en": "README.txt"}


def readme_files(kit: Kit, wish: KitWish, *, with_payload: Collection[str]) -> Iterator[KitFile]:
    """One text for each language; `with_payload`: the systems whose needs the kit holds."""
    for language, name in NAMES.items():
        paragraphs = _paragraphs(words(language), kit, wish, with_payload)
        text = "\r\n\r\n".join("\r\n".join(one.splitlines()) for one in paragraphs)
        # The mark at the beginning tells old editors of Windows which encoding it is.
        yield KitFile(PurePosixPath(name), f"\ufeff{text}\r\n".encode())


def _paragraphs(
    said: Words, kit: Kit, wish: KitWish, with_payload: Collection[str]
) -> Iterator[str]:
    day = f"{kit.expires_at.astimezone():%d/%m/%Y}"
    yield said("kit.title", label=kit.label or kit.id)
    yield said(
        "kit.until_approves" if kit.approves else "kit.until_waits", day=day, n=kit.uses_limit
    )
    for system in wish.systems:
        yield said(f"kit.steps_{system}")
        yield said(f"kit.{'holds' if system in with_payload else 'lacks'}_{system}")
    if wish.addresses:
        yield said("kit.addresses", addresses=", ".join(wish.addresses))
    if wish.folder:
        yield said("kit.folder", folder=wish.folder)
    for system in wish.systems:
        yield said(f"kit.check_{system}")
    yield said("kit.keep_safe")
