# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that keeps writing and says each number once it is committed, until it is killed."""

import sys
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from veilleuse.domain.model import (
    AgentId,
    Device,
    DeviceClass,
    DeviceId,
    Fact,
    FactStatus,
    Report,
    RoundId,
)
from veilleuse.domain.rounds import JournalEntry, Mode, Round
from veilleuse.store.database import Store
from veilleuse.store.key import Key

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def write(store: Store, number: int) -> None:
    """One commit: a round, two lines of its journal, a report and the devices, of one number."""
    at = NOON + timedelta(seconds=number)
    round_id = RoundId(f"r{number:09}")
    entry = JournalEntry(at, "tcp", ip_address("10.0.0.5"), "connect", number % 65536, 1)
    facts = {"number": Fact(str(number) * 500, FactStatus.OK, "test", at)}
    with store.transaction():
        store.begin_round(Round(round_id, Mode.QUIET, (), at))
        store.add_journal(round_id, [entry, entry])
        store.add_report(Report(AgentId("a1"), "e", number, str(number), at, at, "1", facts))
        store.save_devices(
            [
                Device(DeviceId(f"d{place}"), DeviceClass.UNKNOWN, 0.0, (), NOON, at)
                for place in range(20)
            ]
        )


def main() -> None:
    """Never returns."""
    store = Store.open(Path(sys.argv[1]), Key(bytes(range(32))))
    number = int(sys.argv[2])
    while True:
        number += 1
        write(store, number)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
