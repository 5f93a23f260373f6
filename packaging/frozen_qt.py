"""Runs before the frozen program: says where Qt's plugins lie, without loading Qt.

PyInstaller's own piece for this loads Qt at every start, even for `fenshui --version`, and before the window leaves out
what nobody needs of it (`fenshui.gui.lean_imports`); `fenshui.spec` leaves that piece out.
"""

import os
import sys

_ON_WINDOWS = sys.platform == "win32"
_INSIDE = sys._MEIPASS  # the folder of everything that is packed with the program

os.environ["QT_PLUGIN_PATH"] = os.path.join(_INSIDE, "PySide6", *([] if _ON_WINDOWS else ["Qt"]), "plugins")  # noqa: PTH118
if _ON_WINDOWS:
    os.environ["PATH"] = os.pathsep.join([_INSIDE, os.environ.get("PATH", "")])
