import subprocess
import sys

HEAVY = (
    "pandas", "geopandas", "pyogrio", "pyqtgraph", "numba", "llvmlite", "scipy", "highspy", "networkx", "fpdf",
    "pyhanko", "cryptography", "asn1crypto", "openpyxl", "PIL",
)  # fmt: skip


def told_after(loading, told):
    probe = f"import sys, linecache; {loading}; print({told})"
    return subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout.strip()


def loaded_with_the_window(told):
    every = "from importlib import import_module as load; from fenshui.gui.furniture import PANELS"
    panels = "[load('fenshui.gui.' + panel.rpartition('.')[0]) for panel in PANELS.values()]"
    rest = "import fenshui.gui.editing.editor, fenshui.gui.menus.actions"
    return told_after(f"import fenshui.gui.session; {every}; {panels}; {rest}", told)


def test_the_frame_is_in_sight_before_any_panel_and_any_array_is_loaded():
    frame = "from fenshui.gui import app; dressed = app.application_dressed(); app.MainWindow().show()"
    loaded = told_after(frame, "sorted({'.'.join(m.split('.')[:3]) for m in sys.modules})")
    assert "fenshui.gui.main_window" in loaded
    late = ("numpy", "fenshui.gui.panels", "fenshui.basin", "fenshui.desk")
    assert not [name for name in late if f"'{name}" in loaded]


def test_a_command_line_without_a_verb_loads_neither_a_basin_nor_a_verb():
    loaded = told_after("import fenshui.cli.main", "sorted(m for m in sys.modules if m.startswith('fenshui.'))")
    assert "fenshui.cli.window" in loaded
    assert not [late for late in ("fenshui.basin", "fenshui.reading", "fenshui.gui", "_verb") if late in loaded]


def test_the_window_stands_before_anything_heavy_is_loaded():
    assert loaded_with_the_window(f"[m for m in {HEAVY} if m in sys.modules]") == "[]"


def test_nobody_reads_through_what_is_loaded_for_other_spellings():
    first = "import fenshui.gui.lean_imports; "
    probe = f"{first}import sys, linecache, fenshui.gui.session; print(len(linecache.cache), len(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    read, loaded = map(int, answer.stdout.split())
    assert read < 20 < loaded


def test_the_python_half_of_qt_is_compiled_once_and_what_nobody_needs_of_it_is_left_out():
    support = "__import__('sys').modules['shibokensupport.signature.%s']"
    loading = "import fenshui.gui.lean_imports"
    assert "files.dir" in told_after(loading, support % "parser" + ".__cached__")
    assert told_after(loading, f"hasattr({support % 'lib.pyi_generator'}, 'Formatter')") == "False"
    assert told_after(loading + ", numpy", "numpy.ndarray.__doc__") == "None"


def test_arrays_ask_for_no_large_pages_in_the_window(monkeypatch):
    """The system tidies up its memory for them while a page of the array is touched for the first time."""
    asked = "numpy._core.multiarray._set_madvise_hugepage(False)"  # gives what was in force
    monkeypatch.delenv("NUMPY_MADVISE_HUGEPAGE", raising=False)
    assert told_after("import fenshui.basin, numpy", asked) == "True"
    assert told_after("import fenshui.gui.app, numpy", asked) == "False"


def test_what_a_basin_loads_later_is_there_when_it_is_asked_for():
    told = "'fenshui.basin.problems' in sys.modules, __import__('fenshui.basin').basin.find_problems.__name__"
    assert loaded_with_the_window(told) == "False find_problems"
