"""A screen of its own for every story that needs one."""

import pytest
from x_screen import Screen


@pytest.fixture
def screen(tmp_path):
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder)
    yield made
    made.close()
