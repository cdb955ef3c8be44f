/* OpenStreetMap's tiles over the base map: only where the reader asked for them, as they are asked
   for from its servers. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const { say } = Dateline;
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
  const CREDIT = "https://www.openstreetmap.org/copyright";
  const DEEPEST_ZOOM = 18;

  const layers = new WeakMap();

  Dateline.hasTiles = (map) => layers.has(map);

  function credit() {
    const link = Dateline.make("a", "", say("osm"));
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
      if (!missing && layers.get(map) === tiles) {
        missing = Dateline.notice(map, say("unanswered"));
        map.getPane("names").hidden = false;
      }
    });
    tiles.on("remove", () => missing && missing.remove());
    tiles.offline = map.getMaxZoom();
    layers.set(map, tiles);
    map.setMaxZoom(DEEPEST_ZOOM);
    // The tiles bring names of their own.
    map.getPane("names").hidden = true;
    tiles.addTo(map);
  }

  function remove(map) {
    const tiles = layers.get(map);
    layers.delete(map);
    tiles.remove();
    map.setMaxZoom(tiles.offline);
    map.getPane("names").hidden = false;
  }

  Dateline.tiles = function (map, wanted) {
    if (wanted === layers.has(map)) return;
    if (wanted) add(map);
    else remove(map);
    map.fire("dateline:tiles");
  };
})();
