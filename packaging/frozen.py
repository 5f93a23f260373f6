"""Where the frozen program begins."""

from multiprocessing import freeze_support

from fenshui.cli import run

if __name__ == "__main__":
    freeze_support()
    run()
