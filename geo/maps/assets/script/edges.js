/* The names of areas that are seen while their marks are not, or are cut, at the frame's edge,
   inside them. */

import { meet, wider } from "./boxes.js";
import { NUMBER_PX } from "./drawn.js";
import { layout } from "./layout.js";
import { letters, shortened, widthOf } from "./letters.js";
import { make } from "./words.js";

const MOST_NAMES = 4;
const EDGE_PX = 8, STEP_PX = 40, GAP_PX = 6;

/* Where a name of a size may begin: along the top, the sides and the foot of a frame. */
export function alongEdges([width, height], [w, h]) {
  const [right, foot] = [width - w - EDGE_PX, height - h - EDGE_PX];
  const across = [], down = [];
  for (let x = EDGE_PX; x <= right; x += STEP_PX) across.push(x);
  for (let y = EDGE_PX; y <= foot; y += STEP_PX) down.push(y);
  return [
    ...across.map((x) => [x, EDGE_PX]), ...down.map((y) => [EDGE_PX, y]),
    ...down.map((y) => [right, y]), ...across.map((x) => [x, foot]),
  ].map(([x, y]) => ({ x0: x, y0: y, x1: x + w, y1: y + h }));
}

export class EdgeNames {
  constructor(map) {
    this.map = map;
    this.view = "";
    this.known = new Map();
    this.box = make("div", "edges");
    this.box.setAttribute("aria-hidden", "true");
    map.getContainer().append(this.box);
    map.on("movestart zoomstart", () => (this.box.hidden = true));
  }

  /* Name areas where nothing of `taken` is; return the boxes of the names. */
  show(areas, taken) {
    const { map } = this, { x, y } = map.getSize(), size = layout.country.size;
    const whole = L.bounds([NUMBER_PX, NUMBER_PX], [x - NUMBER_PX, y - NUMBER_PX]), named = [];
    const over = (box, area) => this.isOver(box, area);
    this.forget([map.getCenter(), map.getZoom(), x, y].join());
    for (const area of areas) {
      if (named.length === MOST_NAMES) break;
      if (whole.contains(map.latLngToContainerPoint(area.mark))) continue;
      const text = shortened(area.name, "600", size, layout.label.longest);
      const spots = alongEdges([x, y],
        [widthOf(text, "600", size) + 2, layout.label.line * letters.grow]);
      const walls = [...taken, ...named.map(({ box }) => box)];
      const box = spots.find((spot) =>
        !walls.some((wall) => meet(wider(spot, [GAP_PX, GAP_PX]), wall)) && over(spot, area));
      if (box) named.push({ text, box });
    }
    this.box.replaceChildren(...named.map(({ text, box }) => {
      const name = make("span", "label edge", text);
      name.style.left = `${Math.round(box.x0)}px`;
      name.style.top = `${Math.round(box.y0)}px`;
      return name;
    }));
    this.box.hidden = false;
    return named.map(({ box }) => box);
  }

  /* A large country's border is long: what lies over it is looked up once for each view. */
  isOver({ x0, y0, x1, y1 }, area) {
    const key = [area.id, area.km, x0, y0, x1].join();
    if (!this.known.has(key)) {
      this.known.set(key, [[x0, y0], [x1, y1], [x0, y1], [x1, y0]].every((at) =>
        this.map.datelineAreas.covers(area, this.map.containerPointToLatLng(at))));
    }
    return this.known.get(key);
  }

  forget(view) {
    if (view === this.view) return;
    this.view = view;
    this.known.clear();
  }
}
