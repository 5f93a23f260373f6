"""A verb loads what it needs and no more."""

import subprocess
import sys

import pytest
from fenshui.cli.main import GROUPS, command_line, main
from fenshui.places import sample_basin


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_adds_just_the_verbs_it_is_listed_with(group):
    parser = command_line((group,))
    added = next(
        action.choices
        for action in parser._actions
        if hasattr(action, "choices") and action.choices and action.dest == "==SUPPRESS=="
    )
    assert tuple(added) == GROUPS[group]


def test_checking_a_basin_loads_neither_the_engine_nor_the_pdf_writer():
    code = "import sys; from fenshui.cli.main import main; main(['check', sys.argv[1]]); print(*sys.modules, sep='\\n')"
    words = [sys.executable, "-c", code, str(sample_basin("two_farms"))]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "fenshui.basin" in loaded
    assert not loaded & {"fpdf", "pyhanko", "PySide6", "pandas"}


def test_a_file_that_a_desktop_hands_over_asks_for_a_display_and_a_verb_stays_a_verb(tmp_path, capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FENSHUI_LANG", "en")
    for name in ("a.fenshui-case", "a.gpkg", "a.XLSX", "a.txt"):
        (tmp_path / name).touch()
    (tmp_path / "check").mkdir()
    window, verbs = "there is no display", "fenshui VERB: found “"
    for word, why in (
        ("a.fenshui-case", window), ("a.gpkg", window), ("a.XLSX", window), (str(sample_basin("two_farms")), window),
        ("a.txt", verbs), ("b.fenshui-case", verbs), ("check", "fenshui check: expected the arguments BASIN"),
        ("", verbs),
    ):  # fmt: skip
        assert main([word]) == 2
        assert capsys.readouterr().err.startswith(why), word


@pytest.mark.parametrize("words", [["--lang", "zh"], ["--lang=zh_CN", str(sample_basin("two_farms"))]])
def test_a_window_may_be_asked_for_in_a_language(words, capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(words) == 2
    assert "显示" in capsys.readouterr().err
