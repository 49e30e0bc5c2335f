# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from peewee import SqliteDatabase

from veilleuse.domain.model import Site
from veilleuse.store.cipher import connect
from veilleuse.store.database import Store
from veilleuse.store.errors import BackupRefusedError, DatabaseNewerError
from veilleuse.store.key import Key
from veilleuse.store.schema import MIGRATIONS, check_version, migrate
from veilleuse.store.tables import TABLES

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

Shape = dict[str, object]


def shape(database: SqliteDatabase) -> Shape:
    """Columns, keys and indexes of every table, whatever way the statements were written."""
    found: Shape = {}
    for table in sorted(set(database.get_tables()) - {"schema_migration"}):
        rows = database.execute_sql(f'PRAGMA table_info("{table}")').fetchall()
        columns = {row[1]: row[2:] for row in rows}
        foreign = database.execute_sql(f'PRAGMA foreign_key_list("{table}")').fetchall()
        indexes = {(i.name, tuple(i.columns), i.unique) for i in database.get_indexes(table)}
        named = {index for index in indexes if not index[0].startswith("sqlite_")}
        found[table] = columns, {row[2:] for row in foreign}, named
    return found


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Our steps and one more."""
    steps = tmp_path / "steps"
    shutil.copytree(MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    (steps / "0999_future.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE future (a TEXT)')\n"
    )
    return steps


def test_the_steps_make_what_the_tables_say(store: Store) -> None:
    memory = SqliteDatabase(":memory:", pragmas={"foreign_keys": 1})
    with memory.bind_ctx(TABLES):
        memory.create_tables(TABLES)
    assert shape(store._db) == shape(memory)
    memory.close()


def test_every_step_has_a_number_of_its_own() -> None:
    numbers = [path.name.partition("_")[0] for path in MIGRATIONS.glob("[0-9]*.py")]
    assert sorted(numbers) == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_a_new_file_needs_no_copy_and_an_up_to_date_one_neither(folder: Path, key: Key) -> None:
    for _ in range(2):
        Store.open(folder, key).close()
    assert [path.name for path in folder.iterdir()] == ["veilleuse.db"]


def test_an_old_file_is_copied_encrypted_before_it_is_changed(
    folder: Path, key: Key, newer: Path
) -> None:
    store = Store.open(folder, key)
    store.save_site(Site("EHPAD Les Tilleuls"))
    store.close()
    path = folder / "veilleuse.db"
    database = connect(path, key.secret)
    kept = migrate(database, path, NOON, steps=newer)
    assert database.rows("SELECT count(*) FROM future") == [(0,)]
    assert migrate(database, path, NOON, steps=newer) is None
    database.close_all()
    assert kept == folder / "backups" / "veilleuse-before-migration-20261123T120000.db"
    assert not kept.read_bytes().startswith(b"SQLite format 3")
    copied = connect(kept, key.secret)
    assert copied.rows("SELECT name FROM site") == [("EHPAD Les Tilleuls",)]
    assert "future" not in copied.get_tables()
    copied.close_all()


def test_a_step_that_fails_leaves_the_file_as_it_was(folder: Path, key: Key, newer: Path) -> None:
    Store.open(folder, key).close()
    (newer / "0999_future.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('CREATE TABLE future (a TEXT)')\n"
        "    raise RuntimeError('half way')\n"
    )
    path = folder / "veilleuse.db"
    database = connect(path, key.secret)
    with pytest.raises(RuntimeError, match="half way"):
        migrate(database, path, NOON, steps=newer)
    assert "future" not in database.get_tables()
    assert database.rows("PRAGMA foreign_keys") == [(1,)]
    database.close_all()
    Store.open(folder, key).close()


def test_a_file_of_a_newer_version_is_refused_untouched(
    folder: Path, key: Key, newer: Path
) -> None:
    Store.open(folder, key).close()
    path = folder / "veilleuse.db"
    database = connect(path, key.secret)
    migrate(database, path, NOON, steps=newer)
    database.close_all()
    before = path.read_bytes()
    with pytest.raises(DatabaseNewerError):
        Store.open(folder, key)
    assert path.read_bytes() == before


def test_an_encrypted_file_that_is_not_ours_is_no_backup(tmp_path: Path, key: Key) -> None:
    path = tmp_path / "other.db"
    database = connect(path, key.secret)
    database.rows("CREATE TABLE t (a TEXT)")
    with pytest.raises(BackupRefusedError):
        check_version(database, path)
    database.close_all()


def test_answers_given_before_there_was_a_past_are_its_first(tmp_path: Path, key: Key) -> None:
    steps = tmp_path / "steps"
    steps.mkdir()
    for step in sorted(MIGRATIONS.glob("000[1-4]*.py")):
        shutil.copy(step, steps)
    path = tmp_path / "veilleuse.db"
    database = connect(path, key.secret)
    migrate(database, path, NOON, steps=steps)
    given = "(0, 'BKP-03', 'yes', '2026-11-02', 'A', '')"
    database.execute_sql(
        f'INSERT INTO answer (position, control, value, "on", "by", note) VALUES {given}'
    )
    database.execute_sql("INSERT INTO site VALUES (1, 'EHPAD', '', '[]', 0)")
    database.close_all()
    store = Store.open(tmp_path, key)
    assert store.past_answers() == store.site().answers != ()
    store.close()
