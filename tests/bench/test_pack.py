# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack of the whole official files: built, sealed, imported over a year of assessments.

The files are no part of the project: `VEILLEUSE_PACK_SOURCES` names their folder.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

BUILD_SECONDS = 60
IMPORT_SECONDS = 5
MEGABYTES = 300
PACK_BYTES = 10 * 1024 * 1024

FOLDER = os.environ.get("VEILLEUSE_PACK_SOURCES", "")
pytestmark = [
    pytest.mark.skipif(not FOLDER, reason="VEILLEUSE_PACK_SOURCES names no folder"),
    pytest.mark.timeout(600),
]

BUILD = """
import json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from veilleuse.tasks.build_pack import build_pack
from veilleuse.tasks.publish_pack import RELEASE_KEY, make_pack_keys, publish_pack
sources, folder = Path(sys.argv[1]), Path(sys.argv[2])
at = datetime.now(UTC)
root = make_pack_keys(folder / "keys", at)
began = time.process_time()
built = build_pack(sources, at)
made = publish_pack(built, root.parent / RELEASE_KEY, folder / "pack.zip", at, roots=[root])
seconds = time.process_time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "megabytes": peak, "bytes": made.size,
                  "sources": len(built.contents.sources)}))
"""

IMPORT = """
import json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from veilleuse.catalogue.shelf import Shelf
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk, clock
from veilleuse.tasks.load_demo import load_demo
from veilleuse.tasks.import_pack import import_pack, preview_pack
from veilleuse.tasks.pack_trust import trust_root
folder = Path(sys.argv[1])
desk = Desk(folder / "data", Store.open(folder / "data", Key(bytes(32))), Shelf(), clock)
load_demo(desk)
trust_root(desk, folder / "keys" / "root.json")
began = time.process_time()
seen = preview_pack(desk, folder / "pack.zip")
previewed = time.process_time() - began
began = time.process_time()
import_pack(desk, seen)
seconds = time.process_time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"preview": previewed, "seconds": seconds, "megabytes": peak}))
"""


def _run(program: str, *typed: str) -> dict[str, float]:
    """In a process of its own, so that the memory is the work's alone."""
    done = subprocess.run(
        [sys.executable, "-c", program, *typed],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def test_a_pack_is_built_and_imported_within_its_bounds(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    built = benchmark.pedantic(_run, args=(BUILD, FOLDER, str(tmp_path)), rounds=1)
    brought = _run(IMPORT, str(tmp_path))
    benchmark.extra_info.update({"built": built, "imported": brought})
    assert built["seconds"] <= BUILD_SECONDS
    assert built["bytes"] <= PACK_BYTES
    assert brought["preview"] + brought["seconds"] <= IMPORT_SECONDS
    assert max(built["megabytes"], brought["megabytes"]) <= MEGABYTES
