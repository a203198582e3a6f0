// Resolves to a function that finds this phone's voice for a language tag: of the tag itself, else of its language
// (RFC 4647 3.4: fa-AF, then fa). Phones may tell of their voices late, and those that have none never do.
export default async () => {
  const known = () => speechSynthesis.getVoices();
  if (!known().length) {
    await new Promise(done => {
      speechSynthesis.onvoiceschanged = done;
      setTimeout(done, 1500);
    });
  }
  const find = tag => known().find(({ lang }) => `${lang.replace('_', '-')}-`.toLowerCase().startsWith(`${tag}-`))
    ?? (tag.includes('-') ? find(tag.replace(/-[^-]*$/, '')) : null);
  return tag => find(tag.toLowerCase());
};

// Words that a voice is to say.
export const saying = (words, voice, rate) =>
  Object.assign(new SpeechSynthesisUtterance(words), { voice, lang: voice.lang, rate });
