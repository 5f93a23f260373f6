"""What is in a file that is no basin, and what is wrong with it: `check FILE`, before anybody imports it."""

from pathlib import Path

from fenshui.cli.faulty import complain_of
from fenshui.cli.speaking import in_words, tell, tell_machine
from fenshui.reading.outside import read_outside


def check_foreign(path: Path, to_machine: bool) -> int:
    """Say every problem in a line of its own; 2 with faults, 0 with warnings alone. Raises `Refused`."""
    foreign = read_outside(path)
    complain_of(foreign.problems)
    if to_machine:
        tables = [{"name": each.name, "rows": each.count, "columns": len(each.columns)} for each in foreign.tables]
        problems = [{"warning": each.is_warning, "line": in_words(each.line)} for each in foreign.problems]
        tell_machine({"file": str(path), "tables": tables, "problems": problems})
    else:
        for table in foreign.tables:
            tell("foreign.table", name=ascii(table.name)[1:-1], rows=table.count, columns=len(table.columns))
    return 2 if foreign.faults else 0
