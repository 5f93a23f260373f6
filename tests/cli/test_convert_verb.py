"""`fenshui convert`: said in one line, refused in one line."""

import json

from fenshui.cli.main import main
from fenshui.places import sample_basin

TWO_FARMS = sample_basin("two_farms")


def run(capsys, *words):
    status = main(["--lang", "en", *map(str, words)])
    said = capsys.readouterr()
    return status, said.out.splitlines(), said.err.splitlines()


def test_there_and_back_and_checked_on_the_way(tmp_path, capsys):
    package, back = tmp_path / "basin.gpkg", tmp_path / "back"
    count = sum(path.is_file() for path in TWO_FARMS.rglob("*"))
    assert run(capsys, "convert", TWO_FARMS, package) == (
        0,
        [f"{package}: written, {count} files of the basin in it"],
        [],
    )
    assert run(capsys, "check", package)[::2] == (0, [])
    status, said, _ = run(capsys, "convert", package, back, "--json")
    assert (status, json.loads("".join(said))["files"]) == (0, count)
    assert (back / "rights.csv").read_bytes() == (TWO_FARMS / "rights.csv").read_bytes()


def test_what_is_there_already_is_not_written_over(tmp_path, capsys):
    (tmp_path / "basin.gpkg").write_text("mine")
    line = f"{tmp_path / 'basin.gpkg'}: there already, and not empty"
    assert run(capsys, "convert", TWO_FARMS, tmp_path / "basin.gpkg") == (2, [], [line])


def test_a_foreign_package_is_one_line(tmp_path, capsys):
    (tmp_path / "basin.gpkg").write_text("mine")
    status, said, (line,) = run(capsys, "check", tmp_path / "basin.gpkg")
    assert (status, said) == (2, []) and line.startswith("basin.gpkg: not what its name says")
