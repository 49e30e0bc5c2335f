# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What rounds saw speaks where no report does, and a report goes first where there is one."""

import pytest

from veilleuse.domain.model import DeviceClass, Evidence, FactStatus

V1 = ("smb.dialect", "NT LM 0.12")
REFUSED = ("smb.oldest", "refused")
V3 = ("smb.dialect", "3.1.1")
UNSIGNED = ("smb.signing", "enabled but not required")
SIGNED = ("smb.signing", "enabled and required")
NLA, SCREEN = ("rdp.security", "nla"), ("rdp.security", "tls")
SERVER, NAS, PRINTER = DeviceClass.SERVER, DeviceClass.NAS, DeviceClass.PRINTER


def device(bench, kind, told, facts=None):
    return bench.device(
        kind,
        evidence=tuple(Evidence(*one) for one in told),
        facts=bench.facts(facts or {}),
        reported_at=bench.now if facts else None,
    )


@pytest.mark.parametrize(
    ("control", "kind", "told", "verdict", "reason", "severity"),
    [
        ("HST-03", SERVER, [V1, V3], "finding", "smb_v1_seen", "high"),
        ("HST-03", SERVER, [V3, UNSIGNED], "finding", "smb_unsigned_seen", "medium"),
        (
            "HST-03",
            SERVER,
            [("smb.signing", "is disabled")],
            "finding",
            "smb_unsigned_seen",
            "medium",
        ),
        ("HST-03", SERVER, [REFUSED, V3, SIGNED], "ok", "smb_hard_seen", "high"),
        ("HST-03", NAS, [REFUSED, V3, SIGNED], "ok", "smb_hard_seen", "high"),
        ("HST-03", NAS, [REFUSED, V3, UNSIGNED], "finding", "smb_unsigned_seen", "medium"),
        # Newest first: it was mended, or came back.
        ("HST-03", SERVER, [REFUSED, SIGNED, V1], "ok", "smb_hard_seen", "high"),
        ("HST-03", SERVER, [V1, REFUSED, SIGNED], "finding", "smb_v1_seen", "high"),
        # A newer dialect alone does not say that SMB 1 was asked for in vain.
        ("HST-03", SERVER, [V3, SIGNED], "unknown", "agent_none", "high"),
        ("HST-03", SERVER, [], "unknown", "agent_none", "high"),
        ("HST-03", NAS, [V1], "finding", "smb_v1_seen", "high"),
        ("HST-03", NAS, [V3, SIGNED], "unknown", "sharing_unseen", "high"),
        ("HST-04", SERVER, [SCREEN], "finding", "rdp_seen_without_nla", "high"),
        ("HST-04", SERVER, [NLA], "ok", "rdp_seen_with_nla", "high"),
        ("HST-04", SERVER, [NLA, SCREEN], "ok", "rdp_seen_with_nla", "high"),
        ("HST-04", SERVER, [], "unknown", "agent_none", "high"),
        (
            "NET-04",
            PRINTER,
            [("tls.version", "TLSv1.1"), ("tcp.open", "443")],
            "finding",
            "tls_old",
            "low",
        ),
        (
            "NET-04",
            PRINTER,
            [("tls.version", "TLSv1.3"), ("tcp.open", "443")],
            "ok",
            "clear_protocol_unseen",
            "medium",
        ),
        (
            "NET-04",
            PRINTER,
            [("tls.version", "TLSv1"), ("tcp.open", "23")],
            "finding",
            "clear_protocol",
            "medium",
        ),
    ],
)
def test_rounds_speak_for_devices_without_an_agent(
    bench, control, kind, told, *, verdict, reason, severity
):
    (found,) = bench.all(control, (device(bench, kind, told),))

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)


HARD = {
    "os.family": "windows",
    "smb.v1_server": False,
    "smb.signing_required": True,
    "rdp.enabled": True,
    "rdp.nla": True,
}


def test_a_report_that_says_so_goes_before_what_was_seen_once(bench):
    told = [V1, UNSIGNED, SCREEN]
    mended = device(bench, SERVER, told, HARD)

    assert bench.all("HST-03", (mended,))[0].reason == "smb_hard"
    assert bench.all("HST-04", (mended,))[0].reason == "rdp_with_nla"


def test_what_was_seen_fills_in_where_the_report_does_not_say(bench):
    vague = HARD | {"smb.v1_server": FactStatus.DENIED, "rdp.nla": FactStatus.ABSENT}

    assert bench.all("HST-03", (device(bench, SERVER, [V1], vague),))[0].reason == "smb_v1_seen"
    assert bench.all("HST-04", (device(bench, SERVER, [NLA], vague),))[0].verdict == "ok"
    assert bench.all("HST-04", (device(bench, SERVER, [], vague),))[0].reason == "default_unsure"
