"""What leaves the house: the agreement on paper, pictures, and the evidence a stranger can check."""

from fenshui.export import no_network  # noqa: F401  (before the PDF library, which then loads no network)
