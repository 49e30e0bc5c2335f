# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MSG-01: nobody can easily write in the name of the establishment's mail domain."""

from collections.abc import Iterator, Mapping

from veilleuse.domain.judges.case import (
    CLOCK_TOLERANCE,
    Kind,
    Opinion,
    SiteCase,
    SiteJudge,
    finding,
    ok,
    unknown,
)
from veilleuse.domain.judges.questions import VALIDITY, answer
from veilleuse.domain.mail_records import Dmarc, dkim_records, dmarc_records, spf_records
from veilleuse.domain.registers import MailDomain
from veilleuse.domain.verdicts import Verdict

_FACT = "mail_domains"
_MOST_QUESTIONS = 10
"""Terms that ask the DNS, beyond which receivers give up (RFC 7208, 4.6.4)."""
_SMALLEST_RSA = 160
"""Octets of an encoded 1,024-bit RSA key; shorter ones must not be used (RFC 8301, 3.2)."""

_WORST_FIRST = (Verdict.FINDING, Verdict.UNKNOWN, Verdict.OK)


def is_protected(case: SiteCase) -> Opinion:
    """The worst of the domains whose records were pasted; without any, what a person said."""
    if not case.site.mail_domains:
        said = answer(case)
        return unknown("mail_unread", "answers") if said.verdict is Verdict.OK else said
    opinions = [_domain(case, domain) for domain in case.site.mail_domains]
    return min(opinions, key=lambda opinion: _WORST_FIRST.index(opinion.verdict))


def _domain(case: SiteCase, domain: MailDomain) -> Opinion:
    """Findings first: what was wrong when it was read is wrong until it is read again."""
    wrong = next((one for one in _faults(case, domain) if one.verdict is Verdict.FINDING), None)
    if wrong is not None:
        return wrong
    age = (case.as_of.date() - domain.read_on).days
    on = domain.read_on.isoformat()
    if age < -CLOCK_TOLERANCE.days:
        return unknown("mail_ahead", _FACT, domain=domain.name, on=on)
    if age > case.number(VALIDITY):
        return unknown("mail_old", _FACT, domain=domain.name, on=on, n=age)
    doubt = next(_faults(case, domain), None)
    return doubt or ok("mail_protected", _FACT, domain=domain.name, on=on)


def _faults(case: SiteCase, domain: MailDomain) -> Iterator[Opinion]:
    yield from _spf(domain)
    yield from _dmarc(case, domain)
    yield from _dkim(domain)


def _spf(domain: MailDomain) -> Iterator[Opinion]:
    name, on = domain.name, domain.read_on.isoformat()
    if domain.spf is None:
        yield unknown("mail_spf_unread", _FACT, domain=name)
        return
    records = spf_records(domain.spf)
    if not records:
        yield finding("mail_spf_missing", _FACT, domain=name, on=on)
    elif len(records) > 1:
        yield finding("mail_spf_several", _FACT, domain=name, on=on, n=len(records))
    elif records[0].is_broken or records[0].questions > _MOST_QUESTIONS:
        yield finding("mail_spf_broken", _FACT, domain=name, on=on)
    elif records[0].all in ("+", "?") or not (records[0].all or records[0].redirects):
        yield finding("mail_spf_open", _FACT, domain=name, on=on)


def _dmarc(case: SiteCase, domain: MailDomain) -> Iterator[Opinion]:
    name, on = domain.name, domain.read_on.isoformat()
    if domain.dmarc is None:
        yield unknown("mail_dmarc_unread", _FACT, domain=name)
        return
    records = dmarc_records(domain.dmarc)
    if not records:
        yield finding("mail_dmarc_missing", _FACT, domain=name, on=on)
    elif len(records) > 1:
        yield finding("mail_dmarc_several", _FACT, domain=name, on=on, n=len(records))
    else:
        yield from _policy(case, domain, records[0])


def _policy(case: SiteCase, domain: MailDomain, record: Dmarc) -> Iterator[Opinion]:
    name, on = domain.name, domain.read_on.isoformat()
    milder = case.severity("watching_severity")
    if record.policy in ("", "none"):  # without a valid policy it only reports (RFC 9989, 4.7)
        yield finding("mail_dmarc_watching", _FACT, severity=milder, domain=name, on=on)
    elif record.percent < 100 or record.is_testing or record.subdomains == "none":
        yield finding("mail_dmarc_partial", _FACT, severity=milder, domain=name, on=on)


def _dkim(domain: MailDomain) -> Iterator[Opinion]:
    """That one selector has no key proves nothing: there may be others."""
    name, on = domain.name, domain.read_on.isoformat()
    records = dkim_records(domain.dkim or "")
    if not records:
        yield unknown("mail_dkim_unread", _FACT, domain=name)
        return
    key = records[0]
    if key.is_revoked:
        yield finding("mail_dkim_revoked", _FACT, domain=name, on=on)
    elif key.octets is None:
        yield finding("mail_dkim_broken", _FACT, domain=name, on=on)
    elif key.kind == "rsa" and key.octets < _SMALLEST_RSA:
        yield finding("mail_dkim_short", _FACT, domain=name, on=on)
    elif key.is_testing:
        yield finding("mail_dkim_testing", _FACT, domain=name, on=on)


JUDGES: Mapping[str, SiteJudge] = {
    "mail_domain": SiteJudge(
        is_protected, {VALIDITY: Kind.NUMBER, "watching_severity": Kind.SEVERITY}
    ),
}
