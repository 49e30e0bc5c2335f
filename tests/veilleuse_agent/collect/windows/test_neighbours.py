# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.windows.neighbours import read

MAC = bytes.fromhex("02fc00000005")


def test_complete_entries_are_kept_and_groups_stay_out(windows):
    near = [
        ("192.0.2.1", MAC, "4"),
        ("fe80::1", MAC, "4"),
        ("192.0.2.2", bytes(6), "4"),
        ("192.0.2.255", b"\xff" * 6, "4"),
        ("224.0.0.22", bytes.fromhex("01005e000016"), "4"),
        ("192.0.2.3", b"", "4"),
    ]
    rows = read(windows(near=near))["neighbours"].value
    assert [row["address"] for row in rows] == ["192.0.2.1", "fe80::1"]
    assert rows[0]["hardware"] == "02:fc:00:00:00:05"
