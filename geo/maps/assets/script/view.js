/* What part of the world is in the frame. The reader's own zoom is never taken back. */

import { layout } from "./layout.js";
import { calm } from "./words.js";

/* Farther out a place is one of a crowd. */
export const ARRIVAL_ZOOM = 6;
const FLIGHT_S = 0.9;
const NARROW_PX = 500;
const EDGE_PX = 20;

export class View {
  /* `legend` gives the element that lies on the map, `points` the places that it may hide. */
  constructor(map, legend, points) {
    this.map = map;
    this.legend = legend;
    this.points = points;
    this.views = [];
    this.untouched = true;
    this.moved = false;
    this.zoomed = false;
    this.flying = this.halted = false;
    const moved = () => {
      this.untouched = false;
      this.moved = true;
    };
    map.on("dragstart", moved);
    // As soon as the reader moves: what is laid out meanwhile must not take the first view again.
    map.on("zoomstart movestart", () => this.own || moved());
    map.on("zoomend", () => {
      if (this.own) return;
      this.zoomed = true;
      moved();
    });
    map.on("moveend", () => (this.own = this.flying = this.halted = false));
    this.limit();
    map.on("resize", () => {
      this.limit();
      if (this.untouched) this.first();
    });
    map.getContainer().addEventListener("wheel", moved, { passive: true });
  }

  /* All of the world is to go into a phone's frame too. */
  limit() {
    this.map.setMinZoom(this.map.getSize().x < NARROW_PX ? 0 : layout.zoom.farthest);
  }

  get padding() {
    const { x, y } = this.map.getSize();
    const narrow = x < NARROW_PX;
    return {
      // Below the line that tells of what lies beyond the edge.
      paddingTopLeft: [narrow ? 26 : 70, narrow ? 48 : 52],
      paddingBottomRight: [narrow ? 70 : 110, Math.min(60, y / 6)],
      maxZoom: layout.zoom.closest,
    };
  }

  /* The page around the map keeps what the reader looks at: a frame that takes this one's place,
     as in another language, goes on with it. */
  keep({ report, selected }) {
    const { map, views, untouched, zoomed } = this;
    const at = map.getCenter(), zoom = map.getZoom(), shown = map.getBounds();
    const bounds = [[shown.getSouth(), shown.getWest()], [shown.getNorth(), shown.getEast()]];
    try {
      window.parent.datelineView = { report, selected, views, untouched, at, zoom, zoomed, bounds };
      window.parent.dispatchEvent(new Event("dateline:view"));
    } catch { /* a page of another origin keeps nothing */ }
  }

  kept(report) {
    try {
      const { datelineView: kept } = window.parent;
      return kept && kept.report === report ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /* The first views that were kept of an untouched map: a filter may have changed since. */
  keptFirst({ report }) {
    const kept = this.kept(report);
    return kept && kept.untouched ? kept.views : undefined;
  }

  /* Tell whether there was anything to go on with. */
  goOn({ report, selected, first, close }) {
    const kept = this.kept(report);
    if (!kept || kept.untouched || kept.selected !== selected) return false;
    this.views = [first, close];
    this.move("setView", kept.at, kept.zoom, { animate: false });
    this.zoomed = kept.zoomed;
    this.untouched = false;
    return true;
  }

  /* Of the wide and the close first view the close one, where it comes a step nearer. */
  first(views = this.views) {
    this.views = views;
    this.untouched = true;
    this.moved = false;
    const [wide, close] = views;
    this.bounds = close && this.zoomOf(close) > this.zoomOf(wide) ? close : wide;
    if (this.bounds) this.fit(this.bounds);
    else this.move("setView", [25, 15], 2, { animate: false });
    this.zoomed = false;
  }

  zoomOf(bounds) {
    const { paddingTopLeft, paddingBottomRight, maxZoom } = this.padding;
    const padding = L.point(paddingTopLeft).add(paddingBottomRight);
    return Math.min(maxZoom, this.map.getBoundsZoom(bounds, false, padding));
  }

  /* The legend lies on no place: then the view is moved up or aside, whichever is closer. */
  fit(bounds, points = this.points(), most = layout.zoom.closest) {
    const { map } = this;
    const padding = { ...this.padding, maxZoom: most };
    const inside = L.latLngBounds(bounds);
    this.move("fitBounds", inside, { ...padding, animate: false });
    const box = this.legend().getBoundingClientRect();
    if (!box.width) return;
    const frame = map.getContainer().getBoundingClientRect();
    const [right] = padding.paddingBottomRight, [, top] = padding.paddingTopLeft;
    // Where the padding leaves no room, Leaflet would answer with its closest zoom.
    const zoom = ({ paddingTopLeft: [x, y], paddingBottomRight: [z, w] }) =>
      x + z < frame.width && y + w < frame.height
        ? map.getBoundsZoom(inside, false, L.point(x + z, y + w)) : -1;
    for (const gap of [layout.mark.largest_radius + EDGE_PX, EDGE_PX]) {
      const over = L.bounds([0, box.top - frame.top - gap],
        [box.right - frame.left + gap, frame.height]);
      const hidden = (at) => inside.contains(at) && over.contains(map.latLngToContainerPoint(at));
      if (!points.some(hidden)) return;
      const [up, aside] = [
        { ...padding, paddingBottomRight: [right, frame.height - over.min.y] },
        { ...padding, paddingTopLeft: [over.max.x, top] },
      ];
      const way = zoom(aside) > zoom(up) ? aside : up;
      if (zoom(way) < 0) return;
      // Room for the largest mark is not worth a step of the zoom.
      if (gap > EDGE_PX && zoom(way) < map.getZoom()) continue;
      this.move("fitBounds", inside, { ...way, animate: false });
      return;
    }
  }

  all(bounds) {
    if (!bounds) return;
    this.untouched = this.moved = false;
    this.zoomed = false;
    this.fit(bounds);
  }

  /* Show the places that one mark stands for, at least so close that they part. */
  part(pins, least) {
    const { map } = this, { paddingTopLeft, paddingBottomRight } = this.padding;
    const bounds = L.latLngBounds(pins.map((pin) => pin.at));
    const most = map.getBoundsZoom(bounds, false, L.point(paddingTopLeft).add(paddingBottomRight));
    const zoom = Math.max(least, Math.min(most, layout.zoom.closest));
    this.untouched = false;
    this.zoomed = true;
    // Where not all go into the frame at that zoom, the one that the mark stands on is shown.
    this.move("setView", zoom > most ? pins[0].at : bounds.getCenter(), zoom, { animate: !calm() });
  }

  shows(at) { return this.map.getBounds().contains(at); }

  /* Bring a place into the frame, at least as close as the zoom `least`; of an area, whose bounds
     are given, as much as goes into the frame. Where it is so already nothing moves. */
  goTo(pin, { bounds, least = ARRIVAL_ZOOM, atOnce } = {}) {
    const { map } = this;
    const at = map.latLngToContainerPoint(pin.at);
    const size = map.getSize();
    const inside = L.bounds([40, 40], [size.x - 60, size.y - 40]).contains(at);
    const enough = Math.min(least, bounds ? this.zoomOf(bounds) : Infinity);
    if (inside && !this.halted && map.getZoom() >= enough) return;
    this.halted = false;
    this.untouched = false;
    if (bounds && !this.zoomed) this.arrive(bounds, undefined, atOnce);
    else this.arrive(pin.at, Math.max(map.getZoom(), enough), atOnce);
  }

  /* Go to a point at a zoom, or to bounds. */
  arrive(where, zoom, atOnce) {
    const still = atOnce || calm();
    if (zoom === undefined) {
      const options = { ...this.padding, animate: !still, duration: FLIGHT_S };
      this.move(still ? "fitBounds" : "flyToBounds", where, options);
    } else if (still) this.move("setView", where, zoom, { animate: false });
    else this.move("flyTo", where, zoom, { duration: FLIGHT_S });
  }

  /* Zoom about a point that is in the frame, so that it stays there. */
  holdWhileZooming(pointOf) {
    const { map } = this, set = map.setZoom.bind(map);
    map.setZoom = (zoom, options) => {
      const at = pointOf();
      if (!map._loaded || !at || !this.shows(at)) return set(zoom, options);
      return map.setZoomAround(map.latLngToContainerPoint(at), zoom, options);
    };
  }

  /* Break off a flight: where it was to is not what is wanted any more. The map stays as it is:
     Leaflet's own stop() sets all of it up anew at the nearest step of the zoom. */
  halt() {
    if (!this.flying) return;
    this.map._stop();
    this.map.fire("zoomend").fire("moveend");
    this.halted = true;
  }

  /* Bring what has the keyboard's focus into the frame. */
  reveal(at) {
    const frame = L.bounds([EDGE_PX, EDGE_PX], this.map.getSize().subtract([EDGE_PX, EDGE_PX]));
    if (frame.contains(this.map.latLngToContainerPoint(at))) return;
    this.untouched = false;
    this.move("panTo", at, { animate: false });
  }

  /* Show points that lie far off, until `narrow` takes the view back that was before. */
  widen(points) {
    const { map } = this;
    this.before = this.before || { centre: map.getCenter(), zoom: map.getZoom() };
    this.untouched = false;
    this.fit(points, points, map.getZoom());
    this.wide = this.spot();
  }

  forget() { this.before = null; }

  narrow() {
    const { before } = this;
    this.forget();
    // A reader who has moved on stays there.
    if (!before || this.wide !== this.spot()) return;
    this.move("setView", before.centre, before.zoom, { animate: false });
  }

  spot() {
    const { lat, lng } = this.map.getCenter();
    return [lat.toFixed(3), lng.toFixed(3), this.map.getZoom()].join();
  }

  /* A move of the map's own, not the reader's. */
  move(how, ...where) {
    this.own = true;
    this.map[how](...where);
    this.flying = how.startsWith("fly");
  }
}
