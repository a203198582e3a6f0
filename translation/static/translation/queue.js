// What the keyboard and single saves add to the form a translator works in; the form does its whole job without this.
(() => {
  "use strict";
  const form = document.getElementById("queue-work");
  const said = document.getElementById("queue-said");
  const rows = () => [...form.querySelectorAll(".queue-row")];
  const field = (row) => row.querySelector("textarea");
  const isTouched = (row) => field(row).value !== field(row).defaultValue;
  let leaving = false;

  const say = (text) => {
    said.textContent = text;
  };

  const open = (row) => {
    const details = row.querySelector(":scope > details");
    if (details) details.open = true;
    field(row).focus();
    row.scrollIntoView({ block: "nearest" });
  };

  const neighbour = (row, step) => {
    const all = rows();
    return all[all.indexOf(row) + step];
  };

  const nextLeft = (row) => {
    const all = rows();
    const after = all.slice(all.indexOf(row) + 1);
    return after.find((one) => "left" in one.dataset);
  };

  const insert = (row, start, end = "") => {
    const area = field(row);
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
    area.focus();
    area.setRangeText(start + chosen + end, area.selectionStart, area.selectionEnd, "end");
    if (end && !chosen) area.selectionStart = area.selectionEnd -= end.length;
  };

  const take = (row, text) => {
    field(row).value = text;
    field(row).focus();
  };

  const fieldsOf = (row, button) => {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("row", row.dataset.key);
    for (const one of row.querySelectorAll("textarea, input")) {
      if (one.type !== "checkbox" || one.checked) data.set(one.name, one.value);
    }
    if (button?.name) data.set(button.name, button.value);
    return data;
  };

  const send = (body, keepalive = false) =>
    fetch(location.href, {
      method: "POST",
      body,
      keepalive,
      headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
    });

  const put = (row, answer) => {
    document.getElementById("queue-head").innerHTML = answer.head;
    form.toggleAttribute("data-unpublished", answer.unpublished);
    if (!answer.row) return row;
    const holder = document.createElement("template");
    holder.innerHTML = answer.row.trim();
    const fresh = holder.content.firstElementChild;
    const same = document.getElementById(fresh.id);
    if (same && same !== row) same.remove();
    row.replaceWith(fresh);
    return fresh;
  };

  const save = async (row, button) => {
    if (row.getAttribute("aria-busy")) return;
    row.setAttribute("aria-busy", "true");
    const sent = field(row).value;
    let answer;
    try {
      const response = await send(fieldsOf(row, button));
      answer = await response.json();
    } catch {
      say(form.dataset.notSaved);
      return;
    } finally {
      row.removeAttribute("aria-busy");
    }
    const typedMeanwhile = field(row).value;
    const isElsewhere = !row.contains(document.activeElement) && document.activeElement !== document.body;
    const fresh = put(row, answer);
    if (typedMeanwhile !== sent) field(fresh).value = typedMeanwhile;
    say(answer.sound ? form.dataset.saved : form.dataset.fault);
    if (isElsewhere) return;
    const next = answer.sound && nextLeft(fresh);
    if (next) open(next);
    else if (!answer.sound) open(fresh);
    else fresh.querySelector("summary, textarea").focus();
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const row = button?.closest(".queue-row");
    if (!row) return;
    if ("insert" in button.dataset) insert(row, button.dataset.insert, button.dataset.insertEnd);
    else if ("take" in button.dataset) take(row, button.dataset.take);
    else if (button.type === "submit") {
      event.preventDefault();
      save(row, button);
    }
  });

  form.addEventListener("keydown", (event) => {
    const row = event.target.closest(".queue-row");
    if (!row || event.isComposing) return;
    const press = (button) => button && (event.preventDefault(), button.click());
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      save(row, null);
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const other = neighbour(row, event.key === "ArrowDown" ? 1 : -1);
      if (other) open(other);
    } else if (event.altKey && /^Digit[1-3]$/.test(event.code)) {
      press(row.querySelectorAll(".queue-proposals [data-take]")[Number(event.code.at(-1)) - 1]);
    } else if (event.altKey && event.code === "KeyG") {
      press(row.querySelector("button[name=review]"));
    }
  });

  form.addEventListener("submit", () => (leaving = true));

  window.addEventListener("beforeunload", (event) => {
    if (!leaving && rows().some(isTouched)) event.preventDefault();
  });

  window.addEventListener("pagehide", () => {
    if (leaving || !form.hasAttribute("data-unpublished")) return;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("leave", "1");
    send(data, true);
  });

  form.setAttribute("data-ready", "");
})();
