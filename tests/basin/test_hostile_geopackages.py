"""A GeoPackage that is damaged, foreign or made to harm is refused in one line, and nothing of it is run."""

import sys

import apsw
import pytest
from fenshui.basin import read_basin
from fenshui.basin.conversion import convert
from fenshui.places import sample_basin
from fenshui.words import LANGUAGES, Refused, say
from hypothesis import given, settings
from hypothesis import strategies as st


@pytest.fixture
def package(tmp_path):
    convert(sample_basin("two_farms"), tmp_path / "basin.gpkg")
    return tmp_path / "basin.gpkg"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "basin.gpkg"
    convert(sample_basin("two_farms"), path)
    return path.read_bytes()


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory, sound):
    """The sound package as a file: a property's arguments are printed where it fails, and a package is long."""
    path = tmp_path_factory.mktemp("sound") / "kept.gpkg"
    path.write_bytes(sound)
    return path


def refusal(path):
    with pytest.raises(Refused) as refused:
        read_basin(path)
    for language in LANGUAGES:
        assert "\n" not in say(refused.value.sentence, language)
    return refused.value.sentence.id


def spoilt(path, statements):
    connection = apsw.Connection(str(path))
    connection.execute(statements)
    connection.close()
    return path


SPOILT = {
    "UPDATE fenshui_files SET name = '../../evil' WHERE name = 'sources.md'": "geopackage.file_name",
    "UPDATE fenshui_files SET name = '/etc/evil' WHERE name = 'sources.md'": "geopackage.file_name",
    "UPDATE fenshui_files SET name = 'C:evil' WHERE name = 'sources.md'": "geopackage.file_name",
    "UPDATE fenshui_files SET name = 'a\\b' WHERE name = 'sources.md'": "geopackage.file_name",
    "UPDATE fenshui_files SET name = 'NUL.md' WHERE name = 'sources.md'": "geopackage.file_name",
    "UPDATE fenshui_files SET name = 'basin.toml/x' WHERE name = 'sources.md'": "geopackage.file_name",
    "UPDATE fenshui_files SET name = 'BASIN.toml' WHERE name = 'sources.md'": "geopackage.names_alike",
    "UPDATE fenshui_files SET name = 'nodes.csv' WHERE name = 'sources.md'": "geopackage.names_alike",
    "DELETE FROM fenshui_files WHERE name = 'basin.toml'": "basin.not_a_basin",
    "DROP TABLE fenshui_files": "geopackage.not_a_basin",
    "DROP TABLE nodes": "geopackage.no_table",
    "DROP TABLE nodes; CREATE VIEW nodes AS SELECT 1 AS id": "geopackage.no_table",
    "DROP TABLE nodes; CREATE VIRTUAL TABLE nodes USING fts5(id)": "geopackage.no_table",
    "ALTER TABLE nodes ADD COLUMN twice AS (id || id)": "geopackage.computed",
    "UPDATE nodes SET name_zh = x'00ff'": "geopackage.bytes",
    "PRAGMA application_id = 7": "geopackage.not_one",
    "DROP TABLE gpkg_contents; CREATE TABLE gpkg_contents (x)": "geopackage.damaged",
    "UPDATE nodes SET name_zh = CAST(x'ff' AS TEXT)": "geopackage.damaged",
    "INSERT INTO gpkg_geometry_columns VALUES ('nodes', 'name_zh', 'POINT', 4326, 0, 0)": "geopackage.shape",
    "INSERT INTO gpkg_geometry_columns VALUES ('nodes', 'name_zh', 'POINT', 0, 0, 0)": "geopackage.not_wgs84",
    "INSERT INTO gpkg_geometry_columns VALUES ('nodes', 'name_zh', 'POINT', 4326, 0, 0);"
    "UPDATE nodes SET name_zh = iif(id = 'upper', zeroblob(70000000), NULL)": "geopackage.too_large",
}


@pytest.mark.parametrize("statements", SPOILT)
def test_what_is_spoilt_is_refused_with_its_reason(package, statements):
    assert refusal(spoilt(package, statements)) == SPOILT[statements]


def test_what_is_no_geopackage(tmp_path):
    for content in (b"", b"not a database", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(200)):
        (tmp_path / "basin.gpkg").write_bytes(content)
        assert refusal(tmp_path / "basin.gpkg") == "geopackage.not_one"


def test_one_that_another_program_has_not_finished(package):
    package.with_name("basin.gpkg-wal").write_bytes(b"x")
    assert refusal(package) == "geopackage.in_use"


def test_one_that_was_written_with_a_log_beside_it_is_read(package):
    spoilt(package, "PRAGMA journal_mode = wal; PRAGMA user_version = 10300")
    assert package.read_bytes()[18] == 2
    assert read_basin(package).problems == ()


def test_reading_leaves_nothing_beside_it_and_changes_nothing(package, sound):
    before = package.read_bytes()
    read_basin(package)
    assert package.read_bytes() == before
    assert [path.name for path in package.parent.iterdir()] == ["basin.gpkg"]


def test_reading_opens_no_other_file(package):
    """SQLite's own way to another file, a view and a trigger included, is shut."""
    spoilt(package, "CREATE TABLE more (x); CREATE TRIGGER t AFTER INSERT ON more BEGIN DELETE FROM nodes; END")
    spoilt(package, "CREATE VIEW v AS SELECT * FROM nodes")
    opened = []
    watching = True
    sys.addaudithook(lambda event, values: opened.append(str(values[0])) if watching and event == "open" else None)
    read_basin(package)
    watching = False
    assert {name for name in opened if not name.endswith((".py", ".pyc", ".toml"))} == {str(package)}


def test_a_refused_package_leaves_no_folder(package):
    spoilt(package, "UPDATE fenshui_files SET name = '../evil' WHERE name = 'sources.md'")
    with pytest.raises(Refused):
        convert(package, package.parent / "out")
    assert [path.name for path in package.parent.iterdir()] == ["basin.gpkg"]


_flips = st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=20)


@settings(max_examples=150, deadline=None)
@given(flips=_flips, length=st.sampled_from([10**6, 40_000, 5_000]))
def test_a_package_with_flipped_bytes_is_read_or_refused(tmp_path_factory, sound_file, flips, length):
    content = bytearray(sound_file.read_bytes()[:length])
    for at, byte in flips:
        content[at % len(content)] = byte
    path = tmp_path_factory.mktemp("flipped") / "basin.gpkg"
    path.write_bytes(bytes(content))
    try:
        read_basin(path)
    except Refused as refused:
        assert "\n" not in say(refused.sentence, "en")
