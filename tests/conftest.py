"""What all tests share: reproducible draws, no clock on them, garbage searched for."""

import gc

from figures import figure_lines
from hypothesis import HealthCheck, settings

settings.register_profile(
    "everyday", deadline=None, derandomize=True, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("everyday")


def pytest_runtest_setup():
    """What loads the window switches the search for garbage off; other tests run in its process too."""
    gc.enable()


def pytest_terminal_summary(terminalreporter):
    """Say the figures that tests measured."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    lines = figure_lines(reports)
    if lines:
        terminalreporter.section("what was measured")
        for line in lines:
            terminalreporter.line(line)
