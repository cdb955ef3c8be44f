/* The mark of one place: a button with its number, a label, and a line to the true point. */

import { layout } from "./layout.js";
import { letters, widthOf } from "./letters.js";
import { button, make, mentions, say } from "./words.js";

/* Of the padding of a country's mark, with the number in it. */
const COUNTRY_ROOM_PX = 34;
const LEAST_LEAD_PX = 5;
/* The outer ring of a water's mark. */
const RING_PX = 5;

/* The radius of a mark that stands for a number of mentions: its area follows it, up to a limit. */
export function radiusOf(number) {
  return Math.min(layout.mark.largest_radius, layout.mark.radius_of_one * Math.sqrt(number));
}

/* The line from a true point to the mark that was pushed off it; it lies below all marks. */
function tieAt(at, map) {
  if (!map.getPane("leads")) {
    map.createPane("leads").style.zIndex = 590;
    map.getPane("leads").style.pointerEvents = "none";
  }
  const icon = L.divIcon({ html: make("i", "lead"), className: "holder", iconSize: [0, 0] });
  return L.marker(at, { icon, pane: "leads", interactive: false, keyboard: false }).addTo(map);
}

export class Mark {
  constructor(layer, pin) {
    this.layer = layer;
    this.host = make("div", "mark");
    this.button = button("pin", "", () => {});
    this.disc = make("span", "disc");
    this.button.append(this.disc);
    this.label = make("span", "label");
    this.label.setAttribute("aria-hidden", "true");
    this.host.append(this.button, this.label);
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
    if (moved) {
      this.push(0, 0);
      this.marker.setLatLng(pin.at);
    }
    const country = pin.shape === "country";
    this.button.dataset[pin.shape === "rival" ? "rival" : "place"] = pin.id;
    this.button.setAttribute("aria-label", spoken(pin));
    this.label.textContent = pin.name + (pin.unsure ? " ?" : "");
    this.disc.replaceChildren();
    if (country) this.disc.append(make("span", "name", pin.name), make("b", "", pin.n));
    else this.disc.textContent = pin.n;
    const { smallest_number: least, largest_number: most, number_share: share } = layout.mark;
    const text = Math.max(least, Math.min(most, pin.r * share));
    const grown = (px) => (country ? "" : `calc(${px}px * var(--grow))`);
    this.disc.style.width = this.disc.style.height = grown(2 * pin.r);
    this.disc.style.fontSize = grown(text);
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
    this.button.className = ["pin", pin.shape, selected && "selected", pin.actor && "actor",
      pin.unsure && "unsure"].filter(Boolean).join(" ");
    if (pin.shape !== "rival") this.button.setAttribute("aria-pressed", selected);
    this.button.tabIndex = tabStop || selected ? 0 : -1;
    this.label.className = ["label", pin.shape, selected && "strong"].filter(Boolean).join(" ");
    this.raise();
  }

  /* Half width and half height in px. */
  get half() {
    const { name, r, shape } = this.pin;
    if (shape !== "country") {
      const half = r * letters.grow + (shape === "water" ? RING_PX : 1);
      return [half, half];
    }
    const width = widthOf(name.toLocaleUpperCase(), "600", layout.country.size) +
      (name.length * layout.country.spacing + COUNTRY_ROOM_PX) * letters.grow;
    return [width / 2, 12 * letters.grow];
  }

  /* `abroad`: a country's label stands outside its borders. */
  push(dx, dy, abroad = false) {
    this.host.style.transform = dx || dy ? `translate(${dx}px, ${dy}px)` : "";
    const far = Math.hypot(dx, dy);
    if (far < LEAST_LEAD_PX || (this.pin.shape === "country" && !abroad)) {
      if (this.tie) this.tie.remove();
      this.tie = null;
      return;
    }
    this.tie = this.tie || tieAt(this.pin.at, this.layer.map);
    const lead = this.tie.getElement().firstChild;
    lead.style.width = `${far}px`;
    lead.style.transform = `rotate(${Math.atan2(dy, dx)}rad)`;
  }

  /* In px of the map's frame, as it was laid out last. */
  get box() {
    const { map } = this.layer;
    const at = map.latLngToContainerPoint(this.pin.at).add(this.pushed || [0, 0]);
    const [w, h] = this.half;
    return { x0: at.x - w, x1: at.x + w, y0: at.y - h, y1: at.y + h };
  }

  remove() {
    this.push(0, 0);
    this.layer.preview.leave(this.pin);
    this.marker.remove();
  }
}

/* What a mark is, in one line: "Izium, 4 mentions, place uncertain". */
export function spoken(pin) {
  const parts = pin.shape === "rival"
    ? [pin.name, say("rival"), pin.n, pin.share]
    : [pin.name, pin.shape !== "point" && say(pin.shape), mentions(pin.n),
      pin.actor ? say("actor") : pin.unsure && say("unsure")];
  return parts.filter(Boolean).join(", ");
}
