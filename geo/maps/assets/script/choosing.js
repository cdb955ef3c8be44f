/* How close a place that is chosen is brought: so close that it stands apart from its neighbours,
   and no closer than its surroundings make sense of. */

import { ARRIVAL_ZOOM } from "./view.js";

const OUTLINED = ["region", "country"];
/* Steps of the zoom by which an area may be smaller than the frame. */
const SMALLER = 2;
/* Closer than this the ground says little more. */
const CLOSEST = 11;
/* Between two marks that are told apart at a glance. */
const APART_PX = 32;
const TILE_PX = 256;
/* Who asks to be brought to a place wants to see what lies about it. */
const CLOSE = 10;

/* Web Mercator (EPSG:3857), in shares of the world's width. */
function mercator([lat, lon]) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return [lon / 360, -Math.atanh(sine) / (2 * Math.PI)];
}

/* The zoom at which the point `at` stands apart from the nearest of `others`, all [lat, lon] in
   degrees; those that no zoom parts from it do not count. */
export function apartZoom(at, others) {
  const [x, y] = mercator(at);
  const least = APART_PX / (TILE_PX * 2 ** CLOSEST);
  let nearest = Infinity;
  for (const other of others) {
    const [otherX, otherY] = mercator(other);
    const across = Math.abs(otherX - x);
    const away = Math.hypot(Math.min(across, 1 - across), otherY - y);
    if (away >= least && away < nearest) nearest = away;
  }
  const zoom = Math.log2(APART_PX / (TILE_PX * nearest));
  return Math.max(ARRIVAL_ZOOM, Math.min(CLOSEST, Math.ceil(zoom * 2) / 2));
}

/* The zoom that a point is brought to for whoever asks for it. */
export function closeZoom(at, others) {
  return Math.max(CLOSE, apartZoom(at, others));
}

export class Approach {
  constructor(places) {
    this.places = places;
  }

  /* The points that a place is told apart from. */
  neighbours(pin) {
    const { pins } = this.places.state;
    return pins.filter(({ id, shape }) => id !== pin.id && shape !== "country").map(({ at }) => at);
  }

  /* The largest part of an outline says more of a country than the whole of its islands. */
  boundsOf(pin) {
    const outlined = OUTLINED.includes(pin.shape);
    return (outlined && this.places.map.datelineAreas?.boundsOf(pin.id)) || pin.box;
  }

  goTo(pin, atOnce) {
    const { view } = this.places, bounds = this.boundsOf(pin);
    const least = bounds ? view.zoomOf(bounds) - SMALLER : apartZoom(pin.at, this.neighbours(pin));
    view.goTo(pin, { bounds, least, atOnce });
  }

  /* Bring the reader as close to a place as there is something to see about it. */
  zoomTo(pin) {
    const { view, map } = this.places, bounds = this.boundsOf(pin);
    view.untouched = false;
    view.zoomed = true;
    if (bounds) view.arrive(bounds);
    else view.arrive(pin.at, Math.max(map.getZoom(), closeZoom(pin.at, this.neighbours(pin))));
  }
}
