/* Measuring a way over several points, marks among them. */

import { icon } from "./icons.js";
import { Tracing } from "./tracing.js";
import { button, digitsOf, say } from "./words.js";

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

export class Measure extends Tracing {
  constructor(map) {
    const line = { renderer: L.svg(), className: "measured-line", interactive: false };
    super(map, L.polyline([], line), say("measured"));
    this.box.classList.add("measuring");
    this.switch = button("measure", say("measure"), () => this.set(!this.on));
    this.switch.setAttribute("aria-pressed", "false");
    this.switch.append(icon("measure"));
  }

  set(on) {
    if (on === this.on) return;
    super.set(on);
    this.switch.setAttribute("aria-pressed", on);
    if (!on) this.switch.focus({ preventScroll: true });
  }

  told() {
    return this.points.length < 2 ? say("measuring")
      : kilometres(lengthKm(this.points), document.documentElement.lang);
  }
}
