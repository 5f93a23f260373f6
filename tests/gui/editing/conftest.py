"""A basin of a few places, open in the editor."""

import pytest
from fenshui.basin.conversion import convert
from fenshui.places import sample_basin


@pytest.fixture
def editing_farms(window, settled, tmp_path):
    """A copy of the smallest quarrel, being edited."""
    convert(sample_basin("two_farms"), tmp_path / "farms")
    window.live.open_basin(tmp_path / "farms")
    settled(window.live)
    window.editor.mode.trigger()
    yield window
    window.live.editing.forget()
