"""The handbook says what is: every command in it runs, every link leads somewhere, both languages tell the same."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from fenshui.cli.main import main
from fenshui.export.handbook import page_in, pages, title_in
from fenshui.places import resource, sample_basin

HOME = resource("handbook")
IN_TWO_PARTS = [page for page in pages() if "\n---\n" in (HOME / page).read_text(encoding="utf-8")]
CASE = Path("worked-case.md")
"""Its commands take half a minute; they are the same in both languages, and run once."""


def commands(page, language):
    """What is run; a block marked `sh` needs an administrator or a network, and is not."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page_in(page, language), re.DOTALL | re.MULTILINE)
    return [line for mark, block in blocks if mark != "sh" for line in block.splitlines() if line.strip()]


TOLD = [
    page for page in IN_TWO_PARTS if any(line.startswith("fenshui ") for line in commands(page, "en")) and page != CASE
]
WHERE_KEYS_ARE_MET = [Path(name) for name in ("first-deal.md", "command-line.md", "ledger.md")]
"""Pages that say themselves where a passphrase comes from; the reader of any other has set the variable before."""


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """A reader who sits in an empty folder with a copy of two_farms."""
    shutil.copytree(sample_basin("two_farms"), tmp_path / "two_farms")
    monkeypatch.chdir(tmp_path)
    for variable in ("FENSHUI_PASSPHRASE", "FENSHUI_LOG_PASSPHRASE"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.mark.parametrize("page", TOLD, ids=str)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_command_of_a_page_runs_from_top_to_bottom(reader, monkeypatch, capsys, page, language):
    monkeypatch.setenv("FENSHUI_LANG", language)
    if page not in WHERE_KEYS_ARE_MET:
        monkeypatch.setenv("FENSHUI_PASSPHRASE", "correct horse battery staple")
    run_all(commands(page, language), capsys, monkeypatch)


def run_all(lines, capsys, monkeypatch):
    """Do what a shell would: a few of its own words, and the program; nobody sits at the keyboard."""
    for line in lines:
        program, *words = shlex.split(line)
        if program == "mkdir":
            Path(words[0]).mkdir()
        elif program == "export":
            monkeypatch.setenv(*words[0].split("=", 1))
        elif program == "echo":
            said, into, file = words
            assert into == ">", line
            Path(file).write_text(f"{said}\n", encoding="utf-8")
        else:
            assert program == "fenshui", line
            status = main(words)
            assert status == 0, (line, capsys.readouterr().err)


@pytest.mark.parametrize("page", WHERE_KEYS_ARE_MET, ids=str)
def test_where_a_reader_first_meets_a_key_its_passphrase_is_told(page):
    for language, word in (("en", "passphrase"), ("zh_CN", "口令")):
        text = page_in(page, language)
        first_key = text.index("fenshui ledger key make")
        assert word in text[:first_key] and 'export FENSHUI_PASSPHRASE="' in text


def test_the_worked_case_runs_from_the_proposal_to_the_minutes_and_its_figures_are_those_of_its_commands(
    reader, monkeypatch, capsys
):
    shutil.copytree(sample_basin("yellow_river"), reader / "yellow_river")
    monkeypatch.setenv("FENSHUI_LANG", "en")
    monkeypatch.setenv("FENSHUI_PASSPHRASE", "correct horse battery staple")
    run_all(commands(CASE, "en"), capsys, monkeypatch)
    said = capsys.readouterr().out
    assert said.count("no third party is injured") >= 2 and "weining-ningdong: approved" in said
    first, second = (json.loads((reader / folder / "impact.json").read_bytes()) for folder in ("first", "second"))
    (actual, entitled), (agreed, _) = first["drought"], second["drought"]
    dry, pause = actual["driest"][0], entitled["pause"]
    assert (dry["water_year"], dry["worst_right"], pause["section"]) == (2001, "qingtongxia-agriculture", "shizuishan")
    assert agreed["pause"] is None
    figures = [
        f"{dry['injury_hm3']:.1f}",
        f"{agreed['driest'][0]['injury_hm3']:.1f}",
        f"{agreed['driest'][0]['bought_hm3']:.1f}",
        f"{pause['below_m3_s']:.1f} m³/s",
        f"{pause['periods_share']:.1%}".replace("%", " %"),
    ]
    answered = ["27,610,200", "13,788", "45,636,646", "0.12%", "0.094%"]
    assert [figure for figure in answered if figure not in said] == []
    for language in ("en", "zh_CN"):
        page = page_in(CASE, language)
        assert [each for each in (*figures, *answered) if each.replace("%", " %").replace("  ", " ") not in page] == []


@pytest.mark.parametrize("page", pages(), ids=str)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", (HOME / page).read_text(encoding="utf-8")):
        assert (HOME / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("page", IN_TWO_PARTS, ids=str)
def test_both_languages_have_the_same_commands_links_and_tables(page):
    english, chinese = page_in(page, "en"), page_in(page, "zh_CN")
    assert [line.replace("zh_CN", "en") for line in commands(page, "zh_CN")] == commands(page, "en")
    assert re.findall(r"\]\(([^)]+)\)", chinese.replace("-zh.png", ".png")) == re.findall(r"\]\(([^)]+)\)", english)
    assert chinese.count("\n|") == english.count("\n|")


@pytest.mark.parametrize("page", pages(), ids=str)
def test_every_file_of_the_house_that_a_page_names_is_there(page):
    for named in re.findall(r"`(packaging[/\\][^` ]+)", (HOME / page).read_text(encoding="utf-8")):
        assert Path(__file__).resolve().parents[2].joinpath(*re.split(r"[/\\]", named)).exists(), named


def test_pictures_are_small_and_were_drawn_by_the_command_below_them():
    for page in IN_TWO_PARTS:
        for language in ("en", "zh_CN"):
            text = page_in(page, language)
            for target in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text):
                picture = HOME.joinpath(target).read_bytes()
                assert picture.startswith(b"\x89PNG") and len(picture) < 150_000
                wide, high = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
                command = "fenshui picture --basin two_farms --assess --panel review"
                assert f"{command} --size {wide}x{high} --lang {language} --out " in text


def test_every_page_is_in_the_index():
    listed = (HOME / "index.md").read_text(encoding="utf-8")
    for page in pages():
        if page.parts[0] != "decisions" and page.name != "index.md":
            assert f"({page.as_posix()})" in listed, page


def test_the_contents_speak_one_language_and_go_in_the_order_of_the_index():
    assert [page.name for page in pages()[:4]] == ["index.md", "install.md", "first-deal.md", "worked-case.md"]
    for page in pages():
        if page.parts[0] != "decisions":
            assert title_in(page, "en").isascii() and not title_in(page, "zh_CN").isascii(), page
    assert title_in(Path("glossary.md"), "zh_CN") == "术语表"


def test_the_site_has_every_page_in_both_languages(tmp_path):
    import importlib.util

    root = Path(__file__).resolve().parents[2]
    stated = importlib.util.spec_from_file_location("site_pages", root / "packaging" / "site_pages.py")
    site = importlib.util.module_from_spec(stated)
    stated.loader.exec_module(site)
    site.build(tmp_path / "site")
    for language in ("en", "zh_CN"):
        for page in pages():
            file = tmp_path / "site" / language / page.with_suffix(".html")
            for target in re.findall(r'(?:href|src)="([^":#]+)"', file.read_text(encoding="utf-8")):
                assert (file.parent / target).exists(), (page, target)


@pytest.mark.parametrize("page", sorted(pages()), ids=str)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_is_to_be_bold_is(page, language):
    """Markdown does not end it between a mark and a letter, which Chinese writes without a space."""
    prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", page_in(page, language), flags=re.DOTALL | re.MULTILINE)
    ends = [found[0] for found in re.finditer(r"\*\*[^*\n]+\*\*\w?", prose)]
    assert not [end for end in ends if re.search(r"[^\w\s]\*\*\w$", end)]
