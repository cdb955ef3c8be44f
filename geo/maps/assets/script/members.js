/* Places that no zoom parts: a press on their mark lists them to choose from. */

import { button, make, mentions, say } from "./words.js";

const EDGE_PX = 6;
const KEYS = { ArrowDown: 1, ArrowUp: -1 };

export class Members {
  constructor(layer) {
    this.layer = layer;
    this.box = make("div", "members");
    this.box.setAttribute("role", "dialog");
    this.box.hidden = true;
    this.box.addEventListener("keydown", (event) => this.byKey(event));
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    layer.map.getContainer().append(this.box);
    layer.map.on("movestart zoomstart click", () => this.close());
  }

  /* List places at a point; the first has the focus, and `from` gets it back. */
  open(pins, { x, y }, from) {
    this.from = from;
    const title = say("here", { number: pins.length });
    const head = make("div", "head");
    const shut = button("shut", say("close"), () => this.close(true));
    shut.textContent = "×";
    head.append(make("b", "", title), shut);
    const list = make("ul", "");
    list.append(...pins.map((pin) => this.row(pin)));
    this.box.setAttribute("aria-label", title);
    this.box.replaceChildren(head, list);
    this.box.hidden = false;
    const size = this.layer.map.getSize();
    this.box.style.maxHeight = `${size.y - 2 * EDGE_PX}px`;
    const left = Math.max(EDGE_PX, Math.min(x + 8, size.x - this.box.offsetWidth - EDGE_PX));
    const top = Math.max(EDGE_PX, Math.min(y + 8, size.y - this.box.offsetHeight - EDGE_PX));
    this.box.style.left = `${left}px`;
    this.box.style.top = `${top}px`;
    list.querySelector("button").focus({ preventScroll: true });
  }

  row(pin) {
    const row = make("li", "");
    const choice = make("button", "choice");
    choice.type = "button";
    choice.dataset.of = pin.id;
    const what = [this.layer.preview.kinds[pin.kind], mentions(pin.n)];
    choice.append(make("b", "", pin.name), make("span", "", what.filter(Boolean).join(" · ")));
    choice.addEventListener("click", () => {
      this.close(true);
      this.layer.choose(pin.id);
    });
    row.append(choice);
    return row;
  }

  byKey(event) {
    if (event.key === "Escape") {
      this.close(true);
    } else if (KEYS[event.key]) {
      const choices = [...this.box.querySelectorAll(".choice")];
      const at = choices.indexOf(document.activeElement) + KEYS[event.key];
      choices[(at + choices.length) % choices.length].focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  close(giveBack) {
    if (this.box.hidden) return;
    this.box.hidden = true;
    if (giveBack && this.from) this.from.focus({ preventScroll: true });
  }
}
