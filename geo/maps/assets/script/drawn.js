/* What is drawn of the places: marks, and where there are too many for these, circles on a canvas. */

import { covers } from "./boxes.js";
import { letters } from "./letters.js";
import { Mark } from "./marks.js";
import { colour } from "./theme.js";

const MOST_MARKS = 300;
const MARKS_AMONG_CIRCLES = 120;
const MOST_TAB_STOPS = 40;

export class Drawn {
  constructor(places) {
    this.places = places;
    this.map = places.map;
    this.marks = new Map();
    this.circles = new Map();
    this.canvas = L.canvas({ pane: "overlayPane", padding: 0.3 });
  }

  sync({ pins, selected }) {
    const many = pins.length > MOST_MARKS;
    const isMark = (pin, at) => !many || at < MARKS_AMONG_CIRCLES || pin.id === selected;
    const wantMarks = new Map(), wantCircles = new Map();
    pins.forEach((pin, index) => (isMark(pin, index) ? wantMarks : wantCircles).set(pin.id, pin));
    for (const [kept, wanted] of [[this.marks, wantMarks], [this.circles, wantCircles]]) {
      for (const [id, one] of kept) {
        if (wanted.has(id)) continue;
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
    const now = [...pane.children].filter((element) => wanted.includes(element));
    if (now.some((element, index) => element !== wanted[index])) pane.append(...wanted);
  }

  circle(pin) {
    const circle = L.circleMarker(pin.at, {
      renderer: this.canvas, radius: pin.r * letters.grow, weight: 1.5, fillOpacity: 0.9,
      bubblingMouseEvents: false,
    });
    const { preview } = this.places;
    const now = () => this.places.pinOf(pin.id);
    circle.on("click", ({ originalEvent }) => this.places.press(circle, originalEvent));
    circle.on("mouseover", () => preview.showSoon(now, () => this.boxOf(circle)));
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
    const near = [...this.marks.values()].filter((mark) => mark.near &&
      covers(mark.box, mark.pin.shape !== "country", point));
    const circles = [...this.circles.values()].filter((circle) =>
      covers(this.boxOf(circle), true, point));
    return [...near, ...circles].map((one) => one.pin);
  }

  paint() {
    const tabStops = this.marks.size <= MOST_TAB_STOPS;
    let index = 0;
    for (const mark of this.marks.values()) {
      mark.paint(tabStops || index < MOST_TAB_STOPS);
      index += 1;
    }
    const line = colour("pin-line"), fill = colour("pin");
    for (const circle of this.circles.values()) {
      circle.setStyle({ color: line, fillColor: fill, radius: circle.pin.r * letters.grow });
    }
  }
}
