// A phrase as large as the screen, to hold up at a counter, and to be said by a Swedish voice where there is one.
import voices, { saying } from "./voice.js";

export default async button => {
  if (button.nextElementSibling.matches('dialog')) return;
  const dialog = button.nextElementSibling.content.firstElementChild.cloneNode(true);
  const [words, say] = dialog.querySelectorAll('.words, .say');
  const fit = () => {
    let size = 96;
    do words.style.fontSize = `${size -= 2}px`;
    while (size > 16 && (dialog.scrollHeight > dialog.clientHeight || words.scrollWidth > words.clientWidth));
  };
  button.after(dialog);
  dialog.addEventListener('close', () => {
    removeEventListener('resize', fit);
    window.speechSynthesis?.cancel();
    dialog.remove();
    button.focus();
  });
  addEventListener('resize', fit);
  dialog.showModal();
  fit();
  const voice = window.speechSynthesis && (await voices())('sv');
  if (!voice) return;
  say.hidden = false;
  say.addEventListener('click', () => {
    speechSynthesis.cancel();
    speechSynthesis.speak(saying(words.textContent, voice, .9));
  });
  fit();
};
