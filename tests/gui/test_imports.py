import subprocess
import sys

HEAVY = (
    "pandas", "geopandas", "pyogrio", "pyqtgraph", "numba", "llvmlite", "scipy", "highspy", "networkx", "fpdf",
    "pyhanko", "cryptography", "asn1crypto", "openpyxl", "PIL",
)  # fmt: skip


def loaded_with_the_window(told):
    probe = f"import sys, linecache, fenshui.gui.main_window, fenshui.gui.app; print({told})"
    return subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout.strip()


def test_the_window_stands_before_anything_heavy_is_loaded():
    assert loaded_with_the_window(f"[m for m in {HEAVY} if m in sys.modules]") == "[]"


def test_nobody_reads_through_what_is_loaded_for_other_spellings():
    first = "import fenshui.gui.lean_imports; "
    probe = f"{first}import sys, linecache, fenshui.gui.app; print(len(linecache.cache), len(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    read, loaded = map(int, answer.stdout.split())
    assert read < 20 < loaded


def test_what_a_basin_loads_later_is_there_when_it_is_asked_for():
    told = "'fenshui.basin.problems' in sys.modules, __import__('fenshui.basin').basin.find_problems.__name__"
    assert loaded_with_the_window(told) == "False find_problems"
