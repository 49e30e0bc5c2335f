# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.macos.backups import last_snapshot_of, read
from veilleuse_agent.protocol import Status

at = dt.datetime.fromisoformat  # property lists hold naive dates, in UTC

SETTINGS = "/Library/Preferences/com.apple.TimeMachine.plist"
# The keys of osquery's time_machine tables and of plaso's macos_time_machine plugin.
TIME_MACHINE = {
    "AutoBackup": True,
    "Destinations": [
        {
            "DestinationID": "A",
            "SnapshotDates": [at("2026-11-20T09:00:00"), at("2026-11-22T09:00:00")],
        },
        {"DestinationID": "B", "SnapshotDates": [at("2026-11-21T09:00:00")]},
    ],
}


def test_the_newest_snapshot_of_any_destination_is_the_last_success(workshop):
    workshop.plist(SETTINGS, TIME_MACHINE)
    assert read(workshop.mac())["backup.runs"].value == [
        {
            "product": "time_machine",
            "succeeded_at": "2026-11-22T09:00:00+00:00",
            "warned_at": None,
            "failed_at": None,
        }
    ]


def test_without_full_disk_access_it_is_denied(workshop):
    assert read(workshop.mac(refused=[SETTINGS]))["backup.runs"].status is Status.DENIED


def test_a_time_machine_that_never_ran_is_absent(workshop):
    workshop.plist(SETTINGS, {"AutoBackup": True})
    assert read(workshop.mac())["backup.runs"].status is Status.ABSENT
    assert last_snapshot_of({"Destinations": [{"SnapshotDates": []}]}) is None


@given(
    st.recursive(
        st.none() | st.text() | st.datetimes(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["Destinations", "SnapshotDates"]), inner)
        ),
    )
)
def test_settings_of_any_shape_are_read_without_failing(value):
    last = last_snapshot_of(value)
    assert last is None or last.endswith("+00:00")
