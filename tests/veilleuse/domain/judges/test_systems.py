# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime

import pytest

from veilleuse.domain.model import Answer, AnswerValue, DeviceClass, FactStatus, Site
from veilleuse.domain.verdicts import Severity

YEAR_1 = "f520e45e-7413-4a34-a497-d2765967d094"
YEAR_2 = "1043add5-23b1-4afb-9a0f-64343c8f3f8d"
SERVER_3 = "55b1dd2d-2209-4ea0-a805-06298bad25b3"
DENIED = FactStatus.DENIED
ENDED, PAID_OVER = "system_ended", "system_paid_over"


def windows(build, edition="Professional", kind="WinNT", revision=None, licences=None):
    facts = {
        "os.family": "windows",
        "os.id": "windows",
        "os.name": "Windows",
        "os.build": build,
        "os.edition": edition,
        "os.product_type": kind,
        "os.revision": revision if revision is not None else FactStatus.ABSENT,
    }
    if licences is not None:
        rows = [{"id": name, "status": 1} for name in licences]
        facts["os.esu_licences"] = rows if isinstance(licences, list) else licences
    return facts


def linux(identifier, version, name=""):
    return {
        "os.family": "linux",
        "os.id": identifier,
        "os.version": version,
        "os.name": name or identifier,
    }


def pro(version, *, attached, services=("esm-apps", "esm-infra"), until=None):
    state = {"product": "ubuntu-pro", "attached": attached, "services": list(services)}
    return linux("ubuntu", version) | {"os.extended_support": state | {"until": until}}


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        # One build, several products: the edition and the type of product decide.
        (windows(26100, "Professional"), "finding", "system_ended"),
        (windows(26100, "Core"), "finding", "system_ended"),
        (windows(26100, "Enterprise"), "ok", "system_supported"),
        (windows(26100, "EnterpriseS"), "ok", "system_supported"),
        (windows(26100, "IoTEnterpriseS"), "ok", "system_supported"),
        (windows(26100, "ServerStandard", "ServerNT"), "ok", "system_supported"),
        (windows(26100, FactStatus.ABSENT), "unknown", "fact_absent"),
        (windows(26100, "Professional", DENIED), "unknown", "fact_denied"),
        (windows(26100, "SomethingNew"), "unknown", "system_unlisted"),
        (windows(26200), "ok", "system_supported"),
        (windows(26300), "ok", "system_supported"),
        (windows(22631, "Professional"), "finding", "system_ended"),
        (windows(22631, "Enterprise"), "finding", "system_ended"),
        (windows(19044, "Professional"), "finding", "system_ended"),
        (windows(19044, "EnterpriseS"), "ok", "system_supported"),
        (windows(19044, "IoTEnterpriseS"), "ok", "system_supported"),
        (windows(17763, "EnterpriseS"), "ok", "system_supported"),
        (windows(17763, "ServerStandard", "ServerNT"), "ok", "system_supported"),
        (windows(17763, "Professional"), "finding", "system_ended"),
        (windows(14393, "EnterpriseS"), "finding", "system_ended"),
        (windows(14393, "ServerStandard", "LanmanNT"), "ok", "system_supported"),
        (windows(20348, "ServerDatacenter", "ServerNT"), "ok", "system_supported"),
        (windows(25398, "ServerDatacenter", "ServerNT"), "finding", "system_ended"),
        (windows(7601, "Professional"), "finding", "system_ended"),
        (windows(7601, FactStatus.ABSENT, FactStatus.ABSENT), "finding", "system_ended"),
        (windows(9600, "ServerStandard", "ServerNT"), "finding", "system_ended"),
        (windows(99999), "unknown", "system_unlisted"),
        (windows(FactStatus.TIMEOUT), "unknown", "fact_timeout"),
        ({"os.family": DENIED}, "unknown", "fact_denied"),
        # Windows 10 22H2 and its paid extension.
        (windows(19045, revision=6456), "finding", "system_ended"),
        (windows(19045, revision=6456, licences=[]), "finding", "system_ended"),
        (windows(19045, licences=[]), "unknown", "system_maybe_paid"),
        (windows(19045, licences=[YEAR_1]), "finding", "system_paid_over"),
        (windows(19045, revision=7417, licences=[YEAR_1]), "finding", "system_paid_over"),
        (windows(19045, revision=7725, licences=[YEAR_1, YEAR_2]), "ok", "system_paid"),
        (windows(19045, revision=7725, licences=[]), "unknown", "system_maybe_paid"),
        (windows(19045, revision=7900, licences=DENIED), "unknown", "system_maybe_paid"),
        (windows(19044, "EnterpriseS", licences=[YEAR_1]), "ok", "system_supported"),
        (windows(19044, "Professional", licences=[YEAR_2]), "finding", "system_ended"),
        # Linux
        (linux("debian", "12"), "ok", "system_long_term"),
        (linux("debian", "13"), "ok", "system_supported"),
        (linux("debian", "11"), "finding", "system_ended"),
        (linux("debian", FactStatus.ABSENT), "unknown", "fact_absent"),
        (linux("ubuntu", "20.04"), "unknown", "system_maybe_paid"),
        (linux("ubuntu", "16.04"), "finding", "system_ended"),
        (linux("ubuntu", "24.04"), "ok", "system_supported"),
        (linux("rhel", "9.4"), "ok", "system_supported"),
        (linux("rhel", "6.10"), "finding", "system_ended"),
        (linux("centos", "7", "CentOS Linux 7"), "finding", "system_ended"),
        (linux("centos", "9", "CentOS Stream 9"), "ok", "system_supported"),
        (linux("arch", "1"), "unknown", "system_unlisted"),
        ({"os.family": "macos", "os.version": "13.7"}, "finding", "system_ended"),
        ({"os.family": "macos", "os.version": "14.8.9"}, "finding", "system_ended"),
        ({"os.family": "macos", "os.version": "15.8.1"}, "ok", "system_updated_lately"),
        ({"os.family": "macos", "os.version": "26.1"}, "ok", "system_updated_lately"),
        ({"os.family": "macos", "os.version": "28.0"}, "unknown", "system_unlisted"),
        # Ubuntu past its free end: the state of Ubuntu Pro decides, where there is one.
        (pro("20.04", attached=True), "ok", "system_paid"),
        (pro("20.04", attached=True, until="2026-11-01T00:00:00+00:00"), "finding", PAID_OVER),
        (pro("20.04", attached=True, services=["livepatch"]), "finding", "system_ended"),
        (pro("20.04", attached=False), "finding", "system_ended"),
        (pro("20.04", attached="yes"), "unknown", "system_maybe_paid"),
        (pro("16.04", attached=True), "finding", "system_ended"),
        (pro("24.04", attached=True), "ok", "system_supported"),
        # The extension of Server 2012 R2 ended for everybody.
        (windows(9600, "ServerStandard", "ServerNT", licences=[SERVER_3]), "finding", ENDED),
    ],
)
def test_a_system_is_judged_by_what_it_is_and_not_by_its_build_alone(bench, facts, verdict, reason):
    found = bench.one("OS-01", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_debian_12_is_covered_and_the_sentence_says_by_whom(bench):
    found = bench.one("OS-01", linux("debian", "12"))

    assert found.details == {"product": "Debian 12", "since": "2026-07-11", "until": "2028-06-30"}


def test_centos_stream_8_has_its_own_end(bench):
    assert (
        bench.one("OS-01", linux("centos", "8", "CentOS Stream 8")).details["since"] == "2024-05-31"
    )
    assert (
        bench.one("OS-01", linux("centos", "8", "CentOS Linux 8")).details["since"] == "2021-12-31"
    )


@pytest.mark.parametrize("day", [date(2025, 10, 14), date(2025, 10, 15)])
def test_the_last_day_of_support_is_still_supported(bench, day):
    now = datetime(day.year, day.month, day.day, 23, tzinfo=UTC)
    found = bench.one("OS-01", windows(19045, revision=6456), now=now, read_at=now, reported_at=now)

    assert found.verdict == ("ok" if day == date(2025, 10, 14) else "finding")


def test_an_extension_of_a_system_whose_revisions_say_nothing_stays_open(bench):
    now = datetime(2024, 6, 1, tzinfo=UTC)
    facts = windows(9600, "ServerStandard", "ServerNT")

    found = bench.one("OS-01", facts, now=now, read_at=now, reported_at=now)

    assert (found.verdict, found.reason) == ("unknown", "system_maybe_paid")


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (windows(14393, "ServerStandard", "ServerNT"), "finding", "system_ends_soon"),
        (windows(26200), "finding", "system_ends_soon"),
        (windows(26200, "Enterprise"), "ok", "system_ends_later"),
        (windows(19044, "EnterpriseS"), "finding", "system_ends_soon"),
        (windows(19045, revision=7725, licences=[YEAR_2]), "finding", "system_ends_soon"),
        (windows(19045, revision=6456), "not_applicable", "system_over"),
        (linux("debian", "12"), "ok", "system_ends_later"),
        (linux("ubuntu", "20.04"), "unknown", "system_maybe_paid"),
        (windows(99999), "unknown", "system_unlisted"),
    ],
)
def test_the_end_is_announced_a_year_ahead(bench, facts, verdict, reason):
    found = bench.one("OS-03", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("facts", "answer", "verdict", "reason"),
    [
        (windows(26200), None, "not_applicable", "system_maintained"),
        (windows(99999), None, "unknown", "system_in_doubt"),
        (windows(7601), None, "unknown", "answer_missing"),
        (windows(7601), AnswerValue.YES, "ok", "answer_yes"),
        (windows(7601), AnswerValue.NO, "finding", "answer_no"),
    ],
)
def test_isolation_is_asked_only_of_unsupported_machines(bench, facts, answer, verdict, reason):
    answers = (Answer("OS-02", answer, date(2026, 10, 1), "A"),) if answer else ()

    found = bench.one("OS-02", facts, site=Site("S", answers=answers))

    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("day", "licences", "verdict", "reason"),
    [
        (date(2026, 10, 13), [SERVER_3], "ok", "system_paid"),
        (date(2026, 10, 13), [], "unknown", "system_maybe_paid"),
        (date(2026, 10, 14), [SERVER_3], "finding", "system_ended"),
        (date(2026, 10, 14), [], "finding", "system_ended"),
    ],
)
def test_the_last_year_of_a_server_is_paid_by_its_licence(bench, day, licences, verdict, reason):
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    facts = windows(9600, "ServerStandard", "ServerNT", licences=licences)

    found = bench.one("OS-01", facts, now=now, read_at=now, reported_at=now)

    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("day", "verdict", "reason"),
    [
        (date(2027, 1, 28), "ok", "system_updated_lately"),
        (date(2027, 1, 29), "unknown", "system_end_unpublished"),
    ],
)
def test_a_system_without_a_published_end_is_believed_for_a_while(bench, day, verdict, reason):
    now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    facts = {"os.family": "macos", "os.version": "26.7.1"}

    found = bench.one("OS-01", facts, now=now, read_at=now, reported_at=now)

    assert (found.verdict, found.reason) == (verdict, reason)
    assert bench.one("OS-03", facts).reason == "system_plan_unpublished"


def test_an_unsupported_system_is_critical_on_servers_too(bench):
    facts = windows(9600, "ServerStandard", "ServerNT")

    found = bench.one("OS-01", facts, device_class=DeviceClass.SERVER)

    assert found.severity is Severity.CRITICAL
