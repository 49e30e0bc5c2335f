# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import timedelta

import pytest

from veilleuse.domain.model import DeviceClass, FactStatus

ABSENT, DENIED = FactStatus.ABSENT, FactStatus.DENIED


@pytest.fixture
def account(bench):
    """A row of accounts.own; days ago, or None where nobody knows."""

    def ago(days):
        return None if days is None else (bench.now - timedelta(days=days)).isoformat()

    def build(logon=1, password=100, **changes):
        return {
            "id": "1001",
            "enabled": True,
            "administrator": False,
            "builtin": False,
            "last_logon_at": ago(logon),
            "password_set_at": ago(password),
            "password_expires": True,
        } | changes

    return build


def host(rows, kind="WinNT", family="windows", **more):
    return {"os.family": family, "os.product_type": kind, "accounts.own": rows} | more


def test_enabled_accounts_were_used_lately(bench, account):
    def verdict(*rows, **more):
        found = bench.one("ADM-04", host(list(rows), **more))
        return found.verdict, found.reason

    assert verdict(account(1), account(80)) == ("ok", "accounts_used")
    assert verdict(account(1), account(120)) == ("finding", "accounts_idle")
    assert verdict(account(120), kind="LanmanNT") == ("finding", "accounts_idle_domain")
    assert verdict(account(120, enabled=False)) == ("ok", "accounts_used")
    # Zero is unknown, not never: an account made yesterday did not have the time.
    assert verdict(account(None, password=5)) == ("ok", "accounts_used")
    assert verdict(account(None, password=400)) == ("unknown", "accounts_untold")
    assert verdict(account(None, password=None)) == ("unknown", "accounts_untold")
    # Whether the built-in one may be there is asked elsewhere; Linux may not say who is enabled.
    assert verdict(account(400, builtin=True)) == ("ok", "accounts_used")
    assert verdict(account(400, enabled=None)) == ("ok", "accounts_used")


@pytest.mark.parametrize("control", ["ADM-04", "ADM-06"])
@pytest.mark.parametrize(
    ("value", "reason"),
    [(DENIED, "fact_denied"), (ABSENT, "fact_absent"), ("x", "fact_malformed")],
)
def test_accounts_that_were_not_read_prove_nothing(bench, control, value, reason):
    found = bench.one(control, host(value))

    assert (found.verdict, found.reason) == ("unknown", reason)


def test_administrators_have_young_passwords_that_expire(bench, account):
    def admin(password=100, **changes):
        return account(password=password, administrator=True, **changes)

    def verdict(*rows, **more):
        found = bench.one("ADM-06", host(list(rows), **more))
        return found.verdict, found.reason

    assert verdict(admin(), account(password=4000)) == ("ok", "passwords_young")
    assert verdict(admin(1200)) == ("finding", "passwords_old")
    assert verdict(admin(1200, enabled=False)) == ("not_applicable", "passwords_of_nobody")
    assert verdict(admin(password_expires=False)) == ("finding", "passwords_kept")
    assert verdict(admin(None)) == ("unknown", "passwords_undated")
    assert verdict(admin(password_expires=None)) == ("ok", "passwords_young")
    # Nothing of Linux asks for expiry; its age counts all the same.
    assert verdict(admin(password_expires=False), family="linux") == ("ok", "passwords_young")
    assert verdict(admin(1200), family="linux") == ("finding", "passwords_old")
    laps = {"laps.root": "gpo", "laps.backup_directory": 2, "host.domain": "x"}
    builtin = admin(builtin=True, password_expires=False)
    assert verdict(builtin, **laps) == ("not_applicable", "passwords_of_nobody")
    assert verdict(builtin) == ("finding", "passwords_kept")


def rules(length=10, tries=10, family="windows"):
    return {
        "os.family": family,
        "accounts.password_rules": {"min_length": length} if isinstance(length, int) else length,
        "accounts.lockout_rules": {"threshold": tries} if isinstance(tries, int) else tries,
    }


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (rules(), "ok", "passwords_ruled"),
        (rules(9), "finding", "passwords_short"),
        (rules(0, 0), "finding", "passwords_short"),
        (rules(14, 0), "finding", "lockout_none"),
        (rules(14, 50), "finding", "lockout_late"),
        (rules(14, 3), "ok", "passwords_ruled"),
        (rules(DENIED, 0), "finding", "lockout_none"),
        (rules(DENIED, 5), "unknown", "fact_denied"),
        (rules(14, DENIED), "unknown", "fact_denied"),
        (rules({"min_length": "ten"}), "unknown", "fact_malformed"),
        (rules(family="linux"), "not_applicable", "judged_on_windows"),
        (rules(family=DENIED), "unknown", "fact_denied"),
    ],
)
def test_passwords_are_long_and_cannot_be_tried_for_ever(bench, facts, verdict, reason):
    found = bench.one("ADM-05", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


OWN = "S-1-5-21-1-2-3"


def member(number, enabled=True, machine=OWN):
    return {
        "name": f"u{number}",
        "id": f"{machine}-{number}",
        "enabled": enabled,
        "kind": "user",
        "builtin": number == 500,
    }


def local(enabled, others=(), *, domain="tilleuls", **laps):
    return {
        "os.family": "windows",
        "os.product_type": "WinNT",
        "host.domain": domain,
        "accounts.builtin_administrator_enabled": enabled,
        "accounts.administrators": [member(500, enabled), *others],
        "laps.root": ABSENT,
        "laps.backup_directory": ABSENT,
        "laps.legacy_enabled": ABSENT,
        "laps.legacy_extension": ABSENT,
    } | {f"laps.{name}": value for name, value in laps.items()}


ALONE = local(True, root="gpo", backup_directory=2, domain=ABSENT)
OLD_LAPS = local(True, root="legacy", legacy_enabled=True, legacy_extension=True)
CONTROLLER = {"os.family": "windows", "os.product_type": "LanmanNT"}


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (local(False), "ok", "builtin_administrator_off"),
        (local(True), "finding", "builtin_administrator_on"),
        (local(True, domain=ABSENT), "finding", "builtin_administrator_on"),
        (local(False, [member(1001)]), "finding", "laps_none"),
        # In a workgroup nothing of Windows could change it.
        (local(False, [member(1001)], domain=ABSENT), "ok", "builtin_administrator_off"),
        (local(False, [member(1001, enabled=False)]), "ok", "builtin_administrator_off"),
        # An account of the domain is not of this machine.
        (local(False, [member(1001, machine="S-1-5-21-9-9-9")]), "ok", "builtin_administrator_off"),
        (local(True, root="gpo", backup_directory=2), "ok", "laps_manages"),
        (local(True, root="gpo", backup_directory=0), "finding", "builtin_administrator_on"),
        (local(True, root="gpo"), "finding", "builtin_administrator_on"),
        (ALONE, "finding", "builtin_administrator_on"),
        # A directory in the cloud does nothing for a machine that did not join it.
        (local(True, root="csp", backup_directory=1), "unknown", "laps_unproven"),
        (local(False, [member(1001)], root="csp", backup_directory=1), "unknown", "laps_unproven"),
        (OLD_LAPS, "ok", "laps_manages"),
        (local(True, root="legacy", legacy_enabled=True), "finding", "builtin_administrator_on"),
        (local(True, root=DENIED), "unknown", "laps_unproven"),
        (local(DENIED), "unknown", "fact_denied"),
        (local(False) | {"accounts.administrators": DENIED}, "unknown", "fact_denied"),
        ({"os.family": "linux"}, "not_applicable", "windows_only"),
        (CONTROLLER, "not_applicable", "administrators_of_domain"),
    ],
)
def test_the_local_administrator_has_a_password_of_its_own(bench, facts, verdict, reason):
    found = bench.one("ADM-02", facts, device_class=DeviceClass.WORKSTATION)

    assert (found.verdict, found.reason) == (verdict, reason)
    assert found.severity == ("medium" if reason == "laps_none" else "high")
