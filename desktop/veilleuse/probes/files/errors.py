# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a file that somebody hands over."""

from veilleuse.domain.errors import VeilleuseError


class ImportMissingError(VeilleuseError):
    """There is no such file."""

    code = "file_missing"


class ImportUnreadableError(VeilleuseError):
    """The system does not let us read it."""

    code = "import_unreadable"


class ImportTooLargeError(VeilleuseError):
    """More bytes than an import may take."""

    code = "import_too_large"


class ImportUnknownError(VeilleuseError):
    """Nothing in the file looks like a format that is read here."""

    code = "import_unknown"


class ImportHostileError(VeilleuseError):
    """The file is made to harm its reader: it declares entities, or nests without end."""

    code = "import_hostile"
