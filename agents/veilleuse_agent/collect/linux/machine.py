# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Linux machine as collectors see it."""

from veilleuse_agent.collect.common.host import Host


class Machine(Host):
    """A Linux system."""

    __slots__ = ()

    @property
    def is_container(self) -> bool:
        """Whether the kernel belongs to somebody else."""
        return (
            self.exists("/run/systemd/container")
            or self.exists("/run/.containerenv")
            or self.exists("/.dockerenv")
        )

    @property
    def has_systemd(self) -> bool:
        """Whether systemd is the first process (sd_booted(3))."""
        return self.exists("/run/systemd/system")
