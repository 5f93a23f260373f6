"""Figures that tests measured: they stand in the summary at the end of a run, in however many processes it ran."""

MARK = "figure: "


def note_figures(record_property, what, **figures):
    """Have this said at the end of the run: what was tried, and how many of what came of it."""
    said = ", ".join(f"{value:,} {name.replace('_', ' ')}" for name, value in figures.items())
    record_property(MARK + what, said)


def figure_lines(reports):
    """The lines for the summary, from the reports of all tests."""
    found = {name: said for report in reports for name, said in report.user_properties if name.startswith(MARK)}
    return [f"{name.removeprefix(MARK)}: {said}" for name, said in sorted(found.items())]
