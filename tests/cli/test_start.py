"""A verb loads what it needs and no more; where none is called, none is loaded."""

import subprocess
import sys
from importlib import import_module

import pytest
from fenshui.cli import ledger_verbs, market_verbs, negotiation_verbs, register_verbs
from fenshui.cli.main import GROUPS, main
from fenshui.cli.parser import Parser
from fenshui.negotiation.case_file import case_bytes
from fenshui.places import sample_basin
from table_of_three import offered

INNER = (
    *(ledger_verbs.MAKING, ledger_verbs.KEEPING, register_verbs.WRITING, register_verbs.YEARLY),
    *(negotiation_verbs.DOING, negotiation_verbs.KEEPING, market_verbs.ON_PAPER),
)
ENGINE = {"fenshui.allocation", "numba", "scipy", "highspy"}
PAPER = {"fenshui.export.pdf", "fpdf", "PIL"}
SIGNED_PAPER = {"pyhanko"}


def loaded_after(code, *words):
    """The modules of a fresh Python that did this and is still there."""
    told = f"import sys; {code}; print('loaded:', *sys.modules, sep='\\n')"
    ended = subprocess.run([sys.executable, "-c", told, *words], capture_output=True, text=True, check=True)
    return set(ended.stdout.partition("loaded:")[2].split())


def loaded_by(*words):
    """The modules of a fresh Python that did what these words say."""
    return loaded_after("from fenshui.cli.main import main; main()", *words)


@pytest.mark.parametrize(("file", "names"), [pair for files in (GROUPS, *INNER) for pair in files.items()])
def test_a_file_adds_just_the_verbs_it_is_listed_with(file, names):
    verbs = Parser(prog="fenshui").add_subparsers()
    import_module(f"fenshui.cli.{file}").add_verbs(verbs)
    assert tuple(verbs.choices) == tuple(names)


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["-h", "check"], ["chekc"], ["chekc", "check"]])
def test_help_the_version_and_a_mistyped_verb_load_no_verb(words):
    loaded = loaded_by(*words)
    assert "fenshui.cli.verbs" in loaded
    assert not [name for name in loaded if name.endswith(("_verb", "_verbs"))]
    assert not loaded & {"fenshui.basin", "fenshui.desk", "fenshui.gui", "numpy", "shapely", "cryptography"}


@pytest.mark.parametrize("words", [["chekc"], ["chekc", "check"], ["--json", "chekc", "--help"]])
def test_a_mistyped_verb_is_told_all_there_are(words, capsys, monkeypatch):
    monkeypatch.setenv("FENSHUI_LANG", "en")
    every = ", ".join(verb for verbs in GROUPS.values() for verb in verbs)
    assert main(words) == 2
    assert capsys.readouterr().err == f"fenshui VERB: found “chekc”, expected one of: {every}\n"


def test_a_path_at_which_nothing_can_be_opened_is_told_as_one_and_not_as_a_verb(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("FENSHUI_LANG", "en")
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "nowhere: there is no such file or folder; expected a basin or a case" in capsys.readouterr().err
    (tmp_path / "letter.txt").write_text("x")
    assert main([str(tmp_path / "letter.txt")]) == 2
    assert "letter.txt: found neither a basin nor a case" in capsys.readouterr().err


def test_checking_a_basin_loads_neither_the_engine_nor_the_pdf_writer():
    loaded = loaded_by("check", str(sample_basin("two_farms")))
    assert "fenshui.basin" in loaded
    assert not loaded & (ENGINE | PAPER | SIGNED_PAPER | {"PySide6", "pandas"})


def test_looking_into_a_ledger_and_verifying_it_loads_neither_the_engine_nor_anything_about_paper(desk):
    book = str(desk / "book.db")
    for words in (["verify", book], ["ledger", "list", "--ledger", book], ["ledger", "--help"]):
        loaded = loaded_by(*words)
        assert "fenshui.cli.verify_verb" in loaded
        assert not loaded & (ENGINE | PAPER | SIGNED_PAPER | {"numpy"}), words


def test_who_holds_what_is_listed_without_the_engine(desk):
    loaded = loaded_by("register", "positions", "--ledger", str(desk / "book.db"))
    assert "fenshui.register" in loaded
    assert not loaded & (ENGINE | SIGNED_PAPER)


def test_looking_into_a_case_loads_neither_the_engine_nor_anything_about_paper(tmp_path):
    file = tmp_path / "a.case"
    file.write_bytes(case_bytes(offered()))
    for words in (["case", "show", str(file)], ["case", "open", "--help"], ["case", "--help"]):
        loaded = loaded_by(*words)
        assert "fenshui.cli.negotiation_verbs" in loaded
        assert not loaded & (ENGINE | PAPER | SIGNED_PAPER), words


def test_the_minutes_of_a_case_are_written_without_the_engine_and_an_act_done_without_the_pdf_writer(tmp_path):
    file, paper = tmp_path / "a.case", tmp_path / "a.pdf"
    file.write_bytes(case_bytes(offered()))
    loaded = loaded_by("case", "minutes", str(file), "--out", str(paper))
    assert paper.is_file() and "fpdf" in loaded
    assert not loaded & (ENGINE | SIGNED_PAPER)
    loaded = loaded_by("case", "accept", "--help")
    assert "fenshui.allocation" in loaded
    assert not loaded & (PAPER | SIGNED_PAPER)


def test_what_a_market_lists_is_told_without_the_engine_and_the_pdf_writer(desk):
    for name in ("index", "credit"):
        loaded = loaded_by("market", name, "--ledger", str(desk / "book.db"))
        assert "fenshui.market" in loaded
        assert not loaded & (ENGINE | SIGNED_PAPER | {"fenshui.export.pdf", "fenshui.export.paper", "fpdf"}), name


def test_what_reads_a_signed_paper_loads_nothing_that_writes_one():
    loaded = loaded_after("import fenshui.export.verify_pdf")
    assert "pyhanko" in loaded
    assert not loaded & {"fenshui.export.pdf", "fpdf"}


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
