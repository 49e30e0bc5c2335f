# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a package that installs the agent tells it, and what the agent makes of that."""

import pytest

from veilleuse_agent.__main__ import main
from veilleuse_agent.arguments import parser
from veilleuse_agent.deployment import told
from veilleuse_agent.exits import Exit
from veilleuse_agent.site import Policy, SiteError, read_site

SEAL, SIGN, TOKEN = "a" * 64, "b" * 64, "c" * 32


def said(*options):
    return parser().parse_args(["deploy", *map(str, options)])


@pytest.fixture
def deploy(tmp_path, around):
    place = around()

    def run(*options, at=place):
        return main(["deploy", *map(str, options), "--data", str(tmp_path / "data")], at)

    run.data, run.scheduler = tmp_path / "data", place.scheduler
    return run


def test_nothing_told_is_no_site():
    assert told(said()) is None
    assert told(said("--kit", " ", "--beside", " ", "--address", " ")) is None


def test_a_kit_that_lies_beside_the_package_is_found(kit):
    found = told(said("--beside", f"{kit('h:1') / 'veilleuse-agent.msi'} "))
    assert found is not None
    assert found.addresses == ("h:1",)


def test_without_a_kit_beside_the_package_there_is_no_site(tmp_path):
    assert told(said("--beside", tmp_path / "veilleuse-agent.msi")) is None


def test_values_make_a_site():
    site = told(
        said(
            "--address", "desk:8765; [fd00::1]:8765 ", "--folder", "\\\\nas\\depot",
            "--seal-key", SEAL, "--sign-key", f"{SIGN} ", "--token", TOKEN,
        )
    )  # fmt: skip
    assert site.addresses == ("desk:8765", "[fd00::1]:8765")
    assert (site.keys.seal, site.keys.sign, site.token) == (SEAL, SIGN, TOKEN)
    assert site.folder == "\\\\nas\\depot"


@pytest.mark.parametrize("values", [("--seal-key", SEAL), ("--seal-key", "x", "--sign-key", SIGN)])
def test_values_that_are_none_are_refused(values):
    with pytest.raises(SiteError) as refused:
        told(said(*values))
    assert refused.value.code == "values_unusable"


def test_a_machine_without_a_site_is_scheduled_all_the_same(deploy):
    assert deploy() == Exit.DONE
    assert deploy.scheduler.job.hours == 4
    assert read_site(deploy.data) is None


def test_values_enrol_the_machine_and_a_later_update_keeps_them(deploy):
    assert deploy("--address", "h:1", "--seal-key", SEAL, "--sign-key", SIGN) == Exit.DONE
    assert deploy() == Exit.DONE
    assert read_site(deploy.data).addresses == ("h:1",)


def test_values_that_cannot_be_understood_schedule_nothing(deploy):
    assert deploy("--seal-key", SEAL) == Exit.SITE
    assert deploy.scheduler.job is None


def test_a_policy_that_is_not_understood_does_not_stop_the_installation(deploy, around):
    def broken() -> Policy:
        raise SiteError("policy_unusable", "HKLM")

    place = around(policy=broken)
    assert deploy(at=place) == Exit.DONE
    assert place.scheduler.job is not None
