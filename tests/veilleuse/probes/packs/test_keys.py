# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest
from pack_making import Publisher

from veilleuse.probes.packs.errors import KeyFileError, RootInvalidError
from veilleuse.probes.packs.keys import PackKey, read_key, write_key
from veilleuse.probes.packs.sealing import root_version


def test_a_key_comes_back_from_its_file_and_is_its_owners_alone(tmp_path: Path) -> None:
    key = PackKey.generate()
    path = write_key(tmp_path / "release.key", key, "signs packs")
    assert read_key(path) == key
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        write_key(path, PackKey.generate(), "signs packs")
    assert read_key(path) == key


def test_a_key_never_shows_its_secret() -> None:
    key = PackKey.generate()
    assert key.seed.hex() not in repr(key)
    assert key.seed.hex() not in repr(key.public)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b'{"purpose": "x", "seed": "zz"}', b'{"purpose": "x", "seed": "00"}', b"\xff"],
)
def test_what_is_no_key_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "release.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileError):
        read_key(path)
    with pytest.raises(KeyFileError):
        read_key(tmp_path / "nowhere")


def test_a_root_says_its_version_and_nothing_else_is_one() -> None:
    publisher = Publisher.new()
    assert root_version(publisher.root) == 1
    for other in (b"", b"{}", publisher.sealed()):
        with pytest.raises(RootInvalidError):
            root_version(other)
