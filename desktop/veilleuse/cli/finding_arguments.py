# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed about one finding."""

from collections.abc import Callable

from veilleuse.catalogue.words import Words
from veilleuse.cli.parser import Parser


def add_finding_arguments(command: Callable[[str], Parser], words: Words) -> None:
    """The commands `done` and `accept`."""
    for name in ("done", "accept"):
        parser = command(name)
        about = words("write.finding")
        parser.add_argument("finding", metavar="CONTROL[:DEVICE]", help=about)
        if name == "accept":
            parser.add_argument("--until", required=True, metavar="DATE", help=words("write.until"))
            parser.add_argument("--by", required=True, metavar="NAME", help=words("cli.by"))
            parser.add_argument(
                "--because", required=True, metavar="TEXT", help=words("write.because")
            )
