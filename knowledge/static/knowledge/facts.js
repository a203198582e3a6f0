// Facts while writing: a button beside each input that may name them, and below it what its tokens say today.
(() => {
  const given = document.currentScript.dataset;
  const TOKEN = /\[\[([a-z0-9_]+)(\|tal)?\]\]/g;

  // Where the text stands: on a page, below one, or in a row that may belong to a site.
  const where = () => {
    const page = window.location.pathname.match(/\/pages\/(?:(\d+)\/|add\/\w+\/\w+\/(\d+)\/)/);
    if (page) return { sida: page[1] || page[2] };
    const site = document.querySelector("form [name=site]");
    return site?.value ? { plats: site.value } : {};
  };

  let values;
  const known = () => {
    values ??= fetch(`${given.values}?${new URLSearchParams(where())}`).then((answer) => (answer.ok ? answer.json() : {}));
    return values;
  };

  // What a token says: its value, and whether that has ended.
  const says = (facts, key, alone) => {
    const fact = facts[key];
    if (!fact) return { text: given.unknown, wrong: true };
    const value = alone ? fact.number : fact.value;
    return { text: fact.ended ? `${value} (${fact.ended})` : value, wrong: Boolean(fact.ended), label: fact.label };
  };

  // Opens Wagtail's chooser, ready to be searched; `insert` gets the key and the token.
  const choose = (insert) => {
    const handlers = new ChooserModalOnloadHandlerFactory({ searchInputDelay: 150 }).getOnLoadHandlers();
    const ready = (modal, answer) => {
      handlers.choose(modal, answer);
      modal.container.one("shown.bs.modal", () => modal.body.find("#id_q").trigger("focus"));
    };
    return ModalWorkflow({
      url: given.choose,
      urlParams: where(),
      onload: { ...handlers, choose: ready },
      responses: { chosen: insert },
    });
  };

  class Facts extends window.StimulusModule.Controller {
    connect() {
      this.aside = document.createElement("div");
      this.aside.className = "facts-aside";
      this.button = document.createElement("button");
      Object.assign(this.button, { type: "button", textContent: given.button });
      this.button.addEventListener("click", () => choose((fact) => this.insert(fact)));
      this.list = document.createElement("ul");
      this.list.setAttribute("aria-label", given.listed);
      this.aside.append(this.button, this.list);
      this.element.after(this.aside);
      this.tell = () => this.show();
      this.element.addEventListener("input", this.tell);
      this.element.setSelectionRange(this.element.value.length, this.element.value.length); // until she places the caret
      this.show();
    }

    disconnect() {
      this.element.removeEventListener("input", this.tell);
      this.aside.remove();
    }

    insert({ key, token }) {
      const { selectionStart, selectionEnd } = this.element;
      if (this.holdsKey) this.element.value = key;
      else this.element.setRangeText(token, selectionStart, selectionEnd, "end");
      this.element.dispatchEvent(new Event("input", { bubbles: true }));
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
      // The chooser gives the focus back to the button as it closes.
      this.button.addEventListener("focus", () => this.element.focus(), { once: true });
    }

    // Whether the input holds a key and no text.
    get holdsKey() {
      return "factsKey" in this.element.dataset;
    }

    async show() {
      const { value } = this.element;
      const named = this.holdsKey && value ? [[value, value]] : [...value.matchAll(TOKEN)];
      const facts = named.length ? await known() : {};
      this.list.replaceChildren(...named.map(([token, key, alone]) => {
        const said = says(facts, key, alone);
        const line = document.createElement("li");
        line.classList.toggle("facts-wrong", said.wrong);
        line.textContent = `${token} = ${said.text}`;
        return line;
      }));
    }
  }

  window.wagtail.app.register("facts", Facts);
  window.valkomstenFacts = { TOKEN, choose, known, says };
})();
