# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import base64
from dataclasses import replace
from datetime import date, timedelta

import pytest

from veilleuse.domain.model import Answer, AnswerValue, Site
from veilleuse.domain.registers import MailDomain

YES, NO, NONE = AnswerValue.YES, AnswerValue.NO, AnswerValue.NOT_APPLICABLE
TODAY = date(2026, 11, 23)


def key(octets):
    return base64.b64encode(bytes(octets)).decode()


GOOD = MailDomain(
    "ehpad.example",
    TODAY - timedelta(days=365),
    "A",
    "v=spf1 include:spf.example -all",
    "v=DMARC1; p=reject; rua=mailto:dmarc@ehpad.example",
    f"v=DKIM1; k=rsa; p={key(294)}",
)


@pytest.mark.parametrize(
    ("changes", "verdict", "reason", "severity"),
    [
        ({}, "ok", "mail_protected", "medium"),
        ({"spf": "v=spf1 mx ~all"}, "ok", "mail_protected", "medium"),
        ({"spf": "v=spf1 redirect=_spf.group.example"}, "ok", "mail_protected", "medium"),
        ({"spf": None}, "unknown", "mail_spf_unread", "medium"),
        ({"spf": ""}, "finding", "mail_spf_missing", "medium"),
        ({"spf": "google-site-verification=1"}, "finding", "mail_spf_missing", "medium"),
        ({"spf": "v=spf1 -all\nv=spf1 mx -all"}, "finding", "mail_spf_several", "medium"),
        ({"spf": "v=spf1 mx"}, "finding", "mail_spf_open", "medium"),
        ({"spf": "v=spf1 mx ?all"}, "finding", "mail_spf_open", "medium"),
        ({"spf": "v=spf1 mx +all"}, "finding", "mail_spf_open", "medium"),
        ({"spf": "v=spf1 mx all"}, "finding", "mail_spf_open", "medium"),
        ({"spf": "v=spf1 ipv4:1.2.3.4 -all"}, "finding", "mail_spf_broken", "medium"),
        (
            {"spf": "v=spf1 " + "include:a.example " * 10 + "-all"},
            "ok",
            "mail_protected",
            "medium",
        ),
        (
            {"spf": "v=spf1 " + "include:a.example " * 11 + "-all"},
            "finding",
            "mail_spf_broken",
            "medium",
        ),
        ({"dmarc": None}, "unknown", "mail_dmarc_unread", "medium"),
        ({"dmarc": ""}, "finding", "mail_dmarc_missing", "medium"),
        ({"dmarc": "v=dmarc1; p=reject"}, "finding", "mail_dmarc_missing", "medium"),
        (
            {"dmarc": '"v=DMARC1; p=none"\n"v=DMARC1; p=reject"'},
            "finding",
            "mail_dmarc_several",
            "medium",
        ),
        ({"dmarc": "v=DMARC1; p=none"}, "finding", "mail_dmarc_watching", "low"),
        ({"dmarc": "v=DMARC1; rua=mailto:a@b.example"}, "finding", "mail_dmarc_watching", "low"),
        ({"dmarc": "v=DMARC1; p=quarantine"}, "ok", "mail_protected", "medium"),
        ({"dmarc": "v=DMARC1; p=reject; pct=50"}, "finding", "mail_dmarc_partial", "low"),
        ({"dmarc": "v=DMARC1; p=reject; pct=100"}, "ok", "mail_protected", "medium"),
        ({"dmarc": "v=DMARC1; p=reject; t=y"}, "finding", "mail_dmarc_partial", "low"),
        ({"dmarc": "v=DMARC1; p=reject; sp=none"}, "finding", "mail_dmarc_partial", "low"),
        ({"dkim": None}, "unknown", "mail_dkim_unread", "medium"),
        ({"dkim": ""}, "unknown", "mail_dkim_unread", "medium"),
        ({"dkim": "v=DKIM1; p="}, "finding", "mail_dkim_revoked", "medium"),
        ({"dkim": "v=DKIM1; p=!!!"}, "finding", "mail_dkim_broken", "medium"),
        ({"dkim": f"v=DKIM1; p={key(126)}"}, "finding", "mail_dkim_short", "medium"),
        ({"dkim": f"v=DKIM1; p={key(162)}"}, "ok", "mail_protected", "medium"),
        ({"dkim": f"v=DKIM1; k=ed25519; p={key(32)}"}, "ok", "mail_protected", "medium"),
        ({"dkim": f"v=DKIM1; t=y; p={key(294)}"}, "finding", "mail_dkim_testing", "medium"),
        ({"read_on": TODAY - timedelta(days=366)}, "unknown", "mail_old", "medium"),
        ({"read_on": TODAY + timedelta(days=2)}, "unknown", "mail_ahead", "medium"),
        ({"read_on": date(2020, 1, 1), "spf": ""}, "finding", "mail_spf_missing", "medium"),
    ],
)
def test_a_domain_is_judged_by_what_was_pasted(bench, changes, verdict, reason, severity):
    domain = replace(GOOD, **changes)
    (found,) = bench.all("MSG-01", (), Site("S", mail_domains=(domain,)))

    assert (found.verdict, found.reason, found.severity) == (verdict, reason, severity)


def test_the_worst_domain_counts(bench):
    blind, bad = replace(GOOD, name="b", spf=None), replace(GOOD, name="c", spf="")
    for domains, reason in (((GOOD, blind), "mail_spf_unread"), ((blind, bad), "mail_spf_missing")):
        (found,) = bench.all("MSG-01", (), Site("S", mail_domains=domains))
        assert found.reason == reason


@pytest.mark.parametrize(
    ("answer", "verdict", "reason"),
    [
        (None, "unknown", "answer_missing"),
        (YES, "unknown", "mail_unread"),
        (NO, "finding", "answer_no"),
        (NONE, "not_applicable", "answer_not_applicable"),
    ],
)
def test_without_records_a_yes_is_not_believed(bench, answer, verdict, reason):
    answers = (Answer("MSG-01", answer, TODAY, "A"),) if answer else ()
    (found,) = bench.all("MSG-01", (), Site("S", answers=answers))

    assert (found.verdict, found.reason) == (verdict, reason)
