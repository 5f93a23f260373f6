"""What the PDF library would ask of a network, it is refused: a paper may name a server that signing it would call.

This module stands for the library's own clients of networks, which are never loaded (a quarter of a second, and all
that they could do). The room loads it before the library.
"""

import sys

from fenshui.words import Refused

_CLIENTS = ("pyhanko.sign.timestamps.aiohttp_client", "pyhanko_certvalidator.fetchers.aiohttp_fetchers")


class HTTPTimeStamper:
    """What gets time stamps of a server, by the library's name for it."""

    def __init__(self, url: str) -> None:
        """Raises `Refused`, always."""
        raise Refused("export.pdf_asks_network", url=url)


class AIOHttpFetcherBackend:
    """What looks on servers for certificates and for what was withdrawn, by the library's name for it."""

    def __init__(self) -> None:
        """Raises `Refused`, always; nobody here lets it fetch."""
        raise Refused("export.pdf_asks_network", url="OCSP, CRL")


for _name in _CLIENTS:
    sys.modules[_name] = sys.modules[__name__]
