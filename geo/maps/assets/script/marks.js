/* The mark of a place, or of several: a button with its number on the place itself, and a label. */

import { layout } from "./layout.js";
import { shortened } from "./letters.js";
import { halfOf } from "./standing.js";
import { button, isolated, listed, make, mentions, places, say } from "./words.js";

/* How many of its places a mark that stands for several is called by. */
const MOST_NAMED = 3;

export class Mark {
  constructor(layer, pin) {
    this.layer = layer;
    this.host = make("div", "mark");
    this.button = button("pin", "", () => {});
    this.disc = make("span", "disc");
    this.button.append(this.disc);
    this.lead = make("i", "lead");
    this.lead.hidden = true;
    this.label = make("span", "label");
    this.label.hidden = true;
    this.label.setAttribute("aria-hidden", "true");
    this.host.append(this.lead, this.button, this.label);
    this.marker = L.marker(pin.at, {
      keyboard: false,
      icon: L.divIcon({ html: this.host, className: "holder", iconSize: [0, 0] }),
    });
    this.marker.on("click", (event) => layer.press(this, event.originalEvent));
    this.button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      layer.press(this);
    });
    this.button.addEventListener("focus", () => {
      this.marker.setZIndexOffset(9000);
      if (this.button.matches(":focus-visible")) layer.view.reveal(this.pin.at);
    });
    this.button.addEventListener("blur", () => this.raise());
    this.button.removeAttribute("title");
    layer.preview.follow(this.button, () => this.pin, () => this.box);
    this.update(pin);
    this.marker.addTo(layer.map);
  }

  update(pin) {
    if (pin === this.pin) return;
    const moved = this.pin && (this.pin.at[0] !== pin.at[0] || this.pin.at[1] !== pin.at[1]);
    this.pin = pin;
    if (moved) this.marker.setLatLng(pin.at);
    for (const what of ["rival", "places", "place"]) delete this.button.dataset[what];
    this.button.dataset[pin.shape === "rival" ? "rival" : pin.members ? "places" : "place"] = pin.id;
    this.button.setAttribute("aria-label", spoken(pin));
    this.label.textContent = nameOf(pin);
    this.disc.textContent = pin.sign || pin.n;
    const { smallest_number: least, largest_number: most, number_share: share } = layout.mark;
    const country = pin.shape === "country";
    const text = Math.max(least, Math.min(most, pin.r * share));
    const grown = (px) => `calc(${px}px * var(--grow))`;
    this.disc.style.width = country ? `${2 * this.half}px` : grown(2 * pin.r);
    this.disc.style.height = grown(country ? layout.country.height : 2 * pin.r);
    this.disc.style.fontSize = country ? "" : grown(text);
  }

  get selected() {
    return this.pin.shape !== "rival" && this.layer.state.selected === this.pin.id;
  }

  raise() {
    // Small marks over large ones, runners-up over these, the selected one over all.
    const over = this.pin.shape === "rival" ? 4000 : Math.round((30 - this.pin.r) * 10);
    this.marker.setZIndexOffset(this.selected ? 5000 : over);
  }

  paint(tabStop) {
    const { pin, selected } = this;
    const look = [pin.shape, pin.r, pin.actor, pin.unsure, !!pin.members, selected, this.covered,
      this.below, tabStop].join();
    // Hundreds stay as they are when one is chosen, and the browser looks at each that is written to.
    if (look === this.look) return;
    this.look = look;
    this.button.className = ["pin", pin.shape, selected && "selected", pin.actor && "actor",
      pin.unsure && "unsure", this.covered && "covered"].filter(Boolean).join(" ");
    if (pin.shape === "rival" || pin.members) this.button.removeAttribute("aria-pressed");
    else this.button.setAttribute("aria-pressed", selected);
    this.button.tabIndex = (tabStop && !this.below) || selected ? 0 : -1;
    if (this.below) this.button.setAttribute("aria-hidden", "true");
    else this.button.removeAttribute("aria-hidden");
    this.label.className = ["label", pin.shape, selected && "strong"].filter(Boolean).join(" ");
    this.raise();
  }

  /* Half its width in px. */
  get half() { return halfOf(this.pin); }

  /* Put the label into a box and draw the line to it, from where the mark stands; none at all where
     there is no box. */
  write(label, from) {
    if (this.label.hidden !== !label) this.label.hidden = !label;
    const lead = label && label.lead;
    if (this.lead.hidden !== !lead) this.lead.hidden = !lead;
    if (!label) return;
    this.label.style.left = `${Math.round(label.box.x0 - from.x)}px`;
    this.label.style.top = `${Math.round(label.box.y0 - from.y)}px`;
    if (!lead) return;
    const [[x, y], [toX, toY]] = lead;
    this.lead.style.left = `${x - from.x}px`;
    this.lead.style.top = `${y - from.y}px`;
    this.lead.style.width = `${Math.hypot(toX - x, toY - y)}px`;
    this.lead.style.transform = `rotate(${Math.atan2(toY - y, toX - x)}rad)`;
  }

  /* In px of the map's frame, as it was laid out last. */
  get box() {
    const { x, y } = this.layer.map.latLngToContainerPoint(this.pin.at), w = this.half;
    return { x0: x - w, x1: x + w, y0: y - w, y1: y + w };
  }

  remove() {
    this.layer.preview.leave(this.pin);
    this.marker.remove();
  }
}

/* What stands beside a mark: "Kharkiv +3" where it stands for three more places. */
function nameOf({ name, unsure, members }) {
  const { longest, size } = layout.label;
  const told = shortened(name, "600", size, longest);
  const beside = (unsure ? " ?" : "") + (members ? ` +${members.length - 1}` : "");
  // After letters that run from right to left a plus sign would change sides.
  const other = isolated(told) !== told;
  return beside ? isolated(told + (other ? beside.replace("+", "\u200e+") : beside)) : told;
}

/* What a mark is, in one line: "Izium, 4 mentions, place uncertain". */
export function spoken(pin) {
  if (pin.members) {
    const named = pin.members.slice(0, MOST_NAMED).map(({ name, n }) => `${isolated(name)} ${n}`);
    if (pin.members.length > MOST_NAMED) named.push("…");
    const what = [places(pin.members.length), mentions(pin.n), pin.actor && say("actor")];
    return `${listed(what)}: ${listed(named)}`;
  }
  const parts = pin.shape === "rival"
    ? [isolated(pin.name), say("rival"), pin.n, pin.share]
    : [isolated(pin.name), pin.shape !== "point" && say(pin.shape), mentions(pin.n),
      pin.actor ? say("actor") : pin.unsure && say("unsure"), pin.said];
  return listed(parts);
}
