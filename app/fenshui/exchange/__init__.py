"""Other programs' basins: read into ours with a report of what was read, guessed and left out, and written for them."""

from fenshui.exchange.imported import Imported, Report

__all__ = ["Imported", "Report"]
