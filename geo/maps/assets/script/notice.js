/* A line of text at the map's corner. */

import { make } from "./words.js";

export function notice(map, text) {
  const control = L.control({ position: "bottomright" });
  control.onAdd = () => make("p", "notice", text);
  return control.addTo(map);
}
