/* Measuring a way over several points: a click on the map or a mark adds one, Enter the middle of
   the map; Backspace takes the last one back, and Escape ends it. */

import { icon } from "./icons.js";
import { button, digitsOf, make, say } from "./words.js";

/* Mean radius in km, IUGG 1980: the same as of geo/distance.py. */
const EARTH_RADIUS_KM = 6371.0088;
const FINE_KM = 10;

/* The great-circle distance in km between two points [lat, lon] in degrees (haversine). */
export function distanceKm([lat, lon], [otherLat, otherLon]) {
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const a = radians(lat), b = radians(otherLat);
  const h = Math.sin((b - a) / 2) ** 2 +
    Math.cos(a) * Math.cos(b) * Math.sin(radians(otherLon - lon) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/* The length in km of a way over points. */
export function lengthKm(points) {
  return points.slice(1).reduce((sum, point, at) => sum + distanceKm(points[at], point), 0);
}

/* A length as it is worth saying: "4.2 km", "1,204 km". */
export function kilometres(km, language) {
  const decimals = km < FINE_KM ? 1 : 0;
  return say("km", {
    number: new Intl.NumberFormat(digitsOf(language), {
      minimumFractionDigits: decimals, maximumFractionDigits: decimals,
    }).format(km),
  });
}

export class Measure {
  constructor(map) {
    this.map = map;
    this.on = false;
    this.points = [];
    this.switch = button("measure", say("measure"), () => this.set(!this.on));
    this.switch.setAttribute("aria-pressed", "false");
    this.switch.append(icon("measure"));
    this.box = make("div", "picking-help measuring leaflet-control");
    this.text = make("p", "");
    this.text.setAttribute("role", "status");
    const stop = button("", say("measured"), () => this.set(false));
    stop.textContent = say("measured");
    this.box.append(this.text, stop);
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    map.getContainer().append(this.box);
    this.line = L.polyline([], { renderer: L.svg(), className: "measured-line", interactive: false });
    this.dots = L.layerGroup();
    map.on("click", ({ latlng }) => this.on && this.add([latlng.lat, latlng.lng]));
    map.getContainer().addEventListener("keydown", (event) => this.byKey(event), true);
  }

  set(on) {
    if (on === this.on) return;
    this.on = on;
    this.switch.setAttribute("aria-pressed", on);
    this.map.getContainer().classList.toggle("picking", on);
    this.box.hidden = !on;
    this.points = [];
    for (const drawn of [this.line, this.dots]) {
      if (on) drawn.addTo(this.map);
      else drawn.remove();
    }
    this.draw();
    (on ? this.map.getContainer() : this.switch).focus({ preventScroll: true });
  }

  add(at) {
    this.points.push(at);
    this.draw();
  }

  draw() {
    const { points } = this;
    this.line.setLatLngs(points);
    this.dots.clearLayers();
    for (const at of points) {
      const html = make("i", "measured-dot");
      this.dots.addLayer(L.marker(at, {
        interactive: false, keyboard: false,
        icon: L.divIcon({ html, className: "holder", iconSize: [0, 0] }),
      }));
    }
    const language = document.documentElement.lang;
    this.text.textContent = !this.on ? "" : points.length < 2 ? say("measuring")
      : kilometres(lengthKm(points), language);
  }

  byKey(event) {
    const { key, target } = event;
    if (!this.on || !["Escape", "Enter", "Backspace"].includes(key)) return;
    if (key !== "Escape" && target !== this.map.getContainer()) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") return this.set(false);
    if (key === "Backspace") this.points.pop();
    else {
      const { lat, lng } = this.map.getCenter();
      this.points.push([lat, lng]);
    }
    this.draw();
  }
}
