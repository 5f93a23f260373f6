"""The house keeps its measure: sizes, names, the order of dependence, one window library in one place."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import fenshui
import pytest

SOURCE = Path(fenshui.__file__).parent
ROOT = SOURCE.parent.parent
FILES = sorted(SOURCE.rglob("*.py"))
MOST = {"file": 400, "function": 50, "class": 250, "methods": 20, "main_window.py": 250}
_BARRED = r"(^|_)(utils?|helpers?|managers?|handlers?|services?|base)$"


def name_of(path):
    return path.relative_to(SOURCE).as_posix()


def trees():
    return [(file, ast.parse(file.read_text(encoding="utf-8"))) for file in FILES]


def length(node):
    return node.end_lineno - node.lineno + 1


def test_no_file_is_too_long():
    lines = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert {file: count for file, count in lines.items() if count > MOST["file"]} == {}
    assert lines.get("gui/main_window.py", 0) < MOST["main_window.py"]


def test_no_function_is_too_long():
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    long = [
        f"{name_of(file)}:{node.name} {length(node)}"
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, kinds) and length(node) > MOST["function"]
    ]
    assert long == []


def test_no_class_is_too_large():
    large = [
        f"{name_of(file)}:{node.name}"
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and (
            length(node) > MOST["class"] or sum(isinstance(one, ast.FunctionDef) for one in node.body) > MOST["methods"]
        )
    ]
    assert large == []


def test_nothing_is_called_a_helper():
    """Names that say nothing: utils, helpers, manager, handler, service, base."""
    files = [name_of(file) for file in FILES if re.search(_BARRED, file.stem) or re.search(_BARRED, file.parent.name)]
    classes = [
        f"{name_of(file)}:{node.name}"
        for file, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and re.search(r"(Utils?|Helper|Manager|Handler|Service|Base)$", node.name)
    ]
    assert files + classes == []


def test_nothing_is_left_to_do():
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    places = [*FILES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "packaging").glob("*"))]
    own = Path(__file__)
    marked = [str(file) for file in places if file.is_file() and file != own and marks.search(_text(file))]
    assert marked == []


def _text(file):
    return file.read_text(encoding="utf-8", errors="replace")


def test_every_room_imports_only_what_stands_below_it():
    """The layer contract of pyproject.toml, with every room in it and no Qt below the window."""
    program = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stdout


def imported_by(statement, *modules):
    """Which of these modules a statement brings into a fresh Python."""
    script = f"import sys\n{statement}\nprint(*[name for name in {modules!r} if name in sys.modules])"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.split()


def test_the_window_opens_without_the_heavy_libraries():
    """Pandas and geopandas cost more than a second at the start; who needs them loads them when it does."""
    assert imported_by("import fenshui.gui.main_window", "pandas", "geopandas") == []


def test_the_command_line_brings_no_window():
    assert imported_by("import fenshui.cli", "PySide6", "pyqtgraph", "pandas", "geopandas") == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_module_says_what_it_is_for(file):
    """A docstring of one line first, as a reader meets it."""
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
