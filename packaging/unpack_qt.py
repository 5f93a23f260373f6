"""Unpacks the Python half of Qt beside its library and compiles it, once.

It is packed in the library as text, and would be compiled again at every start of the window: a third of the time until
it is in sight. `SBK_EMBED` is Qt's own switch for it.
"""

import os
from compileall import compile_dir
from pathlib import Path
from py_compile import PycInvalidationMode

os.environ["SBK_EMBED"] = "0"

import shiboken6

UNPACKED = Path(shiboken6.__file__).parent / "files.dir"

if not compile_dir(UNPACKED, quiet=1, force=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH):
    raise SystemExit(f"fenshui: the Python half of Qt could not be unpacked in {UNPACKED}")
