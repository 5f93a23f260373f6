"""A verb of `register` as people type it, signed by some of those at the desk of the fixture `desk`."""

from fenshui.cli.main import main


def register(desk, verb, *words, by=("authority",)):
    signed = [word for name in by for word in ("--by", str(desk / f"{name}.key"))]
    return main(["register", verb, *map(str, words), *signed, "--ledger", str(desk / "book.db")])
