"""Wrong registers: one line of a rule changed at a time, in the running program, and put right again."""

import contextlib
import inspect
from importlib import import_module
from types import FunctionType


@contextlib.contextmanager
def planted(module, right, wrong):
    """The program with `wrong` in the place of `right`, which stands exactly once in `fenshui.register.<module>`."""
    room = import_module(f"fenshui.register.{module}")
    source = inspect.getsource(room)
    assert source.count(right) == 1, f"{module}: {right!r} stands there {source.count(right)} times"
    spoilt = {"__name__": room.__name__}
    exec(compile(source.replace(right, wrong), room.__file__, "exec"), spoilt)
    kept = []
    for name, good in list(vars(room).items()):
        kept += _exchanged(room, name, good, spoilt.get(name), room.__name__)
    try:
        yield
    finally:
        for undo in kept:
            undo()


def _exchanged(owner, name, good, bad, home):
    """Put the wrong one where the right one is; gives what puts it back."""
    if isinstance(good, property):
        good, bad = good.fget, bad.fget
    if isinstance(good, FunctionType) and good.__module__ == home and good.__code__.co_code:
        code, good.__code__ = good.__code__, bad.__code__
        return [lambda: setattr(good, "__code__", code)]
    if isinstance(good, type) and good.__module__ == home:
        pairs = [(one, vars(good)[one], vars(bad).get(one)) for one in list(vars(good)) if not one.startswith("__")]
        return [undo for one, of_good, of_bad in pairs for undo in _exchanged(good, one, of_good, of_bad, home)]
    if name.isupper() or name.lstrip("_").isupper():
        return _exchanged_table(owner, name, good, bad)
    return []


def _exchanged_table(owner, name, good, bad):
    """Constants and tables, but for those that hold functions, which are exchanged where they stand."""
    plain = not isinstance(good, dict | tuple | frozenset) or not any(
        callable(one) for one in (good.values() if isinstance(good, dict) else good)
    )
    if isinstance(owner, type) or not plain or type(good).__module__ != "builtins" or good == bad:
        return []
    setattr(owner, name, bad)
    return [lambda: setattr(owner, name, good)]
