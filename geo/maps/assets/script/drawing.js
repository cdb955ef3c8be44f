/* Drawing an area, corner after corner: a click adds one, Enter the middle of the map, Backspace takes
   the last one back; the first corner, or the button, closes it, and Escape gives none. */

import { button, make, notify, places, say } from "./words.js";

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

export class Drawing {
  constructor(shown) {
    this.shown = shown;
    this.map = shown.map;
    this.on = false;
    this.corners = [];
    this.box = make("div", "picking-help leaflet-control");
    this.text = make("p", "");
    this.text.setAttribute("role", "status");
    this.done = button("", say("draw-done"), () => this.close());
    this.done.textContent = say("draw-done");
    const stop = button("", say("draw-stop"), () => this.set(false));
    stop.textContent = say("draw-stop");
    this.box.append(this.text, this.done, stop);
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    this.map.getContainer().append(this.box);
    const own = { renderer: L.svg(), interactive: false };
    this.area = L.polygon([], { ...own, className: "filter-area" });
    this.line = L.polygon([], { ...own, className: "drawn-area" });
    this.dots = L.layerGroup();
    this.map.on("click", ({ latlng }) => this.on && this.pick(latlng));
    this.map.getContainer().addEventListener("keydown", (event) => this.byKey(event), true);
  }

  /* Show the area that a filter asks for, none for nothing. */
  show({ area, all }) {
    if (!area) return this.area.remove();
    const middle = all ? (all[0][1] + all[1][1]) / 2 : 0;
    this.area.setLatLngs(shownCorners(area, middle)).addTo(this.map);
  }

  set(on) {
    if (on === this.on) return;
    this.on = on;
    this.map.getContainer().classList.toggle("picking", on);
    this.box.hidden = !on;
    this.corners = [];
    for (const drawn of [this.line, this.dots]) {
      if (on) drawn.addTo(this.map);
      else drawn.remove();
    }
    this.draw();
    this.map.getContainer().focus({ preventScroll: true });
  }

  pick(latlng) {
    const [first] = this.corners;
    const at = this.map.latLngToContainerPoint(latlng);
    if (this.corners.length >= LEAST && this.map.latLngToContainerPoint(first).distanceTo(at) < SNAP_PX) {
      this.close();
      return;
    }
    if (this.corners.length < MOST) this.corners.push([latlng.lat, latlng.lng]);
    this.draw();
  }

  close() {
    const { corners } = this;
    if (corners.length < LEAST) return;
    this.set(false);
    notify({ area: written(corners) });
  }

  draw() {
    const { corners } = this, enough = corners.length >= LEAST;
    this.line.setLatLngs(corners);
    this.dots.clearLayers();
    for (const at of corners) {
      const html = make("i", "measured-dot");
      this.dots.addLayer(L.marker(at, {
        interactive: false, keyboard: false,
        icon: L.divIcon({ html, className: "holder", iconSize: [0, 0] }),
      }));
    }
    this.done.hidden = !enough;
    const inside = this.shown.state.pins.filter(({ at }) => isInside(at, corners));
    this.text.textContent = !this.on ? "" : enough
      ? say("inside", { places: places(inside.length) }) : say("drawing");
  }

  byKey(event) {
    const { key, target } = event;
    if (!this.on || !["Escape", "Enter", "Backspace"].includes(key)) return;
    if (key !== "Escape" && target !== this.map.getContainer()) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") return this.set(false);
    if (key === "Enter") return this.pick(this.map.getCenter());
    this.corners.pop();
    this.draw();
  }
}
