# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a pack, a key or a source file is refused. Nothing was changed in any of these cases."""

from veilleuse.domain.errors import VeilleuseError


class PackRefusedError(VeilleuseError):
    """The common root: whatever was known before stays in force."""

    code = "pack_unreadable"


class PackUnreadableError(PackRefusedError):
    """It is no pack, or it was cut short."""

    code = "pack_unreadable"


class PackTooLargeError(PackRefusedError):
    """It is larger than any pack may be, packed or unpacked."""

    code = "pack_too_large"


class PackTamperedError(PackRefusedError):
    """What it holds is not what its publisher signed."""

    code = "pack_tampered"


class PackForeignError(PackRefusedError):
    """Nobody whom this establishment trusts signed it."""

    code = "pack_foreign"


class PackOlderError(PackRefusedError):
    """It is older than what was in force already."""

    code = "pack_older"


class PackExpiredError(PackRefusedError):
    """Its publisher said until when it may be brought in, and that day is over."""

    code = "pack_expired"


class ReasonMissingError(PackRefusedError):
    """An older pack takes a newer one's place for a stated reason only."""

    code = "pack_reason"


class RootInvalidError(PackRefusedError):
    """The file that says whom to trust says nothing that can be used."""

    code = "pack_root"


class KeyFileError(PackRefusedError):
    """The private key that signs packs is not there, or is none."""

    code = "pack_key"


class SourceRefusedError(VeilleuseError):
    """An official file says something that we do not read."""

    code = "source_malformed"


class SourceNewerError(SourceRefusedError):
    """It is of a later format than the one we know."""

    code = "source_newer"


class SourceTooLargeError(SourceRefusedError):
    """It is larger than such a file ever was."""

    code = "source_too_large"


class SourcesMissingError(SourceRefusedError):
    """There is no official file where somebody said there were."""

    code = "sources_missing"
