"""`python -m tests.browser.cards`: the pictures that messages show of a link, `static/img/og/<language>.png`.

Drawn with the site's own colours, pictograms and words; drawn again when one of them changes.
"""

import io
import os
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "static/img/og"
LOOK = Path(__file__).with_suffix(".css")
SIZE = {"width": 1200, "height": 630}
COLOURS = 64

STATIONS = ["home", "register", "idcard", "school", "sfi", "work"]
STATION = """<svg class="station" viewBox="0 0 84 84">
  <circle cx="42" cy="42" r="40"/><use href="#i-{}" x="18" y="18" width="48" height="48"/>
</svg>"""
PAGE = """<!doctype html>
<html lang="{tag}" dir="{direction}">
<meta charset="utf-8">
<style>{css}</style>
<body>{symbols}
<main>
  <p class="mark" lang="sv" dir="ltr"><svg><use href="#i-mark"/></svg><b>Välkomsten</b></p>
  <h1>{words}</h1>
</main>
<svg class="rose"><use href="#i-rose"/></svg>
<svg class="boat"><use href="#i-boat"/></svg>
<svg class="shore" viewBox="0 0 1440 66" preserveAspectRatio="none"><use href="#i-shore"/></svg>
<div class="land">
  <svg class="trail" viewBox="0 0 1200 60"><path d="M-10 30q100-60 200 0t200 0 200 0 200 0 200 0 220 0"/></svg>
  {stations}
</div>"""


def draw(browser: Browser, code: str) -> bytes:
    """The picture of one language, a PNG of few colours."""
    from django.utils.translation import override

    from languages import declared
    from pages.assets import read_source
    from pages.choices import MANIFEST_DESCRIPTION

    with override(code):
        words = str(MANIFEST_DESCRIPTION)
    page = browser.new_page(viewport=SIZE)
    page.set_content(
        PAGE.format(
            tag=declared.tag(code),
            direction=declared.direction(code),
            words=words,
            css=read_source("css/tokens.css") + LOOK.read_text(),
            symbols=read_source("img/icons.svg"),
            stations="".join(map(STATION.format, STATIONS)),
        )
    )
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    small = io.BytesIO()
    picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "valkomsten.settings.dev")
    django.setup()
    from languages import declared

    FOLDER.mkdir(parents=True, exist_ok=True)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "chromium"), args=sandbox)
        pictures = {language.code: draw(browser, language.code) for language in declared.INTERFACE}
        browser.close()
    for code, picture in pictures.items():
        (FOLDER / f"{code}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
