# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry of hardware addresses as it is shipped."""

import gzip
import sys
import tracemalloc
from importlib import metadata
from pathlib import Path

import pytest

from veilleuse.catalogue.fingerprints import load_rules
from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.makers import load_makers, registered
from veilleuse.domain.classify import guess

FILE = resources() / "makers" / "registry.txt.gz"


def test_blocks_of_each_length_have_their_makers() -> None:
    assert registered("00:0d:b4:00:00:01") == "Stormshield"
    assert registered("00:09:5c:00:00:01").startswith("Philips Medical Systems")
    assert registered("70:b3:d5:00:00:01") != registered("70:b3:d5:0f:f0:01")


def test_the_file_says_where_it_comes_from_and_of_when_it_is() -> None:
    head = gzip.decompress(FILE.read_bytes()).split(b"\n", 2)[:2]
    assert head[0].startswith(b"# Source: PyPI pymanuf ")
    assert head[1].startswith(b"# Date: 20")


def test_the_builder_gives_the_shipped_bytes() -> None:
    sys.path.append(str(Path(__file__).parents[3] / "installer"))
    import makers

    assert f"pymanuf {metadata.version('pymanuf')} ".encode() in gzip.decompress(FILE.read_bytes())
    assert makers.registry().encode() == gzip.decompress(FILE.read_bytes())


def test_the_registry_takes_a_few_megabytes() -> None:
    tracemalloc.start()
    try:
        assert load_makers(FILE).name("00:00:0c:00:00:01")
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < 4 << 20


@pytest.mark.parametrize(
    "data", [b"", b"not gzip", gzip.compress(b"no blocks", mtime=0), b"\x1f\x8b\x08"]
)
def test_a_damaged_registry_is_refused(tmp_path, data) -> None:
    (tmp_path / "registry").write_bytes(data)
    with pytest.raises(ResourceError):
        load_makers(tmp_path / "registry")


def test_a_rule_names_the_maker_before_the_registry_does() -> None:
    rules = load_rules()
    assert guess((), ["00:11:32:00:00:01"], rules).vendor == "Synology"
    assert guess((), ["00:00:0c:00:00:01"], rules).vendor == registered("00:00:0c:00:00:01")
    assert guess((), ["02:00:0c:00:00:01"], rules).vendor == ""
