# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells the subnet where the inbox listens, for agents whose address for it has changed.

DNS-SD over mDNS (RFC 6763, RFC 6762). It names neither the establishment nor this machine: the
fingerprint is of a public key, and agents believe nothing but signed answers.
"""

import logging
import re
import socket
from collections.abc import Sequence
from ipaddress import IPv4Address

from zeroconf import Error, EventLoopBlocked, IPVersion, ServiceInfo, Zeroconf

from veilleuse.probes.scope import connections

TYPE = "_veilleuse._tcp.local."
VERSION = "1"
_SHORT = 8
"""Digits of the fingerprint that are told."""
_HOST_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?")

log = logging.getLogger(__name__)


def own_addresses() -> tuple[IPv4Address, ...]:
    """Those of the private networks of this machine."""
    return tuple(dict.fromkeys(each.address for each in connections()))


def own_name() -> str:
    """What this machine calls itself, where that is a host name; empty else."""
    name = socket.gethostname()
    return name if _HOST_NAME.fullmatch(name) and name != "localhost" else ""


class Announcement:
    """Said from `begin` to `end`; a network without multicast does without."""

    def __init__(self, fingerprint: str, port: int) -> None:
        """`fingerprint` names the site's key."""
        self._name = fingerprint[:_SHORT]
        self._port = port
        self._speaker: Zeroconf | None = None
        self._said: tuple[IPv4Address, ...] = ()

    def begin(self, addresses: Sequence[IPv4Address]) -> None:
        """Announces these addresses in the place of earlier ones."""
        wanted = tuple(addresses)
        if wanted == self._said:
            return
        self.end()
        if not wanted:
            return
        try:
            speaker = Zeroconf([str(each) for each in wanted], ip_version=IPVersion.V4Only)
        except (OSError, EventLoopBlocked, RuntimeError) as error:
            log.warning("the inbox is not announced: %s", str(error))
            return
        try:
            speaker.register_service(self._service(wanted), allow_name_change=True)
        except (OSError, Error, EventLoopBlocked) as error:
            log.warning("the inbox is not announced: %s", str(error))
            speaker.close()
            return
        self._speaker, self._said = speaker, wanted

    def end(self) -> None:
        """Takes the announcement back."""
        speaker, self._speaker, self._said = self._speaker, None, ()
        if speaker is not None:
            speaker.unregister_all_services()
            speaker.close()

    def _service(self, addresses: Sequence[IPv4Address]) -> ServiceInfo:
        return ServiceInfo(
            TYPE,
            f"veilleuse-{self._name}.{TYPE}",
            port=self._port,
            addresses=[each.packed for each in addresses],
            properties={"v": VERSION, "fp": self._name},
            server=f"veilleuse-{self._name}.local.",
        )
