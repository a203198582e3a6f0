// The language of a preview goes with its audience into the mode that Wagtail asks for: `anvisad~ar~bredvid`
// (pages/previews.py). Wagtail puts the panel in anew, so it is listened for from above.
document.addEventListener("change", ({ target }) => {
  const box = target.closest("[data-preview-language]");
  if (!box) return;
  const mode = document.getElementById("id_preview_mode");
  const [language, beside] = box.querySelectorAll("select, input");
  beside.disabled = !language.value;
  const rest = language.value ? `~${language.value}${beside.checked ? "~bredvid" : ""}` : "";
  for (const option of mode.options) {
    option.dataset.audience ??= option.value;
    option.value = option.dataset.audience + rest;
  }
  mode.dispatchEvent(new Event("change", { bubbles: true }));
});
