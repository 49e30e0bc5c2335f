# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be typed about documents."""

from pathlib import Path

from veilleuse.catalogue.words import Words
from veilleuse.cli.parser import Parser

DOCUMENTS = (
    "summary",
    "annex",
    "evidence",
    "journal",
    "machine",
    "prescription",
    "phrase",
    "incident",
    "contacts",
    "degraded",
)
"""The kinds of `tasks.paper.kinds`, which is not loaded to read a command line."""
ACTIONS = ("wall", "list", "again", "verify", "compare", "export", "bundle")


def add_report_arguments(parser: Parser, words: Words) -> None:
    """Of `veilleuse report`."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=(*DOCUMENTS, *ACTIONS),
        default="summary",
        metavar="WHAT",
        help=words("cli.report_what", documents=", ".join(DOCUMENTS), actions=", ".join(ACTIONS)),
    )
    parser.add_argument("subject", nargs="*", metavar="SUBJECT", help=words("cli.report_subject"))
    parser.add_argument("--pdf", type=Path, metavar="FILE", help=words("cli.pdf"))
    parser.add_argument("--monthly", action="store_true", help=words("cli.monthly"))
