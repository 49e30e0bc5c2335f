# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ADM-03: who works on a computer can be told from the account."""

import re
from collections.abc import Mapping
from datetime import timedelta

from veilleuse.domain.facts import Facts, flag, text
from veilleuse.domain.judges.case import Kind, Opinion, SiteCase, SiteJudge, finding
from veilleuse.domain.judges.questions import VALIDITY, answer
from veilleuse.domain.model import Device

_AUTOLOGON, _ADMINISTRATORS = "autologon.enabled", "accounts.administrators"


def are_accounts_personal(case: SiteCase) -> Opinion:
    """What machines show of shared accounts goes before what a person says.

    Machines never prove that there are none: their daily accounts are not listed.
    """
    fresh = [device for device in case.devices if _is_fresh(case, device)]
    unasked = [device for device in fresh if Facts(device.facts).flag(_AUTOLOGON).value]
    if unasked:
        return finding("accounts_unasked", _AUTOLOGON, n=len(unasked))
    generic = sorted(_generic_names(fresh, case.texts("generic_names")))
    if generic:
        return finding("accounts_generic", _ADMINISTRATORS, n=len(generic), name=generic[0])
    return answer(case)


def _is_fresh(case: SiteCase, device: Device) -> bool:
    age = timedelta(days=case.number("report_days"))
    return device.reported_at is not None and case.as_of - device.reported_at <= age


def _generic_names(devices: list[Device], words: frozenset[str]) -> set[str]:
    """Enabled accounts named after a place, a trade or nobody, whatever number follows."""
    return {
        name
        for device in devices
        for row in Facts(device.facts).rows(_ADMINISTRATORS).value or ()
        if row.get("kind") == "user" and flag(row.get("enabled")) and not flag(row.get("builtin"))
        for name in [(text(row.get("name")) or "").rpartition("\\")[2]]
        if re.sub(r"[\d._-]+$", "", name.casefold()) in words
    }


JUDGES: Mapping[str, SiteJudge] = {
    "shared_accounts": SiteJudge(
        are_accounts_personal,
        {VALIDITY: Kind.NUMBER, "report_days": Kind.NUMBER, "generic_names": Kind.TEXTS},
    ),
}
