"""Loaded before the rest of the window: Qt, and what is loaded after it, without work that nobody here needs.

PySide loads what writes stub files for programmers, whose patterns take longer to prepare than the window to be shown.
And it reads through the source of every module loaded after it for the word "PySide6", so that a module may write its
names in another spelling. Nobody here does either. Where PySide does so no more, or brings its Python half packed in
its library instead of unpacked beside it (`packaging/setup` unpacks it), nothing is changed.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any


class _LeftOut:
    """Finds one module, and finds it empty."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        loader: Any = self  # `importlib.abc`, where what a loader is has its name, takes too long to load
        return ModuleSpec(name, loader) if name == self._name else None

    def create_module(self, spec: ModuleSpec) -> None:
        """As usual."""

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it."""


_left_out = _LeftOut("shibokensupport.signature.lib.pyi_generator")
sys.meta_path.insert(0, _left_out)
try:
    import PySide6.QtCore  # noqa: F401
finally:
    sys.meta_path.remove(_left_out)


def _uses_other_spellings(module: ModuleType) -> bool:
    return False


_READER = sys.modules.get("shibokensupport.feature")
if hasattr(_READER, "_mod_uses_pyside"):
    setattr(_READER, "_mod_uses_pyside", _uses_other_spellings)  # noqa: B010
