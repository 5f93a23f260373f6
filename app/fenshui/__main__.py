"""`python -m fenshui` is `fenshui`."""

from fenshui.cli import run

if __name__ == "__main__":
    run()
