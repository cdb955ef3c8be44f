/* The base map: one TopoJSON file, cut into tiles and drawn on canvases; its scale and credits. */

import { Areas } from "./areas.js";
import { layout } from "./layout.js";
import { followLetters, loadFont } from "./letters.js";
import { showNames } from "./names.js";
import { notice } from "./notice.js";
import { Settlements } from "./settlements.js";
import { colour, followTheme } from "./theme.js";
import { EXTENT, Tiles, cut, trace } from "./tiling.js";
import { inert, say, speak } from "./words.js";


/* In the pane of the tiles: the land lies at 1, a map of the reader's own at 2. */
const BORDERS_LEVEL = 3;

class Ground {
  constructor(map, options) {
    this.map = map;
    this.index = {};
    this.land = new Tiles((ctx, at, size) => this.paintLand(ctx, at, size), {
      className: "ground", keepBuffer: 1,
    });
    // Over a map of the reader's own, whose borders may be anyone's.
    this.lines = new Tiles((ctx, at, size) => this.paintBorders(ctx, at, size), {
      className: "ground", keepBuffer: 1, zIndex: BORDERS_LEVEL,
    });
    this.areas = new Areas(map);
    this.names = showNames(map, new Settlements(map, options.settlements));
    this.told = options.names ? read(options.names).catch(() => ({})) : {};
    this.load(options.topology);
  }

  /* From its address, or where a page holds it already, from a promise of it. */
  async load(topology) {
    try {
      await this.open(typeof topology === "string" ? await fetched(topology) : await topology);
      document.documentElement.dataset.ground = "drawn";
    } catch (error) {
      document.documentElement.dataset.ground = "missing";
      notice(this.map, say("missing"));
      throw error;
    }
  }

  async open(topology) {
    const { countries, labels, ...rest } = topology.objects;
    const feature = (object) => topojson.feature(topology, object);
    this.areas.open(topology);
    const shown = this.map.getBounds().pad(0.5);
    const box = {
      x0: shown.getWest(), x1: shown.getEast(), y0: shown.getSouth(), y1: shown.getNorth(),
    };
    const layers = ["lakes", "rivers", "coast", "borders", "region_borders", "disputed"];
    for (const [name, object] of [["land", countries], ...layers.map((each) => [each, rest[each]])]) {
      if (!object) continue;
      this.index[name] = cut(topology, object);
      this.index[name].open(box);
      // Between two layers the page may answer a click: this is the same thread.
      await new Promise((resume) => setTimeout(resume, 0));
    }
    this.areas.land = { tiles: this.index.land };
    this.land.addTo(this.map);
    this.areas.tiles.addTo(this.map);
    this.map.on("dateline:tiles", () => this.followOwn());
    this.followOwn();
    this.map.fire("dateline:borders");
    if (labels) this.names.offer(feature(labels).features, await this.told);
  }

  followOwn() {
    const wanted = Boolean(this.map.datelineOwn && this.map.datelineOwn.lines);
    if (wanted === this.map.hasLayer(this.lines)) return;
    if (wanted) this.lines.addTo(this.map);
    else this.lines.remove();
  }

  /* Return what draws a layer's part in a tile. */
  drawer(ctx, at, size) {
    const scale = size / EXTENT;
    return (name, style) => {
      const tile = this.index[name] && this.index[name].getTile(at.z, at.x, at.y);
      if (!tile) return;
      // r: the zoom from which a lake or a river is drawn.
      trace(ctx, tile.features.filter(({ tags }) => !tags || !tags.r || tags.r <= at.z), scale);
      ctx.setLineDash(style.dash || []);
      if (style.fill) {
        ctx.fillStyle = style.fill;
        ctx.fill("evenodd");
      }
      if (style.line) {
        ctx.strokeStyle = style.line;
        ctx.lineWidth = style.width;
        ctx.stroke();
      }
    };
  }

  paintLand(ctx, at, size) {
    const draw = this.drawer(ctx, at, size);
    const water = colour("water");
    const { line } = layout, heavy = Number(at.z >= layout.zoom.heavy_lines);
    ctx.fillStyle = water;
    ctx.fillRect(0, 0, size, size);
    draw("land", { fill: colour("land"), line: colour("land"), width: line.land });
    if (at.z >= layout.zoom.region_borders) {
      draw("region_borders", { line: colour("region-border"), width: line.region_borders });
    }
    draw("rivers", { line: colour("river"), width: line.rivers[heavy] });
    draw("lakes", { fill: water, line: colour("coast"), width: line.lakes });
    draw("coast", { line: colour("coast"), width: line.coast[heavy] });
    this.paintBorders(ctx, at, size);
  }

  paintBorders(ctx, at, size) {
    const draw = this.drawer(ctx, at, size);
    const { line } = layout, width = line.borders[Number(at.z >= layout.zoom.heavy_lines)];
    draw("borders", { line: colour("border"), width });
    draw("disputed", { line: colour("land"), width: width + line.disputed_gap });
    draw("disputed", { line: colour("border"), width, dash: line.disputed_dash });
  }

  repaint() {
    this.land.repaint();
    this.lines.repaint();
    this.areas.tiles.repaint();
    this.names.redraw();
  }
}

/* Packed as it lies on the disk: a server would pack it anew for every reader. */
async function fetched(address) {
  const packed = await answered(address);
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).json();
}

const read = async (address) => (await answered(address)).json();

async function answered(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  return answer;
}

const Scale = L.Control.Scale.extend({
  _updateMetric(most) {
    const metres = this._getRoundNum(most);
    const label = metres < 1000 ? say("m", { number: metres })
      : say("km", { number: metres / 1000 });
    this._updateScale(this._mScale, label, metres / most);
  },
});

export function ground(map, options) {
  speak(options.words, options.language, options.direction);
  // folium forbids the reader to zoom the page.
  for (const viewport of document.querySelectorAll('meta[name="viewport"]')) {
    viewport.content = "width=device-width, initial-scale=1";
  }
  map.attributionControl.setPrefix(false).addAttribution(inert(options.credits));
  map.zoomControl.remove();
  L.control.zoom({ position: "topright", zoomInTitle: say("in"), zoomOutTitle: say("out") })
    .addTo(map);
  new Scale({ imperial: false, position: "bottomleft", maxWidth: 90 }).addTo(map);
  map.setMaxBounds([[-80, -100000], [84, 100000]]);
  const drawn = new Ground(map, options);
  map.datelineAreas = drawn.areas;
  map.datelineNames = drawn.names;
  followTheme(() => {
    drawn.repaint();
    map.fire("dateline:theme");
  }, () => map.fire("dateline:restyle"));
  followLetters(() => map.fire("dateline:restyle"));
  loadFont(options.font, () => map.fire("dateline:restyle"));
  let deep = null;
  map.on("zoomend dateline:tiles", () => {
    const wanted = map.getZoom() > layout.zoom.most_detail &&
      !map.datelineTiles && !map.datelineOwn;
    if (wanted && !deep) deep = notice(map, say("deep"));
    if (!wanted && deep) deep = deep.remove() && null;
  });
  return drawn;
}
