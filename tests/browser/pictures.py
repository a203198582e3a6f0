"""`make accept-pictures`: pictures of the style guide as it shall look, to hold it against (`test_pictures.py`).

Pixels are the same only in the same browser with the same fonts; `made-with.json` says which those were. Pictures are
taken at half size, which is enough to see what has moved or changed colour.
"""

import json
import os
import shutil
import subprocess
import sys
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from languages import declared

FOLDER = Path(__file__).parent / "pictures"
MADE_WITH = FOLDER / "made-with.json"
COLOURS = 32
#: Of 255 steps of light, the fewest that count as a difference.
SEEN = 24
#: How the guide is looked at: the options of a browser context.
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 0.5, "reduced_motion": "reduce"}
LOOKS = {
    "phone": PHONE,
    "dark": {**PHONE, "color_scheme": "dark"},
    "desktop": {**PHONE, "viewport": {"width": 1280, "height": 900}},
}
CASES = [(code, look) for code in declared.SHOWN for look in LOOKS]
#: Where each example stands, from top to bottom, in pixels of the picture.
PLACES = """all => all.map(one => {
    const { top, bottom } = one.getBoundingClientRect();
    return [one.querySelector('.kind').textContent, (top + scrollY) / 2, (bottom + scrollY) / 2];
})"""


def made_with(browser: Browser) -> dict[str, str]:
    """What decides about pixels beside our own code: the browser, and the fonts of the machine."""
    fonts = subprocess.run(["fc-list", ":", "file"], capture_output=True, text=True, check=False).stdout
    drawn = sorted(Path(line.rstrip(": ")).name for line in fonts.splitlines())
    return {"browser": browser.version, "fonts": blake2b("\n".join(drawn).encode(), digest_size=8).hexdigest()}


def open_guide(browser: Browser, address: str, session: dict, code: str, look: str) -> Page:
    page = browser.new_context(base_url=address, storage_state=session, **LOOKS[look]).new_page()
    page.goto(f"/stilguide/{code}/")
    page.evaluate("document.activeElement.blur()")
    return page


def picture_of(page: Page) -> Image.Image:
    taken = Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled", caret="hide")))
    return taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def path_of(code: str, look: str) -> Path:
    return FOLDER / f"{code}-{look}.png"


def changed(page: Page, picture: Image.Image, accepted: Image.Image) -> list[str]:
    """The examples that do not look as they were accepted; all from the first where the heights differ."""
    height = min(picture.height, accepted.height)
    both = [one.convert("RGB").crop((0, 0, one.width, height)) for one in (picture, accepted)]
    differing = ImageChops.difference(*both).convert("L").point(lambda value: 255 if value > SEEN else 0)

    def is_changed(top: float, bottom: float) -> bool:
        return bottom > height or bool(differing.crop((0, int(top), differing.width, int(bottom))).getbbox())

    places = page.locator(".example").evaluate_all(PLACES)
    return [name for name, top, bottom in places if is_changed(top, bottom)]


def main() -> None:
    """Accept how the guide looks now, in every language and look."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "tests/browser/test_pictures.py", "--everything"]
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    environment = {"ACCEPT_PICTURES": "yes", "CHROMIUM": chromium, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}
    raise SystemExit(subprocess.call(pytest, env={**os.environ, **environment}))


def accept(browser: Browser, code: str, look: str, picture: Image.Image) -> None:
    FOLDER.mkdir(exist_ok=True)
    picture.save(path_of(code, look), optimize=True)
    MADE_WITH.write_text(json.dumps(made_with(browser), indent=2) + "\n")


if __name__ == "__main__":
    main()
