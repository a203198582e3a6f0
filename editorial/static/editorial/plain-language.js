// Plain language beside the text: posts the form as it stands, shows what the server says of it, and leads to the place.
const panel = document.querySelector("[data-plain-language]");
const form = document.querySelector("#page-edit-form");
const PAUSE = 700; // milliseconds without a key before the text is counted
let counted = "";
let timer;
let asking;

function written() {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return new URLSearchParams(data);
}

async function count() {
  if (!panel.checkVisibility()) return;
  const body = written();
  if (body.toString() === counted) return;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(panel.dataset.plainLanguage, { method: "POST", body, signal: asking.signal });
    if (!answer.ok) return;
    counted = body.toString();
    panel.querySelector("[data-plain-language-said]").innerHTML = await answer.text();
  } catch { /* Without the network the last count stays; the next key asks again. */ }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(count, PAUSE);
}

// The input at a path of contentpaths, such as `body.<id>.text`, or what is nearest to it.
function inputAt(path) {
  return path.split(".").reduce((found, part) => found.querySelector(`[data-contentpath="${CSS.escape(part)}"]`) ?? found, form);
}

// Opens what the place lies in: its tab, closed panels, folds.
function open(place) {
  const tab = place.closest("[role=tabpanel]");
  if (tab?.hidden) document.querySelector(`[role=tab][href="#${tab.id}"]`)?.click();
  for (let shut = place.closest("[data-panel] [hidden]"); shut; shut = shut.parentElement.closest("[data-panel] [hidden]")) {
    document.querySelector(`[aria-controls="${shut.id}"]`)?.click();
  }
  for (let shut = place.closest("details"); shut; shut = shut.parentElement.closest("details")) shut.open = true;
}

function show(path) {
  const place = form.elements[path]?.closest("[data-field]") ?? inputAt(path);
  open(place);
  setTimeout(() => { // a tab needs a moment
    place.scrollIntoView({ block: "center" });
    place.querySelector("textarea, [contenteditable=true], input:not([type=hidden])")?.focus({ preventScroll: true });
  }, 300);
}

if (panel && form) {
  for (const event of ["input", "change", "keyup", "click", "paste"]) document.addEventListener(event, soon);
  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-plain-language-place]");
    if (button) show(button.dataset.plainLanguagePlace);
  });
  soon();
}
