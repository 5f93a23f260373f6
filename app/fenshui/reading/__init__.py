"""The guarded reader of files that come from outside."""

from fenshui.reading.problem import Problem

__all__ = ["Problem"]
