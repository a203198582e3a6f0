// Advice on easy Swedish below its box in the translators' queue, while it is written.
const address = document.querySelector("script[data-plain-words]").dataset.plainWords;
const PAUSE = 700; // milliseconds without a key before the words are looked over
let timer;

async function advise(area) {
  const headers = { "X-CSRFToken": area.form.elements.csrfmiddlewaretoken.value };
  const words = area.value;
  try {
    const answer = await fetch(address, { method: "POST", headers, body: new URLSearchParams({ words }) });
    if (!answer.ok || area.value !== words) return;
    boxOf(area).innerHTML = words.trim() ? await answer.text() : "";
  } catch { /* Without the network the last advice stays; the next key asks again. */ }
}

function boxOf(area) {
  if (!area.nextElementSibling?.matches(".plain-language")) {
    const box = document.createElement("div");
    box.className = "plain-language";
    box.setAttribute("aria-live", "polite");
    area.after(box);
  }
  return area.nextElementSibling;
}

for (const event of ["input", "focusin"]) {
  document.addEventListener(event, ({ target }) => {
    if (!target.matches?.(".queue-target textarea[lang=sv-simple]")) return;
    clearTimeout(timer);
    timer = setTimeout(advise, PAUSE, target);
  });
}
