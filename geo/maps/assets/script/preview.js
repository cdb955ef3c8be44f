/* The card beside a mark under the pointer or the focus. It says nothing that is not elsewhere; it
   stays while the pointer is on it, and goes with Escape. */

import { make, mentions, places, say } from "./words.js";

const COME_MS = 160, GO_MS = 220;
const GAP_PX = 9, EDGE_PX = 6;
const MOST_MEMBERS = 6;
const ID = "dateline-preview";

function written(forms) {
  const line = make("p", "written", `${say("written")} `);
  forms.forEach(([form, times], index) => {
    if (index) line.append(say("comma"));
    line.append(make("bdi", "form", form), ` ${times}`);
  });
  return line;
}

/* Of places that one mark stands for, those named most. */
function named(members) {
  const line = make("p", "written");
  members.slice(0, MOST_MEMBERS).forEach(({ name, n }, index) => {
    if (index) line.append(say("comma"));
    line.append(make("bdi", "form", name), ` ${n}`);
  });
  if (members.length > MOST_MEMBERS) line.append(`${say("comma")}…`);
  return line;
}

function quoted([before, name, after]) {
  const quote = make("blockquote", "");
  quote.dir = "auto";
  quote.append(before, make("mark", "", name), after);
  return quote;
}

export class Preview {
  constructor(map) {
    this.map = map;
    this.kinds = [];
    this.box = make("div", "preview");
    this.box.id = ID;
    this.box.setAttribute("role", "tooltip");
    this.box.hidden = true;
    this.box.addEventListener("pointerenter", () => clearTimeout(this.timer));
    this.box.addEventListener("pointerleave", () => this.hideSoon());
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    map.getContainer().append(this.box);
    map.on("movestart zoomstart", () => this.hide());
    this.escape = (event) => event.key === "Escape" && this.dismiss(event);
  }

  /* Show it when the pointer rests on an element or the keyboard's focus comes to it. */
  follow(element, pinOf, boxOf) {
    element.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") this.showSoon(pinOf, boxOf, element);
    });
    element.addEventListener("pointerleave", () => this.hideSoon());
    element.addEventListener("focus", () => {
      if (element.matches(":focus-visible")) this.show(pinOf(), boxOf(), element);
    });
    element.addEventListener("blur", () => this.hide());
  }

  showSoon(pinOf, boxOf, element) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(pinOf(), boxOf(), element), COME_MS);
  }

  hideSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), GO_MS);
  }

  show(pin, beside, element) {
    clearTimeout(this.timer);
    if (!pin || this.off) return;
    this.hide();
    this.pin = pin;
    this.box.replaceChildren(...this.content(pin));
    this.box.hidden = false;
    this.stand(beside);
    this.element = element;
    if (element) element.setAttribute("aria-describedby", ID);
    this.listen("addEventListener");
  }

  content(pin) {
    if (pin.members) {
      return [
        make("b", "name", places(pin.members.length)),
        make("p", "what", [mentions(pin.n), pin.actor && say("actor")].filter(Boolean).join(" · ")),
        named(pin.members),
      ];
    }
    const what = pin.shape === "rival"
      ? [say("rival"), pin.share && say("share", { share: pin.share })]
      : [this.kinds[pin.kind], mentions(pin.n), pin.actor && say("actor"),
        pin.unsure && say("unsure")];
    return [
      make("b", "name", pin.name),
      make("p", "what", what.filter(Boolean).join(" · ")),
      ...(pin.written ? [written(pin.written)] : []),
      ...(pin.quote ? [quoted(pin.quote)] : []),
    ];
  }

  /* Right of the mark, else left, below or above it; always inside the frame. */
  stand({ x0, x1, y0, y1 }) {
    const size = this.map.getSize();
    const w = this.box.offsetWidth, h = this.box.offsetHeight;
    const y = Math.max(EDGE_PX, Math.min((y0 + y1 - h) / 2, size.y - h - EDGE_PX));
    const x = Math.max(EDGE_PX, Math.min((x0 + x1 - w) / 2, size.x - w - EDGE_PX));
    const spots = [[x1 + GAP_PX, y], [x0 - GAP_PX - w, y], [x, y1 + GAP_PX], [x, y0 - GAP_PX - h]];
    const fits = ([left, top]) => left >= EDGE_PX && top >= EDGE_PX &&
      left + w <= size.x - EDGE_PX && top + h <= size.y - EDGE_PX;
    const [left, top] = spots.find(fits) || [x, EDGE_PX];
    this.box.style.left = `${Math.round(left)}px`;
    this.box.style.top = `${Math.round(top)}px`;
  }

  hide() {
    clearTimeout(this.timer);
    if (this.box.hidden) return;
    this.box.hidden = true;
    this.pin = null;
    if (this.element) this.element.removeAttribute("aria-describedby");
    this.listen("removeEventListener");
  }

  leave(pin) { if (this.pin === pin) this.hide(); }

  dismiss(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.hide();
  }

  /* The pointer may rest here while the focus is in the page around this frame. */
  listen(how) {
    window[how]("keydown", this.escape, true);
    try {
      if (window.parent !== window) window.parent[how]("keydown", this.escape, true);
    } catch { /* a page of another origin keeps its keys */ }
  }
}
