"""Small rivers are run by both engines: the answer worked by hand holds for each."""

import pytest
from fenshui.allocation import allocate


@pytest.fixture(params=["water-line", "lp"])
def divide(request):
    """`allocate` by one engine."""
    return lambda basin, **more: allocate(basin, engine=request.param, **more)
