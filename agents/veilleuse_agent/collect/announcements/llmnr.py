# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""That a host asks by LLMNR (RFC 4795). What it asks for is somebody's name: it is not kept."""

from veilleuse_agent import dns
from veilleuse_agent.collect.announcements.saying import Saying


def sayings(message: bytes) -> tuple[Saying, ...]:
    """One saying for a well-formed query, nothing of anything else."""
    try:
        read = dns.read(message)
    except dns.DnsError:
        return ()
    is_query = not read.is_answer and not read.operation and len(read.questions) == 1
    return (("llmnr.role", "asks"),) if is_query else ()
