// Reads the page aloud, paragraph by paragraph, each in the language it is written in.
import voices, { saying } from "./voice.js";

const SPEEDS = [.7, 1, 1.35];
const TOLD = 'h1, h2, h3, p, li, dt, dd, summary, figcaption';
const LEFT_OUT = '.tools, .listening, .recording, .crumb, .pager, form, dialog, [aria-hidden]';

const isShown = element => element.checkVisibility?.() ?? element.getClientRects().length;
const isTold = element => isShown(element) && !element.closest(LEFT_OUT) && !element.querySelector(`${TOLD}, .btn`);

// The words of a paragraph in their order, neighbours of one language together.
const spoken = paragraph => {
  const parts = [];
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement: holder, data } = texts.currentNode;
    const { lang } = holder.closest('[lang]');
    if (!isShown(holder)) continue;
    if (parts.at(-1)?.lang === lang) parts.at(-1).words += ` ${data}`;
    else parts.push({ lang, words: data });
  }
  return parts.filter(({ words }) => /[\p{L}\p{N}]/u.test(words));
};

export default async button => {
  const recording = document.querySelector('audio');
  if (recording) return recording.play();
  const voiceFor = await voices();
  document.querySelector('.listening [data-key=stop]')?.click();
  const name = voiceFor(document.documentElement.lang) ? 'reading' : 'voiceless';
  const bar = document.getElementById(name).content.firstElementChild.cloneNode(true);
  const key = name => bar.querySelector(`[data-key=${name}]`);
  const paragraphs = [...document.querySelectorAll(`main :is(${TOLD})`)].filter(isTold);
  let place = 0, speed = 1, turn = 0, paused;

  const hush = () => {
    turn++;
    speechSynthesis.cancel();
  };

  // Some phones cannot go on in the middle of a sentence, so all begin the paragraph again.
  const pause = wanted => {
    paused = wanted;
    const { dataset, firstElementChild: words } = key('play');
    words.textContent = paused ? dataset.start : dataset.pause;
    hush();
  };

  const mark = paragraph => {
    document.querySelector('.speaking')?.classList.remove('speaking');
    paragraph?.classList.add('speaking');
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
    paragraph?.scrollIntoView({ block: 'center', behavior });
  };

  // A voice that is hushed tells of its end too; `turn` says whether that is still waited for.
  const read = () => {
    if (place === paragraphs.length) return keys.stop();
    const sayings = spoken(paragraphs[place]).filter(({ lang }) => voiceFor(lang))
      .map(({ lang, words }) => saying(words, voiceFor(lang), SPEEDS[speed]));
    if (!sayings.length) return keys.next();
    pause(false);
    mark(paragraphs[place]);
    const mine = turn;
    sayings.at(-1).onend = () => mine === turn && keys.next();
    for (const one of sayings) speechSynthesis.speak(one);
  };

  const change = step => {
    speed = Math.min(Math.max(speed + step, 0), 2);
    key('slower').ariaDisabled = speed === 0;
    key('faster').ariaDisabled = speed === 2;
    if (!paused) read();
  };

  const keys = {
    play: () => paused ? read() : pause(true),
    next: () => {
      place++;
      read();
    },
    slower: () => change(-1),
    faster: () => change(1),
    stop: () => {
      removeEventListener('pagehide', hush);
      hush();
      mark();
      bar.remove();
      button.focus();
    },
  };

  button.closest('.tools').after(bar);
  bar.addEventListener('click', ({ target }) => keys[target.closest('[data-key]')?.dataset.key]?.());
  addEventListener('pagehide', hush);
  const link = bar.querySelector('a');
  if (link && voiceFor('sv')) link.href = document.querySelector('.lang [hreflang=sv]').href;
  else link?.remove();
  if (name === 'reading') {
    key('unsaid').hidden = voiceFor('sv') || !document.querySelector('main [lang=sv]');
    read();
  }
  (key('play') ?? bar).focus();
};
