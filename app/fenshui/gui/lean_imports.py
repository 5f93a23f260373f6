"""Loaded before the rest of the window: what is loaded afterwards is loaded a tenth faster.

PySide reads through the source of every module loaded after it for the word "PySide6", so that a module may write its
names in another spelling. Nobody here does, and most of what is loaded is not ours. Where PySide does so no more,
nothing is changed.
"""

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401


def _uses_other_spellings(module: ModuleType) -> bool:
    return False


_READER = sys.modules.get("shibokensupport.feature")
if hasattr(_READER, "_mod_uses_pyside"):
    setattr(_READER, "_mod_uses_pyside", _uses_other_spellings)  # noqa: B010
