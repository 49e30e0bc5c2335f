# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed about knowledge packs."""

from collections.abc import Callable
from pathlib import Path

from veilleuse.catalogue.words import Words
from veilleuse.cli.parser import Parser

PACK_ACTIONS = ("show", "verify", "import", "log", "trust", "build", "keys")


def add_pack_arguments(command: Callable[[str], Parser], words: Words) -> None:
    """The command `pack`."""
    parser = command("pack")
    parser.add_argument(
        "action", nargs="?", choices=PACK_ACTIONS, default="show", help=words("pack_option.action")
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=words("pack_option.file")
    )
    parser.add_argument("--yes", action="store_true", help=words("pack_option.yes"))
    parser.add_argument(
        "--older-because", default="", metavar="TEXT", help=words("pack_option.older_because")
    )
    for name in ("sources", "roots", "after"):
        parser.add_argument(
            f"--{name}", type=Path, metavar="DIR", help=words(f"pack_option.{name}")
        )
    parser.add_argument("--out", type=Path, metavar="FILE|DIR", help=words("pack_option.out"))
    parser.add_argument("--key", type=Path, metavar="FILE", help=words("pack_option.key"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))
