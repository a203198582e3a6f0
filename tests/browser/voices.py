"""A phone's voices, which headless Chromium may lack: what is said is written down, and ends when the test says so."""

import json

SPEECH = """
(() => {
  let voices = [];
  let saying = [];
  const end = () => {
    const ended = saying;
    saying = [];
    for (const one of ended) one.onend?.();
  };
  const phone = {
    said: [],
    finish: end,
    learn: tags => {
      voices = tags.map(lang => ({ lang, name: lang }));
      speech.onvoiceschanged?.();
    },
  };
  const speech = {
    onvoiceschanged: null,
    getVoices: () => voices,
    cancel: end,
    speak: one => {
      phone.said.push([one.lang, one.text.replace(/\\s+/g, ' ').trim(), one.rate]);
      saying.push(one);
    },
  };
  window.phone = phone;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: speech });
  phone.learn(TAGS);
})();
"""


def go_with_voices(page, path: str, *tags: str) -> None:
    """Go to a page on a phone with voices for these tags and no others."""
    with page.add_init_script(SPEECH.replace("TAGS", json.dumps(tags))):
        page.goto(path)


def said(page) -> list[tuple[str, str, float]]:
    """What has been said so far: language tag of the voice, words, rate."""
    return [tuple(one) for one in page.evaluate("phone.said")]


def finish(page) -> None:
    """The voice comes to the end of what it is saying."""
    page.evaluate("phone.finish()")
