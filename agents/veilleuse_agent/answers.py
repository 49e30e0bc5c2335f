# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which acknowledgements are believed: those of the site that a report was sealed to, about it."""

from collections.abc import Iterable

from veilleuse_agent.acknowledgement import ForgedAckError, check_ack
from veilleuse_agent.protocol import AckMessage, SiteKeys
from veilleuse_agent.site import site_name


def believed(
    data: bytes, *, addressee: str, agent_id: str, report_id: str, keys: Iterable[SiteKeys]
) -> AckMessage:
    """The site's word on this very report of this agent; ForgedAckError for anything else."""
    signers = [known.sign for known in keys if site_name(known) == addressee]
    if not signers:
        raise ForgedAckError("no key of that site")
    ack = check_ack(data, site_verify_key=bytes.fromhex(signers[0]))
    if (ack.site_key, ack.agent_id, ack.report_id) != (addressee, agent_id, report_id):
        raise ForgedAckError("about another report")
    return ack
