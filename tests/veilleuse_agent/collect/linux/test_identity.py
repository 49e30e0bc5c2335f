# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.linux.identity import read_host, read_system
from veilleuse_agent.protocol import Status


def system(workshop):
    return {name: reading.value for name, reading in read_system(workshop.machine()).items()}


def test_os_release_is_read(workshop):
    workshop.write(
        "/etc/os-release", 'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nID=ubuntu\nVERSION_ID="24.04"\n'
    )
    found = system(workshop)
    assert (found["os.id"], found["os.version"]) == ("ubuntu", "24.04")
    assert found["os.name"] == "Ubuntu 24.04.3 LTS"
    assert found["os.family"] == "linux"


def test_the_vendors_copy_serves_when_the_local_one_is_missing(workshop):
    workshop.write("/usr/lib/os-release", "ID=alpine\n")
    assert system(workshop)["os.id"] == "alpine"


def test_a_rolling_release_has_no_version_and_says_so(workshop):
    workshop.write("/etc/os-release", "ID=debian\nPRETTY_NAME=sid\n")
    assert read_system(workshop.machine())["os.version"].status is Status.ABSENT


def test_no_os_release_at_all(workshop):
    assert read_system(workshop.machine())["os.id"].status is Status.ABSENT


def chassis(workshop):
    return read_host(workshop.machine())["host.chassis"]


DMI = "/sys/class/dmi/id"


def test_a_real_box_is_what_its_enclosure_says(workshop):
    workshop.write(f"{DMI}/sys_vendor", "Dell Inc.\n")
    workshop.write(f"{DMI}/chassis_type", "10\n")
    assert chassis(workshop).value == "laptop"


def test_a_hypervisor_says_other_in_its_enclosure(workshop):
    workshop.write(f"{DMI}/sys_vendor", "QEMU\n")
    workshop.write(f"{DMI}/chassis_type", "1\n")
    assert chassis(workshop).value == "virtual"


def test_a_machine_without_firmware_tables_is_told_by_its_processor(workshop):
    workshop.write("/proc/cpuinfo", "processor : 0\nflags\t\t: fpu vme hypervisor lm\n")
    assert chassis(workshop).value == "virtual"


def test_nothing_to_tell_by_is_an_error_not_a_guess(workshop):
    assert chassis(workshop).status is Status.ERROR


def domain(workshop):
    return read_host(workshop.machine())["host.domain"]


def test_a_machine_outside_a_directory_has_no_domain(workshop):
    workshop.write("/etc/samba/smb.conf", "[global]\nworkgroup = WORKGROUP\n")
    assert domain(workshop).status is Status.ABSENT


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("/etc/sssd/sssd.conf", "[sssd]\ndomains = EHPAD.example\n"),
        ("/etc/samba/smb.conf", "[global]\nsecurity = ads\nrealm = EHPAD.EXAMPLE\n"),
    ],
)
def test_a_member_of_a_directory_names_it(workshop, name, text):
    workshop.write(name, text)
    assert domain(workshop).value == "ehpad.example"
