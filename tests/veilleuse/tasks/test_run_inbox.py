# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The inbox at work: real sockets, a real folder, a real database."""

import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from nacl.public import PublicKey, SealedBox
from nacl.signing import SigningKey
from senders import Sender

from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.agents import Kit, KitId, Road, SiteKey
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.domain.letters import Letter
from veilleuse.probes.inbox import ListenError, Place
from veilleuse.probes.mail import token_hash
from veilleuse.tasks.ingest import take_many
from veilleuse.tasks.rotate_keys import site_key
from veilleuse.tasks.run_inbox import RunningInbox
from veilleuse_agent.acknowledgement import check_ack
from veilleuse_agent.folder_road import answer_to
from veilleuse_agent.http_road import Way, post
from veilleuse_agent.protocol import SIZE_LIMIT

TOKEN = "ab" * 16
HERE = (Place("127.0.0.1", 0),)
QUICK = replace(load_inbox_limits(), settle_seconds=0.01, folder_seconds=0.01)


class QuickShelf(Shelf):
    """The shipped catalogue, in less of a hurry to wait."""

    inbox: InboxLimits = QUICK  # type: ignore[assignment]  # a plain value in a property's place


@pytest.fixture
def quick(desk):
    made = Kit(
        id=KitId("k1"),
        token_hash=token_hash(TOKEN),
        made_at=desk.now(),
        expires_at=desk.now() + timedelta(days=30),
        uses_limit=1000,
    )
    desk.store.save_kit(made)
    return replace(desk, shelf=QuickShelf())


@pytest.fixture
def start(quick) -> Iterator[Callable[..., RunningInbox]]:
    started: list[RunningInbox] = []

    def begin(**more: object) -> RunningInbox:
        inbox = RunningInbox(quick, **{"places": HERE, "announce": False, **more})
        inbox.start()
        started.append(inbox)
        return inbox

    yield begin
    for inbox in started:
        inbox.stop()


def until(holds: Callable[[], bool]) -> None:
    """Waits for another thread to come to it; the suite's own time-out bounds it."""
    while not holds():
        time.sleep(0.01)


def believed(sender: Sender):
    return lambda data: check_ack(data, site_verify_key=bytes.fromhex(sender.keys.sign))


def test_a_report_over_http_is_acknowledged_kept_settled_and_counted(quick, start) -> None:
    inbox = start()
    (address,) = inbox.status().addresses
    sender = Sender("POSTE-3", site_key(quick), token=TOKEN)
    outcome = post(address, sender.sealed(), believed(sender))
    assert outcome.way is Way.ACKNOWLEDGED
    assert inbox.status().arrivals == 1
    until(lambda: inbox.status().settlements == 1)
    assert [device.name for device in quick.store.devices()] == ["POSTE-3"]
    assert quick.store.last_assessment() is not None


def test_a_report_in_the_folder_is_taken_and_answered(quick, start, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    sender = Sender("POSTE-3", site_key(quick), token=TOKEN)
    (share / "x.vlse").write_bytes(sender.sealed())
    (share / "y.vlse").write_bytes(b"nonsense")
    inbox = start(places=(), folder=share)
    until((share / "refused" / "y.vlse").exists)
    until(lambda: not (share / "x.vlse").exists())
    ack = answer_to(share, sender.id, sender.report().report_id, believed(sender))
    assert ack is not None
    assert ack.verdict == "accepted"
    status = inbox.status()
    assert (status.is_on, status.addresses, status.folder) == (True, (), str(share))
    assert status.folder_is_there
    assert [one.reason for one in quick.store.refusals(quick.now().date())] == ["magic"]


def test_five_hundred_agents_at_once_are_all_acknowledged_and_none_is_lost_or_doubled(
    quick, start
) -> None:
    # They all come from one address here, as they never do on a network.
    quick.shelf.inbox = replace(
        load_inbox_limits(), connections_per_source=500, burst_per_source=500
    )
    (address,) = start().status().addresses
    key = site_key(quick)
    senders = [Sender(f"POSTE-{number:03}", key, token=TOKEN) for number in range(500)]
    sealed = {sender.id: sender.sealed() for sender in senders}

    def send(sender: Sender) -> bool:
        return post(address, sealed[sender.id], believed(sender)).ack is not None

    with ThreadPoolExecutor(500) as crowd:
        assert list(crowd.map(send, senders)) == [True] * 500
    assert {kept.agent_id for kept in quick.store.reports()} == {sender.id for sender in senders}
    assert len(quick.store.agents()) == 500
    assert quick.store.kits()[0].uses == 500


def test_a_foreign_letter_and_a_bomb_over_http_get_no_word_and_are_counted(quick, start) -> None:
    (address,) = start().status().addresses
    sender = Sender("POSTE-3", site_key(quick), token=TOKEN)
    elsewhere = SiteKey(seal=b"\1" * 32, sign=b"\2" * 32, made_at=quick.now())
    signer = SigningKey(sender.seed)
    head = sender.sealed()[:21]
    bomb = zlib.compress(bytes(64 * SIZE_LIMIT), 9)
    signature = signer.sign(b"veilleuse report 1\0" + head[5:] + bomb).signature
    box = SealedBox(PublicKey(bytes.fromhex(sender.keys.seal)))
    letters = [
        Sender("POSTE-3", elsewhere).sealed(),
        head + box.encrypt(bytes(signer.verify_key) + signature + bomb),
    ]
    outcomes = [post(address, sealed, believed(sender)) for sealed in letters]
    assert [(one.way, one.detail) for one in outcomes] == [(Way.REFUSED, "400")] * 2
    counted = {one.reason: one.count for one in quick.store.refusals(quick.now().date())}
    assert counted == {"site": 1, "compression": 1}
    assert quick.store.agents() == ()


def test_what_a_killed_run_left_is_settled_at_the_start(quick, start) -> None:
    sender = Sender("POSTE-3", site_key(quick), token=TOKEN)
    take_many(quick, [Letter(sender.sealed(), Road.HTTP, "x")])
    inbox = start(places=(), folder=None)
    until(lambda: inbox.status().settlements == 1)
    assert quick.store.unsettled_reports() == ()


def test_a_port_that_is_taken_is_said_and_nothing_runs(quick, start) -> None:
    host, _, port = start().status().addresses[0].rpartition(":")
    second = RunningInbox(quick, places=[Place(host, int(port))], announce=False)
    with pytest.raises(ListenError):
        second.start()
    assert not second.status().is_on
    second.stop()


def test_once_stopped_it_says_so(start) -> None:
    inbox = start()
    assert inbox.status().is_on
    inbox.stop()
    assert (inbox.status().is_on, inbox.status().addresses) == (False, ())
    inbox.stop()
