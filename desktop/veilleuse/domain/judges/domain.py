# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""ADM-08: the directory stands on maintained controllers and was examined within the year."""

from collections.abc import Mapping

from veilleuse.domain.facts import Facts, Gap
from veilleuse.domain.judges.case import (
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    not_applicable,
    unknown,
)
from veilleuse.domain.judges.lifecycle import Standing, support
from veilleuse.domain.judges.local_admin import CONTROLLER
from veilleuse.domain.judges.questions import VALIDITY, answer
from veilleuse.domain.model import COMPUTERS
from veilleuse.domain.verdicts import Verdict

_READ = ("os.product_type", "os.build")
_OVER = frozenset({Standing.ENDED, Standing.PAID_OVER})


def is_examined(case: SiteCase) -> Opinion:
    """Machines say how old the controllers are; a person says when the directory was examined.

    The functional level is in no report: the examination (ADS, PingCastle) tells it.
    """
    reports = [Facts(d.facts) for d in case.devices if d.device_class in COMPUTERS]
    controllers = [f for f in reports if f.text("os.product_type").value == CONTROLLER]
    found = [support(facts, case.knowledge, case.as_of) for facts in controllers]
    over = [one for one in found if one.standing in _OVER]
    if over:
        since = over[0].until.isoformat()
        return finding("controller_over", *_READ, product=over[0].product, since=since)
    said = answer(case)
    if said.verdict is not Verdict.UNKNOWN:
        return said
    domains = [facts.text("host.domain") for facts in reports]
    if controllers or any(domain.value for domain in domains):
        return said
    if not domains or any(domain.gap is not Gap.ABSENT for domain in domains):
        return unknown("domain_unseen")
    return not_applicable("domain_none", "host.domain")


JUDGES: Mapping[str, SiteJudge] = {"domain": SiteJudge(is_examined, {VALIDITY: Kind.NUMBER})}
