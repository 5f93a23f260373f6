"""The help: whole in both languages, in columns that stand, with nothing of the program's own inside."""

import argparse
import re

import pytest
from fenshui.cli.help_layout import broken, columns
from fenshui.cli.main import command_line
from fenshui.cli.speaking import speak
from hypothesis import given
from hypothesis import strategies as st


def every_help(language):
    """Program and help of the whole command line and of every verb in it."""
    speak(language)
    try:
        yield from _below(command_line())
    finally:
        speak("en")


def _below(parser):
    yield parser.prog, parser.format_help()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, verb in action.choices.items():
                action.load(name)
                yield from _below(verb)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_verb_has_a_help_that_fits_an_everyday_terminal(language, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    said = dict(every_help(language))
    assert len(said) > 70
    for program, text in said.items():
        assert "SAID_" not in text, program
        for line in text.splitlines():
            assert columns(line) <= 100, (program, line)


@pytest.mark.parametrize(("language", "end"), [("en", "."), ("zh_CN", "。")])
def test_what_a_verb_is_for_is_a_sentence(language, end):
    for program, text in every_help(language):
        about = text.split("\n\n")[1]
        assert about.endswith(end), (program, about)
        assert not about[0].islower(), (program, about)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_argument_says_what_it_is(language):
    speak(language)
    verbs = command_line()._actions[-1]
    for name, group in verbs.choices.items():
        verbs.load(name)
        for action in group._actions:
            assert action.help or isinstance(action, argparse._SubParsersAction), (group.prog, action)
    speak("en")


def test_chinese_help_is_aligned_by_what_is_seen_and_a_per_cent_sign_is_one(monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    said = dict(every_help("zh_CN"))
    usage = said["fenshui allocate"].splitlines()[:2]
    assert columns(usage[0][: usage[0].index("[")]) == len(re.match(" *", usage[1])[0])
    assert "来水频率，%" in said["fenshui register plan-year"]
    assert "\n选项：\n" in said["fenshui check"]


def test_lines_are_broken_between_chinese_characters_but_not_before_a_comma():
    assert broken("分水分水，分水", 8) == ["分水分水，", "分水"]
    assert broken("one two  three", 7) == ["one two", "three"]
    assert broken("见 FENSHUI_LANG 的值", 8) == ["见", "FENSHUI_LANG", "的值"]


@given(st.text(alphabet="ab 水分，。 （", max_size=60), st.integers(4, 20))
def test_breaking_lines_loses_nothing_but_blanks(text, width):
    assert "".join("".join(broken(text, width)).split()) == "".join(text.split())
