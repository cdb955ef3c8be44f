/* What lies beyond the edge of the map, told in a line on it; a press shows all. */

import { within } from "./boxes.js";
import { button, isolated, listed, make, places, say } from "./words.js";

const MOST_NAMED = 3;
const NARROW_PX = 600;

/* The places that `holds` not, a function of [lat, lon]: most mentions first. */
export function outside(pins, holds) {
  return pins.filter((pin) => !holds(pin.at)).sort((a, b) => b.n - a.n);
}

/* What is said of them: by name, where there is room for names. */
export function told(pins, roomy) {
  const number = places(pins.length);
  if (!roomy) return say("beyond", { places: number });
  const names = listed(pins.slice(0, MOST_NAMED).map(({ name }) => isolated(name)));
  const more = pins.length > MOST_NAMED ? `${names} …` : names;
  return say("beyond-names", { places: number, names: more });
}

export class Beyond {
  constructor(map, showAll, fit) {
    this.map = map;
    this.box = make("div", "beyond");
    L.DomEvent.disableClickPropagation(this.box);
    this.control = L.control({ position: "topleft" });
    this.control.onAdd = () => this.box;
    this.control.addTo(map);
    this.line = button("", say("beyond-show"), showAll);
    this.line.hidden = true;
    this.left = button("left", say("left"), fit);
    this.left.textContent = say("left");
    this.left.hidden = true;
    this.box.append(this.line, this.left);
  }

  show(pins) {
    const roomy = this.map.getSize().x > NARROW_PX;
    const out = outside(pins, within(this.map.getBounds()));
    const text = out.length ? told(out, roomy) : "";
    this.line.hidden = !text;
    if (this.line.textContent === text) return;
    this.line.textContent = text;
    this.line.setAttribute("aria-label", `${told(out, true)}. ${say("beyond-show")}`);
  }

  /* Offer to fit the map to what a filter leaves, to a reader who moved it. */
  offer(wanted) { this.left.hidden = !wanted; }
}
