"""Numbers as people type them: thousands may stand apart by commas, and a comma is nothing else."""

import re

_GROUPED = re.compile(r"[-+]?\d{1,3}([,，]\d{3})+(\.\d+)?")


def ungrouped(text: str) -> str:
    """A number without the commas between its thousands; any other text as it is, a decimal comma with it."""
    return text.replace(",", "").replace("，", "") if _GROUPED.fullmatch(text) else text
