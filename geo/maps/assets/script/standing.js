/* Which marks stand on the map at a zoom: one for each place, or one for those too close for two. */

import { collide, gathered } from "./gathering.js";
import { layout } from "./layout.js";
import { letters, widthOf } from "./letters.js";

/* The radius of a mark that stands for a number of mentions: its area follows it, up to a limit. */
export function radiusOf(number) {
  return Math.min(layout.mark.largest_radius, layout.mark.radius_of_one * Math.sqrt(number));
}

/* Half the width in px of what a mark covers. */
export function halfOf({ shape, n, r }) {
  const { outline } = layout.mark, { size, narrowest, room } = layout.country;
  if (shape === "country") return Math.max(narrowest * letters.grow,
    widthOf(n, "650", size) + room * letters.grow) / 2;
  return r * letters.grow + (outline[shape] || outline.plain);
}

/* How often places are named together: as locations, or where all are actors alone, as these. */
export function mentionsOf(pins) {
  const located = pins.filter((pin) => !pin.actor);
  return (located.length ? located : pins).reduce((sum, pin) => sum + pin.n, 0);
}

/* How much a place weighs among others: who is named as an actor only is not there. */
export const weightOf = (pin) => (pin.actor ? 0 : pin.n);

/* What stands for several places at the first one's: told of as a pin is. */
export function together(pins) {
  const n = mentionsOf(pins), { id, at, name } = pins[0];
  return {
    id, at, name, n, r: radiusOf(n), shape: "many", members: pins,
    actor: pins.every((pin) => pin.actor), unsure: pins.every((pin) => pin.unsure),
  };
}

function limits() {
  const { gap, target, largest_radius: most, outline } = layout.mark;
  return {
    gap, target: target * letters.grow, largest: most * letters.grow + outline.many,
    halfOf: (items) =>
      halfOf({ shape: "many", r: radiusOf(mentionsOf(items.map(({ pin }) => pin))) }),
  };
}

const sorted = (pins) => pins.sort((a, b) => weightOf(b) - weightOf(a));

/* Whether they are the same places. */
const alike = (pins, others) =>
  pins.length === others.length && pins.every((pin, at) => pin === others[at]);

export class Standing {
  constructor(map) {
    this.map = map;
    this.key = [];
    this.unselected = [];
    this.found = [];
    // Where places stand on the map of the world at zoom 0.
    this.world = new WeakMap();
  }

  /* The weightiest first. */
  itemsOf(pins, zoom) {
    const scale = 2 ** zoom;
    return pins.map((pin) => {
      if (!this.world.has(pin)) this.world.set(pin, this.map.project(pin.at, 0));
      const { x, y } = this.world.get(pin);
      return { pin, x: x * scale, y: y * scale, half: halfOf(pin) };
    }).sort((a, b) => weightOf(b.pin) - weightOf(a.pin) ||
      Boolean(a.pin.unsure) - Boolean(b.pin.unsure));
  }

  /* The places or groups of places that have a mark, weightiest first; `selected` has its own. */
  of(pins, selected, zoom) {
    const key = [pins, zoom, letters.grow];
    if (!key.every((part, at) => part === this.key[at])) {
      this.key = key;
      this.items = this.itemsOf(pins, zoom);
      this.unselected = this.gather(this.items);
      this.found = this.beside(selected);
    } else if (selected !== this.selected) this.found = this.beside(selected);
    this.selected = selected;
    return this.found;
  }

  /* Whose mark is its own already keeps it, and all others keep theirs. */
  beside(selected) {
    const { items, unselected } = this;
    const alone = items.find(({ pin }) => pin.id === selected);
    if (!alone || unselected.includes(alone.pin)) return unselected;
    const room = limits();
    const below = (item) => collide(item, alone, item.half, alone.half, room);
    const others = items.filter((item) => item !== alone);
    // What lies below the selected mark is gathered beside it, if it can be.
    const stands = this.gather([...others.filter((item) => !below(item)), ...others.filter(below)]);
    return sorted([...stands, alone.pin]);
  }

  gather(items) {
    const known = new Map([...this.unselected, ...this.found].filter(({ members }) => members)
      .map((group) => [group.id, group]));
    return sorted(gathered(items, limits()).map((group) => {
      const pins = group.map((at) => items[at].pin), before = known.get(pins[0].id);
      if (pins.length === 1) return pins[0];
      // Hundreds stay as they are when one place is chosen, and need not be drawn anew.
      return before && alike(before.members, pins) ? before : together(pins);
    }));
  }

  /* How many marks places have at a zoom. */
  number(pins, zoom) { return gathered(this.itemsOf(pins, zoom), limits()).length; }

  /* The least zoom beyond the present one at which places stand apart, undefined where none does. */
  parting(pins) {
    const { map } = this, { step } = layout.zoom;
    for (let zoom = map.getZoom() + step; zoom <= map.getMaxZoom(); zoom += step) {
      if (this.number(pins, zoom) > 1) return zoom;
    }
    return undefined;
  }

  /* The least zoom from `least` to `most` at which places stand as far apart as at `most`. */
  apart(pins, least, most) {
    const wanted = this.number(pins, most);
    let zoom = least;
    while (zoom < most && this.number(pins, zoom) < wanted) zoom += layout.zoom.step;
    return Math.min(zoom, most);
  }
}
