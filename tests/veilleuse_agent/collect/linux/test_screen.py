# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.screen import gnome_of, kde_of, read
from veilleuse_agent.protocol import Status

FACT = "screen_lock.desktop"
KEYFILE = """\
[org/gnome/desktop/session]
idle-delay=uint32 300
[org/gnome/desktop/screensaver]
lock-enabled=true
lock-delay=uint32 0
[org/gnome/desktop/background]
picture-uri='file:///x'
"""


def test_a_keyfile_says_when_the_screen_locks():
    assert gnome_of(KEYFILE) == {
        "gnome_idle_seconds": 300,
        "gnome_lock": True,
        "gnome_delay_seconds": 0,
    }


def test_overrides_name_their_schema_with_dots_and_perhaps_a_desktop():
    text = "[org.gnome.desktop.screensaver:ubuntu]\nlock-enabled=false\n"
    assert gnome_of(text) == {"gnome_lock": False}


def test_plasma_counts_minutes():
    assert kde_of("[Daemon]\nAutolock[$i]=true\nTimeout=10\n[Greeter]\nTimeout=3\n") == {
        "kde_lock": True,
        "kde_idle_minutes": 10,
    }


def test_later_keyfiles_win_and_locks_are_told(workshop):
    workshop.write("/usr/share/glib-2.0/schemas/10_x.gschema.override", KEYFILE)
    workshop.write("/etc/dconf/db/local.d/00-site", "[org/gnome/desktop/session]\nidle-delay=60\n")
    workshop.write("/etc/dconf/db/local.d/50-site", "[org/gnome/desktop/session]\nidle-delay=90\n")
    workshop.write("/etc/dconf/db/local.d/locks/site", "/org/gnome/desktop/session/idle-delay\n")
    value = read(workshop.machine())[FACT].value
    assert value["gnome_idle_seconds"] == 90
    assert value["gnome_lock"] is True
    assert value["gnome_enforced"] == ["gnome_idle_seconds"]


def test_a_desktop_without_settings_is_absent(workshop):
    assert read(workshop.machine({"gnome-shell": ""}))[FACT].status is Status.ABSENT


def test_a_machine_without_a_desktop_is_not_asked(workshop):
    assert read(workshop.machine())[FACT].status is Status.NOT_APPLICABLE


def test_what_a_person_set_is_never_read(workshop):
    workshop.write("/home/lea/.config/kscreenlockerrc", "[Daemon]\nTimeout=99\n")
    workshop.write("/root/.config/kscreenlockerrc", "[Daemon]\nTimeout=99\n")
    assert read(workshop.machine({"plasmashell": ""}))[FACT].status is Status.ABSENT


@given(st.text(max_size=300) | st.text("[org/gnome.desktop]Daemon=u132 t\n", max_size=200))
def test_any_settings_are_read_without_failing(text):
    for value in (gnome_of(text) | kde_of(text)).values():
        assert isinstance(value, int)
