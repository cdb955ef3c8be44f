/* The frame of the map: its name, its size, and what is in sight in it. */

import { controlsOf } from "./labels.js";
import { halfOf } from "./standing.js";
import { say } from "./words.js";

/* What the view asks of the places, and of what lies over them. */
export function sightOf(places) {
  const { standing } = places.drawn, told = () => places.state.pins;
  return {
    walls: () => controlsOf(places.map),
    standing: (zoom) => standing.of(told(), places.state.selected, zoom)
      .map((pin) => ({ at: pin.at, half: halfOf(pin) })),
    apart: (bounds, least, most) => standing.apart(
      told().filter((pin) => pin.shape !== "country" && !pin.actor && bounds.contains(pin.at)),
      least, most),
  };
}

/* Style sheets come late and a legend can be opened: what gives way must know where to. */
export function followFrame(places) {
  const { map, view } = places, container = map.getContainer();
  const watch = new ResizeObserver(() => {
    map.invalidateSize({ animate: false });
    if (view.untouched && view.bounds) {
      view.first();
      const pin = places.pinOf(places.state.selected);
      if (pin && !view.shows(pin.at)) places.goTo(pin, true);
    }
    places.layout();
  });
  watch.observe(container);
  for (const control of container.querySelectorAll(".leaflet-control")) watch.observe(control);
}

export function nameFrame(map) {
  const container = map.getContainer();
  container.setAttribute("role", "region");
  container.setAttribute("aria-label", say("map"));
  document.title = document.title || say("map");
  try {
    if (window.frameElement) window.frameElement.title = say("map");
  } catch { /* a page of another origin names its frames itself */ }
}
