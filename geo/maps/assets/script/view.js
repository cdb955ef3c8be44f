/* What part of the world is in the frame. The reader's own zoom is never taken back. */

import { clearest, hidden } from "./clearance.js";
import { layout } from "./layout.js";
import { calm } from "./words.js";

/* Farther out a place is one of a crowd. */
export const ARRIVAL_ZOOM = 6;
const FLIGHT_S = 0.9;
const NARROW_PX = 500;
const EDGE_PX = 20;
/* How often what the controls say is asked anew, as it changes with the view. */
const TURNS = 3;
/* Steps of the zoom that a view gives for marks that no control lies on. */
const STEPS_FOR_CLEARANCE = 2;

export class View {
  /* `walls` gives the boxes of what lies on the map, in px of the frame, `standing` the marks on it at
     a zoom, as { at, half }, and `apart` the least zoom from one to another at which those within bounds
     stand as far apart as at the other. */
  constructor(map, { walls, standing, apart }) {
    this.map = map;
    this.walls = walls;
    this.standing = standing;
    this.apart = apart;
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
    };
  }

  /* How close bounds are shown: where there is ground to see, or so close that the places there
     stand apart. */
  closest(bounds) {
    const { closest, deepest } = layout.zoom, most = this.zoomOf(bounds, deepest);
    return most > closest ? this.apart(L.latLngBounds(bounds), closest, most) : closest;
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
    const zoomOf = (bounds) => this.zoomOf(bounds, this.closest(bounds));
    this.bounds = close && zoomOf(close) > zoomOf(wide) ? close : wide;
    if (this.bounds) this.fit(this.bounds);
    else this.move("setView", [25, 15], 2, { animate: false });
    this.zoomed = false;
  }

  /* The zoom at which bounds fill the frame, `most` at most. */
  zoomOf(bounds, most = layout.zoom.closest) {
    const { paddingTopLeft, paddingBottomRight } = this.padding;
    const padding = L.point(paddingTopLeft).add(paddingBottomRight);
    return Math.min(most, this.map.getBoundsZoom(bounds, false, padding));
  }

  /* Show bounds as large as they go into the frame, so that no control lies on a mark: where one would,
     they stand elsewhere in the frame, or are a little smaller. */
  fit(bounds, { most = this.closest(bounds), standing = this.standing } = {}) {
    const inside = L.latLngBounds(bounds);
    this.map.fire("dateline:fit");
    for (let turn = 0; turn < TURNS; turn += 1) {
      const { centre, zoom } = this.clear(inside, most, standing);
      this.move("setView", centre, zoom, { animate: false });
      const at = (point) => this.map.latLngToContainerPoint(point);
      // What tells of places beyond the edge comes with them.
      if (!hidden(standing(zoom).map((mark) => ({ ...at(mark.at), ...mark })), this.walls())) return;
    }
  }

  /* The centre and the zoom at which bounds are shown with the fewest marks hidden, as close as can be. */
  clear(inside, most, standing) {
    const { map } = this, walls = this.walls(), size = map.getSize();
    const { paddingTopLeft: [left, top], paddingBottomRight: [right, foot] } = this.padding;
    const first = this.zoomOf(inside, most), { step } = layout.zoom;
    let best = null;
    for (let steps = 0; steps <= STEPS_FOR_CLEARANCE; steps += 1) {
      const zoom = first - steps * step;
      if (best && (!best.covered || zoom < map.getMinZoom())) break;
      const area = L.bounds([inside.getNorthWest(), inside.getSouthEast()]
        .map((corner) => map.project(corner, zoom)));
      const origin = area.getCenter().subtract(
        [(left + size.x - right) / 2, (top + size.y - foot) / 2]);
      const marks = standing(zoom).map(({ at, half }) =>
        ({ ...map.project(at, zoom).subtract(origin), half }));
      const [from, to] = [area.min.subtract(origin), area.max.subtract(origin)];
      const { by, covered } = clearest(marks, walls,
        { x0: from.x, y0: from.y, x1: to.x, y1: to.y }, size);
      if (best && covered >= best.covered) continue;
      const centre = map.unproject(origin.subtract(by).add(size.divideBy(2)), zoom);
      best = { centre, zoom, covered };
    }
    return best;
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
    const zoom = Math.max(least, Math.min(most, this.closest(bounds)));
    this.untouched = false;
    this.zoomed = true;
    // Where not all go into the frame at that zoom, the one that the mark stands on is shown.
    this.move("setView", zoom > most ? pins[0].at : bounds.getCenter(), zoom, { animate: !calm() });
  }

  shows(at) { return this.map.getBounds().contains(at); }

  /* Bring a place into the frame, at least as close as the zoom `least`; of an area, whose bounds
     are given, as much as goes into the frame, at the zoom `most` at most. Where it is so already
     nothing moves. */
  goTo(pin, { bounds, least = ARRIVAL_ZOOM, most, atOnce } = {}) {
    const { map } = this;
    const at = map.latLngToContainerPoint(pin.at);
    const size = map.getSize();
    const inside = L.bounds([40, 40], [size.x - 60, size.y - 40]).contains(at);
    const enough = Math.min(least, bounds ? this.zoomOf(bounds, most) : Infinity);
    if (inside && !this.halted && map.getZoom() >= enough) return;
    this.halted = false;
    this.untouched = false;
    if (bounds && !this.zoomed) this.arriveIn(bounds, most, atOnce);
    else this.arrive(pin.at, Math.max(map.getZoom(), enough), atOnce);
  }

  arrive(point, zoom, atOnce) {
    if (atOnce || calm()) this.move("setView", point, zoom, { animate: false });
    else this.move("flyTo", point, zoom, { duration: FLIGHT_S });
  }

  arriveIn(bounds, maxZoom = layout.zoom.closest, atOnce = false) {
    const options = { ...this.padding, maxZoom, animate: false, duration: FLIGHT_S };
    this.move(atOnce || calm() ? "fitBounds" : "flyToBounds", bounds, options);
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
     Leaflet's own stop() sets all of it up anew at the nearest step of the zoom. Tells whether
     there was one. */
  halt() {
    if (!this.flying) return false;
    this.map._stop();
    this.map.fire("zoomend").fire("moveend");
    this.halted = true;
    return true;
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
    const standing = () => points.map((at) => ({ at, half: EDGE_PX }));
    this.fit(points, { most: map.getZoom(), standing });
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
