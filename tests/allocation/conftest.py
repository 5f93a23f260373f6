"""Small rivers are run by every engine: the answer worked by hand holds for each."""

import pytest
from fenshui.allocation import allocate


@pytest.fixture(params=["water-line", "packing", "lp"])
def divide(request):
    """`allocate` by one engine."""
    return lambda basin, **more: allocate(basin, engine=request.param, **more)
