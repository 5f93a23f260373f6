"""Text files as they may come: UTF-8, with or without a mark at the start, of a bearable size."""

from pathlib import Path

from fenshui.words import Refused

MOST_BYTES = 256 * 1024 * 1024


def read_text(path: Path) -> str:
    """The whole text of a file. Raises `Refused` where it is missing, too large or not UTF-8 text."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("reading.too_large", file=path.name, most_mib=MOST_BYTES // 2**20)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise Refused("reading.no_file", file=str(path)) from None
    except OSError as fault:
        raise Refused("reading.cannot_read", file=str(path), reason=fault.strerror or str(fault)) from None
    except UnicodeDecodeError as fault:
        raise Refused("reading.not_utf8", file=path.name, byte=fault.start) from None
    if "\x00" in text:
        raise Refused("reading.not_text", file=path.name)
    return text
