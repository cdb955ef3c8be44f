/* How close a place that is chosen is brought: so close that it stands apart from its neighbours,
   and no closer than its surroundings make sense of. */

import { layout } from "./layout.js";
import { halfOf } from "./standing.js";
import { ARRIVAL_ZOOM } from "./view.js";

const OUTLINED = ["region", "country"];
/* Steps of the zoom by which an area may be smaller than the frame. */
const SMALLER = 2;
/* Between two marks that are told apart at a glance, at least. */
const APART_PX = 32;
const TILE_PX = 256;
/* Who asks to be brought to a place wants to see what lies about it. */
const CLOSE = 10;

/* Web Mercator (EPSG:3857), in shares of the world's width. */
function mercator([lat, lon]) {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return [lon / 360, -Math.atanh(sine) / (2 * Math.PI)];
}

/* The least zoom at which the mark `of` stands apart from all the `others`, { at: [lat, lon] in degrees,
   half: half its width in px }; those that no zoom parts from it do not count. */
export function apartZoom(of, others) {
  const { deepest, step } = layout.zoom, [x, y] = mercator(of.at);
  let zoom = ARRIVAL_ZOOM;
  for (const { at, half } of others) {
    const [otherX, otherY] = mercator(at);
    const across = Math.abs(otherX - x);
    const away = Math.hypot(Math.min(across, 1 - across), otherY - y);
    const need = Math.max(APART_PX, of.half + half + layout.mark.gap);
    const least = Math.ceil(Math.log2(need / (TILE_PX * away)) / step) * step;
    if (least <= deepest) zoom = Math.max(zoom, least);
  }
  return zoom;
}

/* The zoom that a point is brought to for whoever asks for it. */
export function closeZoom(of, others) {
  return Math.max(CLOSE, apartZoom(of, others));
}

export class Approach {
  constructor(places) {
    this.places = places;
  }

  /* A place's mark, and those that it is told apart from. */
  marks(pin) {
    const others = this.places.state.pins.filter(({ id, shape }) => id !== pin.id && shape !== "country");
    const mark = (each) => ({ at: each.at, half: halfOf(each) });
    return [mark(pin), others.map(mark)];
  }

  /* The largest part of an outline says more of a country than the whole of its islands. */
  boundsOf(pin) {
    const outlined = OUTLINED.includes(pin.shape);
    return (outlined && this.places.map.datelineAreas?.boundsOf(pin.id)) || pin.box;
  }

  goTo(pin, atOnce) {
    const { view } = this.places, bounds = this.boundsOf(pin), apart = apartZoom(...this.marks(pin));
    const most = Math.max(layout.zoom.closest, apart);
    view.goTo(pin, { bounds, least: bounds ? view.zoomOf(bounds, most) - SMALLER : apart, most, atOnce });
  }

  /* Bring the reader as close to a place as there is something to see about it. */
  zoomTo(pin) {
    const { view, map } = this.places, bounds = this.boundsOf(pin);
    view.untouched = false;
    view.zoomed = true;
    if (bounds) view.arriveIn(bounds);
    else view.arrive(pin.at, Math.max(map.getZoom(), closeZoom(...this.marks(pin))));
  }
}
