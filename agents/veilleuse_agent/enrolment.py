# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which site an installation belongs to, and on which machine: read at the start of each run."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from veilleuse_agent import binding as bindings
from veilleuse_agent import memory as memories
from veilleuse_agent import site as sites
from veilleuse_agent.binding import Binding, bind, read_binding, write_binding
from veilleuse_agent.exits import Exit, StoppedError
from veilleuse_agent.files import clear_drafts
from veilleuse_agent.installation import FULL, InstallationError, forget_identity, open_folder
from veilleuse_agent.locks import HeldError, locked_at_once
from veilleuse_agent.memory import Memory, read_memory, write_memory
from veilleuse_agent.site import Policy, Site, read_kit, read_site, under_policy, write_site
from veilleuse_agent.spool import Spool
from veilleuse_agent.surroundings import Surroundings

LOCK = "run.lock"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """An installation that knows where its reports go."""

    data: Path
    stored: Site | None
    """As the kit said; None where the policy alone says it."""
    policy: Policy
    site: Site
    """As it counts."""
    binding: Binding
    memory: Memory

    @property
    def token(self) -> str:
        """The one that the next report carries, empty once it has done its work."""
        return "" if self.site.token == self.memory.spent_token else self.site.token


@contextmanager
def exclusive(data: Path) -> Iterator[None]:
    """Nobody else works in the data folder meanwhile, and what killed runs left is gone.

    StoppedError when somebody does; InstallationError when the folder cannot be used.
    """
    try:
        open_folder(data)
        with locked_at_once(data / LOCK):
            clear_drafts(data, sites.NAME, memories.NAME, bindings.NAME)
            yield
    except HeldError as failure:
        raise StoppedError("busy", data, Exit.BUSY) from failure
    except OSError as failure:
        code = "disk_full" if failure.errno in FULL else "data_folder"
        raise InstallationError(code, data) from failure


def read_enrolled(data: Path, around: Surroundings) -> Enrolled:
    """The site and the machine; on a machine that is another one, a new identity is taken first."""
    stored, policy = read_site(data), around.policy()
    site = _known(data, stored, policy)
    marks = around.marks()
    binding = read_binding(data)
    if binding is not None and not binding.is_of(marks):
        _renew(data)
        binding = None
    if binding is None:
        binding = bind(marks, site.name)
        write_binding(data, binding)
    return Enrolled(data, stored, policy, site, binding, read_memory(data))


def site_of(data: Path, around: Surroundings) -> Site:
    """The site that counts; StoppedError where there is none. Nothing is made or changed."""
    return _known(data, read_site(data), around.policy())


def enrol(data: Path, kit: Path) -> Site:
    """Belong to the site of this kit; what waits for its acknowledgement goes on waiting."""
    return belong(data, read_kit(kit))


def belong(data: Path, site: Site) -> Site:
    """The same, once the site is known."""
    with exclusive(data):
        before, memory = read_site_or_none(data), read_memory(data)
        if before is not None and before.keys != site.keys:
            memory = msgspec.structs.replace(memory, previous_keys=before.keys)
        write_memory(data, msgspec.structs.replace(memory, spent_token=""))
        write_site(data, site)
    return site


def read_site_or_none(data: Path) -> Site | None:
    """The site that is kept, None also where it cannot be understood."""
    try:
        return read_site(data)
    except sites.SiteError:
        return None


def _known(data: Path, stored: Site | None, policy: Policy) -> Site:
    site = under_policy(stored, policy)
    if site is None:
        raise StoppedError("not_enrolled", data, Exit.NOT_ENROLLED)
    return site


def _renew(data: Path) -> None:
    """The old identity goes on elsewhere: nothing that was signed in its name is sent from here."""
    forget_identity(data)
    Spool(data).clear()
    write_memory(data, Memory(renewed_at=datetime.now(UTC)))
