"""Whoever waits for the compiler the first time is told so, in one line; nobody else is."""

import numba
import pytest
from fenshui.cli.compiling import compiling_told
from fenshui.cli.speaking import speak


def compile_something(times):
    for _ in range(times):
        numba.njit(lambda number: number + 1)(1)


@pytest.mark.parametrize(
    ("language", "line"), [("en", "first calculation on this"), ("zh_CN", "本机首次计算：正在编译")]
)
def test_the_first_compiling_on_a_computer_is_told_once(tmp_path, capsys, monkeypatch, language, line):
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    speak(language)
    with compiling_told():
        assert capsys.readouterr().err == ""
        compile_something(2)
    speak("en")
    told = capsys.readouterr()
    assert told.err.startswith(line) and told.err.count("\n") == 1 and told.out == ""
    compile_something(1)
    assert capsys.readouterr().err == ""


def test_nobody_is_told_where_machine_code_was_kept(tmp_path, capsys, monkeypatch):
    (tmp_path / "kernel.nbi").touch()
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    with compiling_told():
        compile_something(1)
    assert capsys.readouterr().err == ""
