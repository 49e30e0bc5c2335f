# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What thorough rounds and captures tell of a device's services, where its report does not.

Evidence stands newest first: what a device says today outweighs what it said last month, so that
a mended one is seen as mended. That something is right is only said where seeing it is enough.
"""

from veilleuse.domain.judges.case import DeviceCase, Opinion, finding, ok, unknown
from veilleuse.domain.model import COMPUTERS, Evidence

DIALECT, SIGNING, OLDEST = "smb.dialect", "smb.signing", "smb.oldest"
REMOTE_DESKTOP, TLS = "rdp.security", "tls.version"
_SPEAKS_1 = Evidence(DIALECT, "NT LM 0.12")
"""[MS-CIFS] 2.2.4.52.1: the one dialect of SMB 1 that is still met."""
_REFUSES_1 = Evidence(OLDEST, "refused")
_OLD_TLS = frozenset({"SSLv2", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1"})
"""As Python's ssl and nmap write them. RFC 7568 and RFC 8996 forbid them."""


def sharing_seen(case: DeviceCase) -> Opinion | None:
    """HST-03 from outside: met where SMB 1 was asked for in vain and signing is required."""
    about_1 = next((e for e in case.device.evidence if e in {_SPEAKS_1, _REFUSES_1}), None)
    if about_1 == _SPEAKS_1:
        return finding("smb_v1_seen", DIALECT)
    signing = _newest(case, SIGNING)
    if "not required" in signing or "disabled" in signing:
        return finding("smb_unsigned_seen", SIGNING, severity=case.severity("signing_severity"))
    if about_1 == _REFUSES_1 and signing.endswith("required"):
        return ok("smb_hard_seen", OLDEST, SIGNING)
    if case.device.device_class not in COMPUTERS:
        return unknown("sharing_unseen", DIALECT, SIGNING)
    return None


def remote_desktop_seen(case: DeviceCase) -> Opinion | None:
    """HST-04 from outside: `nla` is asked for first, or a screen shows at once."""
    match _newest(case, REMOTE_DESKTOP):
        case "tls" | "rdp":
            return finding("rdp_seen_without_nla", REMOTE_DESKTOP)
        case "nla":
            return ok("rdp_seen_with_nla", REMOTE_DESKTOP)
        case _:
            return None


def old_encryption(case: DeviceCase) -> str:
    """A version that was given up and that the device chose last; empty for none."""
    version = _newest(case, TLS)
    return version if version in _OLD_TLS else ""


def _newest(case: DeviceCase, kind: str) -> str:
    return next((item.value for item in case.device.evidence if item.kind == kind), "")
