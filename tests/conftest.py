"""What all tests share: reproducible draws, no clock on them."""

from hypothesis import settings

settings.register_profile("everyday", deadline=None, derandomize=True, max_examples=30)
settings.load_profile("everyday")
