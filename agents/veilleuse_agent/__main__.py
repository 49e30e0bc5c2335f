# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of the agent: read, write down, hand over, exit."""

import sys
from collections.abc import Sequence

from veilleuse_agent.arguments import parser
from veilleuse_agent.commands import COMMANDS
from veilleuse_agent.exits import Exit, StoppedError
from veilleuse_agent.installation import InstallationError
from veilleuse_agent.saying import say
from veilleuse_agent.site import SiteError
from veilleuse_agent.surroundings import Surroundings
from veilleuse_agent.words import words

_CODES = {"disk_full": Exit.DISK_FULL}


def main(arguments: Sequence[str] | None = None, around: Surroundings | None = None) -> int:
    """Run one command; the number is the process's exit code."""
    said = parser().parse_args(arguments)
    try:
        return COMMANDS[said.command](said, around or Surroundings())
    except InstallationError as failure:
        return _tell(failure.code, failure.place, _CODES.get(failure.code, Exit.DATA_FOLDER))
    except SiteError as failure:
        return _tell(failure.code, failure.place, Exit.SITE)
    except StoppedError as failure:
        return _tell(failure.code, failure.place, failure.status)


def _tell(code: str, place: object, status: Exit) -> int:
    say(words()[code].format(place=place), aloud=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
