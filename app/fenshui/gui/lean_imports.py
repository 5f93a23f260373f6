"""Loaded before the rest of the window: Qt, arrays and what is loaded after them, without work that nobody needs here.

PySide loads what writes stub files for programmers, whose patterns take longer to prepare than the window to be shown,
and NumPy loads the descriptions that programmers read. PySide also reads through the source of every module loaded
after it for the word "PySide6", so that a module may write its names in another spelling. Nobody here does. Where they
do so no more, or PySide brings its Python half packed in its library instead of unpacked beside it
(`packaging/unpack_qt.py`), nothing is changed.

On Linux NumPy asks for pages of 2 MB, and the system may then tidy up its memory in the middle of a drawing, which
takes tens of milliseconds; a window would rather have small pages at once.

What is loaded stays: Python need not search it for garbage meanwhile. From then on `garbage.py` sees to that.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_NOT_NEEDED = {
    "shibokensupport.signature.lib.pyi_generator",
    "numpy._core._add_newdocs",
    "numpy._core._add_newdocs_scalars",
}


class _LeftOut:
    """Finds modules that nobody needs, and finds them empty."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        loader: Any = self  # `importlib.abc`, where what a loader is has its name, takes too long to load
        return ModuleSpec(name, loader) if name in _NOT_NEEDED else None

    def create_module(self, spec: ModuleSpec) -> None:
        """As usual."""

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it."""


gc.disable()
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
sys.meta_path.insert(0, _LeftOut())

import PySide6.QtCore  # noqa: E402, F401


def _uses_other_spellings(module: ModuleType) -> bool:
    return False


_READER = sys.modules.get("shibokensupport.feature")
if hasattr(_READER, "_mod_uses_pyside"):
    setattr(_READER, "_mod_uses_pyside", _uses_other_spellings)  # noqa: B010
