/* Drawing an area, corner after corner: the first one, or the button, closes it. */

import { Tracing } from "./tracing.js";
import { button, notify, places, say } from "./words.js";

const DECIMALS = 4;
const LEAST = 3;
/* As many as an address of the page may name. */
const MOST = 100;
/* So near to the first corner a click means it. */
const SNAP_PX = 14;

/* Whether a point lies in a polygon; both are [lat, lon] in the same turn round the world. */
export function isInside([lat, lon], corners) {
  let inside = false;
  corners.forEach(([south, west], at) => {
    const [north, east] = corners[(at + 1) % corners.length];
    if (south > lat !== north > lat &&
      lon < ((east - west) * (lat - south)) / (north - south) + west) inside = !inside;
  });
  return inside;
}

/* The corners as the page's address holds them: "lat,lon;lat,lon". */
export function written(corners) {
  const wrapped = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
  const clamped = (lat) => Math.max(-90, Math.min(90, lat));
  return corners.map(([lat, lon]) =>
    `${clamped(lat).toFixed(DECIMALS)},${wrapped(lon).toFixed(DECIMALS)}`).join(";");
}

/* The corners of a filter's area for the map: a box of two of them has four, and where they lie across
   the date line they go on beyond it, in the turn round the world that is about `middle`. */
export function shownCorners(area, middle) {
  const [[south, west], [north, end]] = area;
  const east = end < west ? end + 360 : end;
  const whole = area.length > 2 ? area : [[south, west], [south, east], [north, east], [north, west]];
  const shift = 360 * Math.round((middle - whole[0][1]) / 360);
  let before = whole[0][1];
  return whole.map(([lat, lon]) => {
    before = area.length > 2 ? lon + 360 * Math.round((before - lon) / 360) : lon;
    return [lat, before + shift];
  });
}

export class Drawing extends Tracing {
  constructor(shown) {
    const own = { renderer: L.svg(), interactive: false };
    const done = button("", say("draw-done"), () => this.close());
    done.textContent = say("draw-done");
    super(shown.map, L.polygon([], { ...own, className: "drawn-area" }), say("draw-stop"), done);
    this.shown = shown;
    this.done = done;
    this.area = L.polygon([], { ...own, className: "filter-area" });
  }

  /* Show the area that a filter asks for, none for nothing. */
  show({ area, all }) {
    if (!area) return this.area.remove();
    const middle = all ? (all[0][1] + all[1][1]) / 2 : 0;
    this.area.setLatLngs(shownCorners(area, middle)).addTo(this.map);
  }

  pick(latlng) {
    const { points } = this, pxOf = (at) => this.map.latLngToContainerPoint(at);
    if (points.length >= LEAST && pxOf(points[0]).distanceTo(pxOf(latlng)) < SNAP_PX) this.close();
    else if (points.length < MOST) super.pick(latlng);
  }

  close() {
    const { points } = this;
    if (points.length < LEAST) return;
    this.set(false);
    notify({ area: written(points) });
  }

  draw() {
    this.done.hidden = this.points.length < LEAST;
    super.draw();
  }

  told() {
    if (this.points.length < LEAST) return say("drawing");
    const inside = this.shown.state.pins.filter(({ at }) => isInside(at, this.points));
    return say("inside", { places: places(inside.length) });
  }
}
