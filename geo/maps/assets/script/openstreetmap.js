/* OpenStreetMap's tiles over the base map: only where the reader asked for them, as they are asked
   for from its servers. */

import { notice } from "./notice.js";
import { make, say } from "./words.js";

const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
const CREDIT = "https://www.openstreetmap.org/copyright";
const DEEPEST_ZOOM = 18;

function credit() {
  const link = make("a", "", say("osm"));
  link.href = CREDIT;
  link.target = "_blank";
  link.rel = "noopener";
  return link.outerHTML;
}

function add(map) {
  const tiles = L.tileLayer(TILES, {
    attribution: credit(), zIndex: 5, className: "online",
    // Their rules ask to be told which page a request is for; its path and query stay here.
    referrerPolicy: "strict-origin-when-cross-origin",
  });
  let missing = null;
  tiles.on("tileerror", () => {
    if (!missing && map.datelineTiles === tiles) {
      missing = notice(map, say("unanswered"));
      map.getPane("names").hidden = false;
    }
  });
  tiles.on("remove", () => missing && missing.remove());
  tiles.offline = map.getMaxZoom();
  map.datelineTiles = tiles;
  map.setMaxZoom(DEEPEST_ZOOM);
  // The tiles bring names of their own.
  map.getPane("names").hidden = true;
  tiles.addTo(map);
}

function remove(map) {
  const tiles = map.datelineTiles;
  map.datelineTiles = null;
  tiles.remove();
  map.setMaxZoom(tiles.offline);
  map.getPane("names").hidden = false;
}

export function layTiles(map, wanted) {
  if (wanted === Boolean(map.datelineTiles)) return;
  if (wanted) add(map);
  else remove(map);
  map.fire("dateline:tiles");
}
