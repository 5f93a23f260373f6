"""The handbook as a static site: every page of resources/handbook in each language it speaks."""

import re
import shutil
import sys
from pathlib import Path

from fenshui.export.handbook import LANGUAGES, page_in, pages
from fenshui.places import resource
from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent
STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --ground: #fff; --blue: #1f4e79; --pale: #d5dae1; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --ground: #16191d; --blue: #8fc1ea; --pale: #39404a; } }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: var(--ink); background: var(--ground);
  font: 16px/1.6 "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif; }
h1, h2, h3, a { color: var(--blue); } table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border-bottom: 1px solid var(--pale); padding: .35rem .6rem; text-align: left; vertical-align: top; }
pre { border: 1px solid var(--pale); padding: .8rem; overflow-x: auto; }
img { max-width: 100%; } code { font-size: .92em; } nav { margin-bottom: 2rem; }
"""


def build(folder: Path) -> None:
    """Write the site; what stood there is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(resource("pictures"), folder / "pictures")
    text = MarkdownIt().enable("table")
    for language in LANGUAGES:
        for page in pages():
            file = folder / language / page.with_suffix(".html")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_html(language, page, text.render(page_in(page, language))), encoding="utf-8")


def _html(language: str, page: Path, body: str) -> str:
    up = "../" * (len(page.parts) - 1)
    other = "en" if language == "zh_CN" else "zh_CN"
    turn = (
        f'<a href="{up}../{other}/{page.with_suffix(".html").as_posix()}">{"English" if other == "en" else "中文"}</a>'
    )
    nav = f'<nav><a href="{up}index.html">{"手册" if language == "zh_CN" else "Handbook"}</a> · {turn}</nav>'
    linked = re.sub(r'href="([^":]+)\.md"', r'href="\1.html"', body)
    head = f'<meta charset="utf-8"><title>{page.stem}</title><style>{STYLE}</style>'
    lang = language.replace("_", "-")
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{nav}{linked}</body></html>\n'


if __name__ == "__main__":
    build(Path(sys.argv[1]))
