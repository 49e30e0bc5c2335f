# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.services import installed_of, loaded_of, read
from veilleuse_agent.protocol import Status

SHOW = """\
Id=ssh.service
LoadState=loaded
ActiveState=active
FragmentPath=/lib/systemd/system/ssh.service
UnitFileState=enabled

Id=gone.service
LoadState=not-found
ActiveState=inactive

Id=mdatp.service
LoadState=loaded
ActiveState=failed
FragmentPath=/lib/systemd/system/mdatp.service
UnitFileState=disabled
"""
FILES = "cups.service disabled enabled\ngetty@.service enabled enabled\ntelnet.service masked enabled\nssh.service enabled enabled\n"  # noqa: E501


def test_states_and_starts_are_said_as_on_every_system(workshop):
    workshop.folder("/run/systemd/system")
    machine = workshop.machine({"systemctl show": SHOW, "systemctl list-unit-files": FILES})
    rows = {row["name"]: row for row in read(machine)["services"].value}
    assert list(rows) == ["cups", "mdatp", "ssh", "telnet"]
    assert (rows["ssh"]["state"], rows["ssh"]["start"]) == ("running", "auto")
    assert (rows["mdatp"]["state"], rows["mdatp"]["start"]) == ("failed", "manual")
    assert (rows["telnet"]["state"], rows["telnet"]["start"]) == ("stopped", "disabled")
    assert rows["ssh"]["path"] == "/lib/systemd/system/ssh.service"
    assert {row["kind"] for row in rows.values()} == {"service"}


def test_without_systemd_the_list_is_absent_not_empty(workshop):
    reading = read(workshop.machine({"systemctl": SHOW}))["services"]
    assert reading.status is Status.ABSENT


def test_a_bus_that_does_not_answer_is_an_error(workshop):
    workshop.folder("/run/systemd/system")
    for answer in (ChildError("too slow"), (1, "", "Failed to connect to bus")):
        reading = read(workshop.machine({"systemctl": answer}))["services"]
        assert reading.status is Status.ERROR


@given(st.text(max_size=200))
def test_any_answer_is_read_without_failing(text):
    loaded_of(text)
    installed_of(text)
