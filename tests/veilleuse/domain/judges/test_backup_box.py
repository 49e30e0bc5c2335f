# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import date

import pytest

from veilleuse.domain.model import (
    Answer,
    AnswerValue,
    DeviceClass,
    DeviceId,
    Evidence,
    FactStatus,
    Site,
)

SMB = Evidence("tcp.open", "445")
ANNOUNCED = Evidence("mdns.service", "_smb._tcp")


@pytest.fixture
def server(bench):
    def build(*services, domain=FactStatus.ABSENT, evidence=()):
        facts = {
            "services": [{"name": name, "state": "running"} for name in services],
            "host.domain": domain,
        }
        return bench.device(
            DeviceClass.SERVER, id=DeviceId("s"), facts=bench.facts(facts), evidence=evidence
        )

    return build


def said(value, on=date(2026, 11, 1)):
    return Site("S", answers=(Answer("BKP-04", value, on, "Rose"),))


YES, NO = said(AnswerValue.YES), said(AnswerValue.NO)
VEEAM = "VeeamBackupSvc"


def test_backups_are_out_of_reach_of_the_computers(bench, server):
    def verdict(*devices, site=None):
        (found,) = bench.all("BKP-04", devices, site)
        return found.verdict, found.reason

    nas = bench.device(DeviceClass.NAS, evidence=(SMB,))
    quiet = bench.device(DeviceClass.NAS)
    heard = bench.device(DeviceClass.NAS, evidence=(ANNOUNCED,))

    assert verdict(server(VEEAM, domain="tilleuls")) == ("finding", "backup_in_domain")
    # What a machine shows goes before what somebody remembers.
    assert verdict(server(VEEAM, domain="tilleuls"), site=YES) == ("finding", "backup_in_domain")
    assert verdict(server(VEEAM, evidence=(SMB,)), site=YES) == ("finding", "backup_shared")
    assert verdict(server(VEEAM), site=YES) == ("ok", "answer_yes")
    # The transport service lies on what is protected, not on what protects.
    assert verdict(server("VeeamTransportSvc", domain="x"), site=YES) == ("ok", "answer_yes")
    # A box that shares files may be the backup's: only a person knows.
    assert verdict(nas) == ("unknown", "backup_perhaps_shared")
    assert verdict(heard) == ("unknown", "backup_perhaps_shared")
    assert verdict(quiet) == ("unknown", "answer_missing")
    assert verdict(nas, site=YES) == ("ok", "answer_yes")
    assert verdict(nas, site=NO) == ("finding", "answer_no")
    assert verdict(nas, site=said(AnswerValue.YES, date(2025, 1, 1))) == (
        "unknown",
        "backup_perhaps_shared",
    )
    assert verdict() == ("unknown", "answer_missing")
