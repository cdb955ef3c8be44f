/* The reader's own map below the places: tiles of a file on this machine, or of a server that the
   reader named. What draws vector tiles is loaded where there are some. */

import { layout } from "./layout.js";
import { notice } from "./notice.js";
import { labelRules, paintRules } from "./own_style.js";
import { colour } from "./theme.js";
import { inert, isolated, say } from "./words.js";

const LIBRARY = "../vendor/protomaps-leaflet/protomaps-leaflet.js";
/* Steps of the zoom that tiles are stretched by beyond their closest one. */
const STRETCHED = 2;
const DEEPEST_ZOOM = 18;
const UNDER_AREAS = 2, OVER_AREAS = 5;

let loading = null;

function library() {
  loading = loading || new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = new URL(LIBRARY, import.meta.url);
    script.onload = () => done(window.protomapsL);
    script.onerror = fail;
    document.head.append(script);
  });
  return loading;
}

/* A file that holds a city is not to paint half a continent: the zoom from which it fills a tile. */
function farthest({ zooms: [least], extent: [west, , east] }) {
  return Math.max(least, Math.min(DEEPEST_ZOOM, Math.floor(Math.log2(360 / (east - west)))));
}

function options(base) {
  const [west, south, east, north] = base.extent;
  return {
    minZoom: farthest(base), bounds: [[south, west], [north, east]], zIndex: UNDER_AREAS,
    attribution: inert(base.credit), className: "own",
  };
}

async function vector(base) {
  const maker = await library();
  const look = () => ({
    paintRules: paintRules(maker, colour), labelRules: labelRules(maker, colour),
    backgroundColor: colour(base.layers.includes("earth") ? "water" : "land"),
  });
  const layer = maker.leafletLayer({
    ...options(base), ...look(), url: base.address, maxDataZoom: base.zooms[1] || 1,
  });
  layer.restyle = () => {
    Object.assign(layer, look());
    layer.clearLayout();
    layer.rerenderTiles();
  };
  return layer;
}

/* Pictures out of a packed file, of which only the bytes of each are read. */
async function packedRaster(base) {
  const { PmtilesSource } = await library();
  const { p: file } = new PmtilesSource(base.address, false);
  const Raster = L.GridLayer.extend({
    createTile({ x, y, z }, done) {
      const picture = document.createElement("img");
      picture.alt = "";
      file.getZxy(z, x, y).then((tile) => {
        if (!tile) return void done(null, picture);
        const address = URL.createObjectURL(new Blob([tile.data], { type: base.type }));
        picture.onload = picture.onerror = () => {
          URL.revokeObjectURL(address);
          done(null, picture);
        };
        picture.src = address;
      }).catch((error) => done(error, picture));
      return picture;
    },
  });
  return new Raster({ ...options(base), maxNativeZoom: base.zooms[1] });
}

function pictures(base) {
  return L.tileLayer(base.address, { ...options(base), maxNativeZoom: base.zooms[1] });
}

/* From a server elsewhere: what it learns of the page is its address, no path and no query. */
function online(base) {
  return L.tileLayer(base.address, {
    attribution: inert(base.credit), zIndex: OVER_AREAS, className: "own online",
    maxNativeZoom: DEEPEST_ZOOM, referrerPolicy: "strict-origin-when-cross-origin",
  });
}

function made(base) {
  if (base.content === "online") return online(base);
  if (base.content === "vector") return vector(base);
  return base.packed ? packedRaster(base) : pictures(base);
}

export class OwnMap {
  constructor(map) {
    this.map = map;
    this.key = "";
    map.on("dateline:theme", () => this.layer && this.layer.restyle && this.layer.restyle());
  }

  async lay(base) {
    const key = base ? JSON.stringify(base) : "";
    if (key === this.key) return;
    this.key = key;
    this.remove();
    if (!base) return;
    try {
      const layer = await made(base);
      // Another may have been chosen meanwhile.
      if (this.key === key) this.add(layer, base);
    } catch {
      if (this.key === key) this.fail(base);
    }
  }

  add(layer, base) {
    const { map } = this;
    this.layer = layer;
    this.offline = map.getMaxZoom();
    layer.once("tileerror", () => this.layer === layer && this.fail(base));
    // Names of its own come with a picture; lines alone are drawn of the rest.
    this.named = base.content !== "vector";
    map.datelineOwn = { lines: !this.named };
    map.setMaxZoom(Math.max(layout.zoom.deepest,
      Math.min(DEEPEST_ZOOM, base.zooms[1] + STRETCHED)));
    if (this.named) map.getPane("names").hidden = true;
    layer.addTo(map);
    map.fire("dateline:tiles");
    document.documentElement.dataset.own = base.content;
  }

  fail(base) {
    if (this.told) return;
    const name = isolated(base.credit);
    const text = base.content === "online" ? say("unreached", { name }) : say("unread", { name });
    this.told = notice(this.map, text);
  }

  remove() {
    const { map, layer, told } = this;
    this.layer = this.told = null;
    if (told) told.remove();
    if (!layer) return;
    layer.remove();
    map.datelineOwn = null;
    map.setMaxZoom(this.offline);
    if (this.named) map.getPane("names").hidden = false;
    delete document.documentElement.dataset.own;
    map.fire("dateline:tiles");
  }
}
