import subprocess
import sys

HEAVY = ("pandas", "geopandas", "pyogrio", "pyqtgraph", "numba", "scipy", "highspy", "fpdf", "pyhanko")


def test_the_window_stands_before_anything_heavy_is_loaded():
    probe = f"import sys, fenshui.gui.main_window, fenshui.gui.app; print([m for m in {HEAVY} if m in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
