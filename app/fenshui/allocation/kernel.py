"""How the engine's inner loops are compiled, and where the machine code is kept.

numba keeps compiled code by the file of each function and does not see that a function it calls has changed. So the
code is kept in a folder named by the content of all files that hold such functions or the arrays they work on:
another version never runs old loops.
"""

import contextlib
import hashlib
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba
import platformdirs

from fenshui.places import holds_machine_code

Function = TypeVar("Function", bound=Callable[..., object])
_HERE = Path(__file__).resolve().parent
_SHARED = Path("/var/cache/fenshui/kernels")
"""Where the installer on Linux leaves machine code for all users."""
_UNUSED_S = 60 * 86_400
"""Code of a version that nobody has run for two months is thrown away."""


def _folder() -> Path:
    digest = hashlib.sha256()
    for source in sorted(_HERE.glob("*.py")):
        content = source.read_bytes()
        if b"@compiled" in content or b"@inner_loop" in content or b"NamedTuple" in content:
            digest.update(content)
    return Path(platformdirs.user_cache_dir("fenshui", appauthor=False)) / "kernels" / digest.hexdigest()[:16]


def take_over(shared: Path, mine: Path) -> None:
    """Begin with the machine code that the installer made for everybody, where this version has none yet."""
    if not mine.exists() and shared.is_dir():
        shutil.copytree(shared, mine, copy_function=shutil.copy2, dirs_exist_ok=True)


def throw_away_old(kept: Path, now_s: float) -> None:
    """Remove the machine code of versions not run for long; `kept` is this one's folder, and counts as run now."""
    try:
        kept.mkdir(parents=True, exist_ok=True)
        kept.touch()
        for other in kept.parent.iterdir():
            if other != kept and now_s - other.stat().st_mtime > _UNUSED_S:
                shutil.rmtree(other, ignore_errors=True)
    except OSError:
        pass  # a cache that cannot be tidied is no reason not to run


_MINE = _folder()
numba.config.CACHE_DIR = str(_MINE)
with contextlib.suppress(OSError):  # then it is compiled anew
    take_over(_SHARED / _MINE.name, _MINE)
throw_away_old(_MINE, time.time())
MUST_COMPILE = not holds_machine_code(_MINE)
"""Whether this version runs for the first time here: its first calculation waits half a minute for the compiler."""
_jit = numba.njit(cache=True, nogil=True, error_model="numpy")
_inner_jit = numba.njit(cache=True, nogil=True, error_model="numpy", _nrt=False)


def _knowing_its_file(function: Function) -> Function:
    """The frozen program half forgets where its sources lie, and numba would keep the machine code elsewhere."""
    if getattr(sys, "frozen", False):
        source = Path(str(sys.modules[function.__module__].__file__)).with_suffix(".py")
        function.__code__ = function.__code__.replace(co_filename=str(source))
    return function


def compiled(function: Function) -> Function:
    """A function as machine code: without the GIL, kept from one start of the program to the next."""
    return cast(Function, _jit(_knowing_its_file(function)))


def inner_loop(function: Function) -> Function:
    """A function as machine code that makes no array of its own: arrays handed to it are not counted, which is most
    of what a call costs (a third to two thirds of the time of a period)."""
    return cast(Function, _inner_jit(_knowing_its_file(function)))
