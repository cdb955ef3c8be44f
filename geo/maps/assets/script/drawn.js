/* What is drawn of the places: marks, and where there are too many for these, circles on a canvas. */

import { within } from "./boxes.js";
import { collide } from "./gathering.js";
import { layout } from "./layout.js";
import { letters } from "./letters.js";
import { Mark } from "./marks.js";
import { Standing, halfOf } from "./standing.js";
import { colour } from "./theme.js";

/* With more than the first only those near the frame are drawn, and of these only so many as buttons
   as the second: the rest has hardly room for a name, and a thousand buttons make the map slow. */
const MOST_MARKS = 300, MARKS_AMONG_CIRCLES = 160;
const MOST_TAB_STOPS = 40;
/* How far about the frame, in frames. */
const AROUND = 0.2;
/* Half of a number's room, which the frame's edge does not cut. */
export const NUMBER_PX = 11;
/* From which on a disc lies upon another to the eye. */
const OVERLAP = { gap: -2, target: 0 };

export class Drawn {
  constructor(places) {
    this.places = places;
    this.map = places.map;
    this.standing = new Standing(this.map);
    this.marks = new Map();
    this.circles = new Map();
    this.below = [];
    this.canvas = L.canvas({ pane: "overlayPane", padding: AROUND });
  }

  /* Draw what stands on the map at its zoom: each mark on its place. */
  sync({ pins, selected }) {
    let stands = this.standing.of(pins, selected, this.map.getZoom());
    this.gathers = stands.some(({ members }) => members);
    if (stands.length > MOST_MARKS) {
      const seen = within(this.map.getBounds()), near = within(this.map.getBounds().pad(AROUND));
      const focused = document.activeElement?.closest?.(".pin");
      const rank = ({ id, at }) => {
        if (id === selected || (focused && this.marks.get(id)?.button === focused)) return 0;
        return seen(at) ? 1 : near(at) ? 2 : 3;
      };
      const ranked = stands.map((stand) => [rank(stand), stand]);
      stands = [0, 1, 2].flatMap((wanted) =>
        ranked.filter(([found]) => found === wanted).map(([, stand]) => stand));
    }
    const wantMarks = new Map(), wantCircles = new Map();
    const most = stands.length > MOST_MARKS ? MARKS_AMONG_CIRCLES : MOST_MARKS;
    stands.forEach((pin, at) => (at < most ? wantMarks : wantCircles).set(pin.id, pin));
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

  /* Tell marks that cannot stand apart from those `above` them, the selected one and runners-up, that
     they lie below; what the selected one lies on is told of by it. A number that is covered or cut
     in part would be a wrong one. */
  cover(selected, rivals) {
    const { target } = layout.mark, apart = { gap: 0, target: target * letters.grow };
    const spot = (mark) => ({ ...this.map.latLngToLayerPoint(mark.pin.at), half: halfOf(mark.pin) });
    const own = this.marks.get(selected), above = own ? [spot(own)] : [];
    const hits = (spots, one, room) =>
      spots.some((each) => collide(each, one, each.half, one.half, room));
    this.below = [];
    for (const rival of rivals) {
      const one = spot(rival);
      rival.below = rival.covered = hits(above, one, apart);
      if (rival.below) this.below.push(rival);
      else above.push(one);
    }
    const size = this.map.getSize(), frame = L.bounds([NUMBER_PX, NUMBER_PX],
      size.subtract([NUMBER_PX, NUMBER_PX]));
    for (const mark of this.marks.values()) {
      const one = spot(mark);
      mark.below = mark !== own && hits(above, one, apart);
      mark.covered = (mark !== own && hits(above, one, OVERLAP)) ||
        !frame.contains(this.map.layerPointToContainerPoint([one.x, one.y]));
      if (mark.below && own && hits(above.slice(0, 1), one, apart)) this.below.push(mark);
    }
  }

  /* The places that lie below the selected mark. */
  get hidden() { return this.below.flatMap(({ pin }) => pin.members || [pin]); }

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
      const look = [line, fill, paper, letters.grow].join();
      if (look === circle.look) continue;
      circle.look = look;
      circle.setStyle({
        color: line, fillColor: actor || unsure ? paper : fill, radius: r * letters.grow,
        dashArray: unsure ? "1.5 3" : null,
      });
    }
  }
}
