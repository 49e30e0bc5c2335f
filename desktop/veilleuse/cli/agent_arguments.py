# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed about agents: inbox, kits, decisions, imports, keys."""

from collections.abc import Callable
from pathlib import Path

from veilleuse.catalogue.words import Words
from veilleuse.cli.parser import Parser
from veilleuse.domain.kits import SYSTEMS

AGENT_ACTIONS = ("list", "approve", "revoke", "kits", "revoke-kit")
KEY_ACTIONS = ("show", "rotate")


def add_agent_arguments(command: Callable[[str], Parser], words: Words) -> None:
    """The commands `inbox`, `kit`, `agents`, `import` and `keys`."""
    _inbox(command("inbox"), words)
    _kit(command("kit"), words)
    _agents(command("agents"), words)
    brought = command("import")
    brought.add_argument("file", nargs="+", type=Path, metavar="FILE", help=words("option.file"))
    brought.add_argument("--json", action="store_true", help=words("cli.json"))
    keys = command("keys")
    keys.add_argument(
        "action", nargs="?", choices=KEY_ACTIONS, default="show", help=words("option.key_action")
    )


def _inbox(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--listen", action="append", metavar="ADDR:PORT", help=words("option.listen")
    )
    parser.add_argument("--folder", type=Path, metavar="DIR", help=words("option.folder"))
    parser.add_argument("--only-folder", action="store_true", help=words("option.only_folder"))


def _kit(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR|FILE.zip", help=words("option.out")
    )
    parser.add_argument("--system", action="append", choices=SYSTEMS, help=words("option.system"))
    parser.add_argument("--days", type=int, metavar="N", help=words("option.days"))
    parser.add_argument("--uses", type=int, metavar="N", help=words("option.uses"))
    parser.add_argument("--wait", action="store_true", help=words("option.wait"))
    parser.add_argument(
        "--address", action="append", metavar="HOST:PORT", help=words("option.address")
    )
    parser.add_argument("--folder", default="", metavar="PATH", help=words("option.kit_folder"))
    parser.add_argument("--label", default="", metavar="TEXT", help=words("option.label"))
    parser.add_argument("--payloads", type=Path, metavar="DIR", help=words("option.payloads"))


def _agents(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "action", nargs="?", choices=AGENT_ACTIONS, default="list", help=words("option.action")
    )
    parser.add_argument("id", nargs="*", metavar="ID", help=words("option.id"))
    parser.add_argument("--by", default="", metavar="NAME", help=words("cli.by"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))
