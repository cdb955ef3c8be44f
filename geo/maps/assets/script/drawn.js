/* What is drawn of the places: marks, and where there are too many for these, circles on a canvas. */

import { covers } from "./boxes.js";
import { collide } from "./gathering.js";
import { layout } from "./layout.js";
import { letters } from "./letters.js";
import { Mark } from "./marks.js";
import { Standing, halfOf } from "./standing.js";
import { colour } from "./theme.js";

/* Above this many only those near the frame are drawn, and of these only so many as buttons. */
const MOST_MARKS = 300;
const MOST_TAB_STOPS = 40;
/* How far about the frame, in frames. */
const AROUND = 0.3;

export class Drawn {
  constructor(places) {
    this.places = places;
    this.map = places.map;
    this.standing = new Standing(this.map);
    this.marks = new Map();
    this.circles = new Map();
    this.canvas = L.canvas({ pane: "overlayPane", padding: AROUND });
  }

  /* Draw what stands on the map at its zoom: each mark on its place. */
  sync({ pins, selected }) {
    let stands = this.standing.of(pins, selected, this.map.getZoom());
    this.gathers = stands.some(({ members }) => members);
    if (stands.length > MOST_MARKS) {
      const seen = this.map.getBounds(), near = seen.pad(AROUND);
      const focused = document.activeElement?.closest?.(".pin");
      const rank = ({ id, at }) => {
        if (id === selected || (focused && this.marks.get(id)?.button === focused)) return 0;
        return seen.contains(at) ? 1 : near.contains(at) ? 2 : 3;
      };
      const ranked = stands.map((stand) => [rank(stand), stand]);
      stands = [0, 1, 2].flatMap((wanted) =>
        ranked.filter(([found]) => found === wanted).map(([, stand]) => stand));
    }
    const wantMarks = new Map(), wantCircles = new Map();
    stands.forEach((pin, at) => (at < MOST_MARKS ? wantMarks : wantCircles).set(pin.id, pin));
    for (const [kept, wanted] of [[this.marks, wantMarks], [this.circles, wantCircles]]) {
      for (const [id, one] of kept) {
        if (wanted.has(id) && (kept === this.marks || one.pin === wanted.get(id))) continue;
        one.remove();
        kept.delete(id);
      }
    }
    const ordered = new Map();
    for (const [id, pin] of wantMarks) {
      const mark = this.marks.get(id);
      if (mark) mark.update(pin);
      ordered.set(id, mark || new Mark(this.places, pin));
    }
    this.marks = ordered;
    this.order();
    for (const [id, pin] of wantCircles) {
      if (!this.circles.has(id)) this.circles.set(id, this.circle(pin));
    }
  }

  /* The keyboard goes through the marks as they stand in the page: most mentions first. */
  order() {
    const pane = this.map.getPane("markerPane");
    if (pane.contains(document.activeElement)) return;
    const wanted = [...this.marks.values()].map((mark) => mark.marker.getElement());
    const known = new Set(wanted);
    const now = [...pane.children].filter((element) => known.has(element));
    if (now.some((element, index) => element !== wanted[index])) pane.append(...wanted);
  }

  circle(pin) {
    const circle = L.circleMarker(pin.at, {
      renderer: this.canvas, radius: pin.r * letters.grow, weight: 1.5, fillOpacity: 0.9,
      bubblingMouseEvents: false,
    });
    const { preview } = this.places;
    circle.on("click", ({ originalEvent }) => this.places.press(circle, originalEvent));
    circle.on("mouseover", () => preview.showSoon(() => pin, () => this.boxOf(circle)));
    circle.on("mouseout", () => preview.hideSoon());
    circle.pin = pin;
    return circle.addTo(this.map);
  }

  /* Where a mark or a circle lies, in px of the frame. */
  boxOf(one) {
    if (one.box) return one.box;
    const { x, y } = this.map.latLngToContainerPoint(one.getLatLng());
    const r = one.getRadius();
    return { x0: x - r, x1: x + r, y0: y - r, y1: y + r };
  }

  /* What lies under a point, in px of the frame: the places, most mentions first. */
  under(point) {
    const all = [...this.marks.values(), ...this.circles.values()];
    return all.filter((one) => covers(this.boxOf(one), true, point))
      .flatMap(({ pin }) => pin.members || [pin]);
  }

  /* Marks that the selected one or a runner-up lies on: half a number would be a wrong one. */
  cover(above) {
    const { gap } = layout.mark, room = { gap: -2 * gap, target: 0 };
    const standing = (pin) => ({ ...this.map.latLngToLayerPoint(pin.at), half: halfOf(pin) });
    const over = above.filter(Boolean).map(standing);
    for (const mark of this.marks.values()) {
      const own = over.length && standing(mark.pin);
      mark.covered = !mark.selected &&
        over.some((each) => collide(each, own, each.half, own.half, room));
    }
  }

  paint() {
    const tabStops = this.marks.size <= MOST_TAB_STOPS;
    let index = 0;
    for (const mark of this.marks.values()) {
      mark.paint(tabStops || index < MOST_TAB_STOPS);
      index += 1;
    }
    const line = colour("pin-line"), fill = colour("pin"), paper = colour("halo");
    for (const circle of this.circles.values()) {
      const { r, actor, unsure } = circle.pin;
      circle.setStyle({
        color: line, fillColor: actor || unsure ? paper : fill, radius: r * letters.grow,
        dashArray: unsure ? "1.5 3" : null,
      });
    }
  }
}
