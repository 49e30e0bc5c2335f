# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An argument parser that speaks the user's language and raises instead of leaving."""

import argparse
import re
from typing import NoReturn

from veilleuse.catalogue.words import Words
from veilleuse.domain.errors import VeilleuseError

_REFUSALS = (
    (r"the following arguments are required: (?P<what>.+)", "required"),
    (r"argument (?P<what>[^:]*): invalid choice: (?P<value>'[^']*'|\S+) .*", "choice"),
    (r"argument (?P<what>[^:]*): expected .*", "no_value"),
    (r"unrecognized arguments: (?P<what>.+)", "unknown"),
)
"""argparse's own sentences, which it only has in English, and ours (`cli.refused.<code>`)."""


class UsageError(VeilleuseError):
    """The command line says something that is not understood."""

    code = "usage"


class Parser(argparse.ArgumentParser):
    """Every heading and refusal in one language."""

    def __init__(
        self,
        *,
        words: Words,
        prog: str,
        about: str,
        epilog: str = "",
    ) -> None:
        """`about` and `epilog` frame the help page."""
        self.words = words
        super().__init__(
            prog=prog,
            description=about,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self._optionals.title = words("cli.options")
        self._positionals.title = words("cli.arguments")
        self.add_argument("-h", "--help", action="help", help=words("cli.help"))

    def format_usage(self) -> str:
        """The one line that shows how the command is typed."""
        formatter = self._get_formatter()
        formatter.add_usage(
            self.usage,
            self._actions,
            self._mutually_exclusive_groups,
            self.words("cli.usage") + " ",
        )
        return formatter.format_help()

    def format_help(self) -> str:
        """The help page."""
        page = super().format_help()
        start = page.index("\n\n")
        return self.format_usage().rstrip() + page[start:]

    def error(self, message: str) -> NoReturn:
        """UsageError with a sentence in the user's language."""
        raise UsageError(why=self._refusal(message), usage=self.format_usage().strip())

    def _refusal(self, message: str) -> str:
        for pattern, code in _REFUSALS:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                return self.words(f"cli.refused.{code}", **found.groupdict())
        return self.words("cli.refused.other", what=message)
