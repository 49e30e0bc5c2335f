# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks on a pack: each is refused, by its own name."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_making import LATER, Publisher, knowledge

from veilleuse.domain.errors import VeilleuseError
from veilleuse.probes.packs import opening
from veilleuse.probes.packs.errors import (
    PackExpiredError,
    PackForeignError,
    PackOlderError,
    PackRefusedError,
    PackTamperedError,
    PackTooLargeError,
    PackUnreadableError,
)
from veilleuse.probes.packs.keys import PackKey
from veilleuse.probes.packs.opened import PACK_BYTES, read_pack_file
from veilleuse.probes.packs.opening import open_pack
from veilleuse.probes.packs.sealing import rotate_root, seal

OURS = Publisher.new()
SEALED = OURS.sealed()


def repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The same archive with other members, as somebody without the keys can make it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_a_sound_pack_gives_its_files_and_what_to_remember() -> None:
    opened = open_pack(SEALED, OURS.root, {})
    assert opened.version == 202611200830
    assert set(opened.files) == {"knowledge.json"}
    assert {"timestamp.json", "snapshot.json", "targets.json"} < set(opened.trust)
    assert open_pack(SEALED, OURS.root, opened.trust) == opened


def test_the_same_files_are_sealed_into_the_same_bytes() -> None:
    assert OURS.sealed() == SEALED


def test_a_tampered_file_is_refused() -> None:
    def change(members: dict[str, bytes]) -> None:
        members["targets/knowledge.json"] = members["targets/knowledge.json"].replace(b"2", b"3")

    with pytest.raises(PackTamperedError):
        open_pack(repacked(SEALED, change), OURS.root, {})


@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_tampered_metadata_is_refused(role: str) -> None:
    def change(members: dict[str, bytes]) -> None:
        name = f"metadata/{role}.json"
        members[name] = members[name].replace(b"202611200830", b"202711200830")

    with pytest.raises(PackTamperedError):
        open_pack(repacked(SEALED, change), OURS.root, {})


@pytest.mark.parametrize(
    "name",
    ["metadata/timestamp.json", "metadata/snapshot.json", "metadata/targets.json",
     "targets/knowledge.json"],
)  # fmt: skip
def test_a_pack_without_one_of_its_parts_is_refused(name: str) -> None:
    with pytest.raises(PackTamperedError):
        open_pack(repacked(SEALED, lambda members: members.pop(name)), OURS.root, {})


@pytest.mark.parametrize(
    "kept",
    [0, 1, 100, len(SEALED) // 2, len(SEALED) - 1],
    ids=["none", "one", "hundred", "half", "all_but_one"],
)
def test_a_truncated_pack_is_refused(kept: int) -> None:
    with pytest.raises(PackUnreadableError):
        open_pack(SEALED[:kept], OURS.root, {})


def test_an_older_pack_is_refused_as_a_rollback() -> None:
    remembered = open_pack(SEALED, OURS.root, {}).trust
    older = OURS.sealed(version=202611190000)
    assert open_pack(older, OURS.root, {}).version == 202611190000
    with pytest.raises(PackOlderError):
        open_pack(older, OURS.root, remembered)


def test_a_newer_timestamp_over_older_files_is_refused() -> None:
    remembered = open_pack(SEALED, OURS.root, {}).trust
    older = OURS.sealed(version=202611190000)
    newer = OURS.sealed(version=202612010000)

    def mixed(members: dict[str, bytes]) -> None:
        with zipfile.ZipFile(io.BytesIO(newer)) as archive:
            members["metadata/timestamp.json"] = archive.read("metadata/timestamp.json")

    with pytest.raises(PackRefusedError):
        open_pack(repacked(older, mixed), OURS.root, remembered)


def test_an_expired_pack_is_refused_as_a_freeze() -> None:
    stale = OURS.sealed(expires=datetime.now(UTC) - timedelta(seconds=1))
    with pytest.raises(PackExpiredError):
        open_pack(stale, OURS.root, {})


def test_a_pack_of_another_publisher_is_refused() -> None:
    with pytest.raises(PackForeignError):
        open_pack(Publisher.new().sealed(), OURS.root, {})


def test_the_root_key_alone_cannot_sign_a_pack() -> None:
    forged = seal({}, [OURS.root], OURS.root_key, 202612010000, LATER)
    with pytest.raises(PackForeignError):
        open_pack(forged, OURS.root, {})


def test_whoever_trusts_the_old_keys_follows_a_rotation_and_leaves_them_behind() -> None:
    root_key, release = PackKey.generate(), PackKey.generate()
    later_root = rotate_root(OURS.root, OURS.root_key, root_key, release, LATER)
    rotated = seal({}, [OURS.root, later_root], release, 202612010000, LATER)
    opened = open_pack(rotated, OURS.root, {})
    assert "root_history/2.root.json" in opened.trust
    with pytest.raises(PackForeignError):  # the old key counts no more
        open_pack(OURS.sealed(version=202612020000), OURS.root, opened.trust)


def test_a_root_that_the_old_key_did_not_sign_is_refused() -> None:
    root_key, release = PackKey.generate(), PackKey.generate()
    usurped = rotate_root(OURS.root, root_key, root_key, release, LATER)
    forged = seal({}, [OURS.root, usurped], release, 202612010000, LATER)
    with pytest.raises((PackForeignError, PackTamperedError)):
        open_pack(forged, OURS.root, {})


def test_a_pack_of_two_gigabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.zip"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(PackTooLargeError):
        read_pack_file(path)


def test_a_file_that_is_not_there_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackUnreadableError):
        read_pack_file(tmp_path / "nowhere.zip")
    with pytest.raises(PackUnreadableError):
        read_pack_file(tmp_path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("targets/knowledge.json", "w") as member,
    ):
        piece = bytes(1 << 20)
        for _ in range(65):
            member.write(piece)
    assert len(made.getvalue()) < PACK_BYTES
    with pytest.raises(PackTooLargeError):
        open_pack(made.getvalue(), OURS.root, {})


def test_a_bomb_that_lies_about_its_size_is_cut_at_what_was_signed() -> None:
    def change(members: dict[str, bytes]) -> None:
        members["targets/knowledge.json"] = bytes(1 << 20)

    grown = repacked(SEALED, change)
    honest, claimed = (1 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little")
    with pytest.raises(PackRefusedError):
        open_pack(grown.replace(honest, claimed), OURS.root, {})


@pytest.mark.parametrize("name", ["inner.zip", "targets/../x", "targets/a/b", "metadata/x.json"])
def test_archives_within_and_names_of_elsewhere_are_refused(name: str) -> None:
    def change(members: dict[str, bytes]) -> None:
        members[name] = SEALED

    with pytest.raises(PackUnreadableError):
        open_pack(repacked(SEALED, change), OURS.root, {})


def test_more_members_than_a_pack_has_are_refused() -> None:
    def change(members: dict[str, bytes]) -> None:
        members.update({f"metadata/{number}.root.json": b"{}" for number in range(2, 400)})

    with pytest.raises(PackTooLargeError):
        open_pack(repacked(SEALED, change), OURS.root, {})


def test_what_is_too_large_for_a_pack_is_not_sealed() -> None:
    noise = Random(1).randbytes(PACK_BYTES)
    with pytest.raises(PackTooLargeError):
        seal({"recog.tar": noise}, [OURS.root], OURS.release, 202612010000, LATER)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_one_changed_byte_never_opens_to_something_else(place: int, change: int) -> None:
    changed = bytearray(SEALED)
    changed[place] ^= change
    try:
        opened = open_pack(bytes(changed), OURS.root, {})
    except VeilleuseError:
        return
    # Bytes that nothing reads, such as a member's time stamp, may change.
    assert opened.files == open_pack(SEALED, OURS.root, {}).files


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(PackRefusedError):
        open_pack(data, OURS.root, {})


def test_no_trace_of_a_check_is_left_behind(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(opening.tempfile, "tempdir", None)
    open_pack(SEALED, OURS.root, {})
    assert list(tmp_path.iterdir()) == []


def test_the_contents_say_their_version() -> None:
    assert knowledge().version == open_pack(SEALED, OURS.root, {}).version
