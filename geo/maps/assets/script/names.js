/* The names of the base map, on one canvas over the tiles, never one upon another. */

import { about, overlaps } from "./boxes.js";
import { layout } from "./layout.js";
import { letters, widthOf } from "./letters.js";
import { colour } from "./theme.js";

const GAP = 4;
const GAP_OF_NAMES = 15, GAP_OF_SETTLEMENTS = 10;
/* Of towns and villages in one view: more would be a tint of letters. */
const MOST_SETTLEMENTS = 220;
const ASIDE_PX = 17;
const DISPUTED = "region-disputed";

const styleOf = ({ italic, weight }) => `${italic ? "italic " : ""}${weight}`;

const Names = L.Renderer.extend({
  options: { padding: 0.2, pane: "names", interactive: false },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._ctx = this._container.getContext("2d");
    this._container.setAttribute("aria-hidden", "true");
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const box = this._bounds, size = box.getSize(), ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    L.DomUtil.setPosition(this._container, box.min);
    // A canvas that is sized anew, even to the same, is another one to the browser.
    if (this._container.width !== width || this._container.height !== height) {
      this._container.width = width;
      this._container.height = height;
      this._container.style.width = size.x + "px";
      this._container.style.height = size.y + "px";
    }
    this._ctx.setTransform(1, 0, 0, 1, 0, 0);
    this._ctx.clearRect(0, 0, width, height);
    this._ctx.scale(ratio, ratio);
    this._ctx.translate(-box.min.x, -box.min.y);
    this.fire("update");
  },

  _updatePaths() { this.draw(); },

  /* `told` are names in the reader's language, by kind and by those of the features. */
  offer(features, told = {}) {
    this.labels = features
      .map(({ geometry, properties }) => ({
        lat: geometry.coordinates[1], lon: geometry.coordinates[0],
        name: told[properties.k]?.[properties.n] || properties.n, kind: properties.k, rank: properties.r,
      }))
      .filter((label) => layout.names[label.kind])
      // What is disputed is said as soon as the table says: other names find room beside it.
      .sort((a, b) => (b.kind === DISPUTED) - (a.kind === DISPUTED) || a.rank - b.rank);
    this.redraw();
  },

  redraw() {
    if (!this._map || !this._ctx || this._map._animatingZoom) return;
    this._update();
  },

  draw() {
    if (!this.labels) return;
    this.inks = new Map();
    const map = this._map, ctx = this._ctx, zoom = map.getZoom();
    const frame = this._bounds;
    const view = L.bounds(map.containerPointToLayerPoint([0, 0]),
      map.containerPointToLayerPoint(map.getSize()));
    const { boxes, names } = map.datelinePlaces?.occupied() ?? { boxes: [], names: [] };
    const placed = [];
    const seen = new Set(names);
    const world = map.getPixelWorldBounds().getSize().x;
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    const reach = map.getBounds().pad(this.options.padding);
    const wraps = reach.getWest() < -180 || reach.getEast() > 180;
    for (const label of this.labels) {
      if (label.rank > zoom) continue;
      if (label.lat < reach.getSouth() || label.lat > reach.getNorth()) continue;
      if (!wraps && (label.lon < reach.getWest() || label.lon > reach.getEast())) continue;
      if (seen.has(label.name)) continue;
      const home = map.latLngToLayerPoint([label.lat, label.lon]);
      for (const shift of wraps ? [-world, 0, world] : [0]) {
        const at = L.point(home.x + shift, home.y);
        if (!frame.contains(at)) continue;
        const box = this.place(label, at, boxes, placed, view);
        if (box) placed.push(box);
      }
    }
    this.drawSettlements(boxes, placed, view);
  },

  /* Towns and villages give way to all else; at a close look those without room keep their dots. */
  drawSettlements(boxes, placed, view) {
    const map = this._map, bare = [];
    const dots = map.getZoom() >= layout.settlements.dots;
    let left = MOST_SETTLEMENTS;
    for (const label of this.settlements.inView()) {
      const at = map.latLngToLayerPoint([label.lat, label.lon]);
      const dot = about({ ...at, w: 2 });
      if (!this._bounds.contains(at) || overlaps(dot, boxes, 1) || overlaps(dot, placed, 2)) continue;
      const box = left && this.place(label, at, boxes, placed, view, GAP_OF_SETTLEMENTS);
      if (box) {
        placed.push(box);
        left -= 1;
      } else if (dots) {
        bare.push({ at, dot, look: layout.names[label.kind] });
      }
      if (!left && !dots) return;
    }
    for (const { at, dot, look } of bare) {
      if (overlaps(dot, placed, 1)) continue;
      this._ctx.fillStyle = this.ink(look.colour);
      this.dot(at, look);
    }
  },

  place(label, at, taken, placed, view, gap = GAP_OF_NAMES) {
    const look = layout.names[label.kind], { grow } = letters;
    const text = look.upper ? label.name.toLocaleUpperCase() : label.name;
    const spacing = (look.spacing || 0) * grow;
    const width = widthOf(text, styleOf(look), look.size) + spacing * text.length;
    const spots = look.dot
      ? [[at.x + 6 * grow, at.y], [at.x - 6 * grow - width, at.y]]
      : [0, -ASIDE_PX, ASIDE_PX].map((aside) => [at.x - width / 2, at.y + aside * grow]);
    for (const [x, y] of spots) {
      const box = { x0: x, x1: x + width, y0: y - 7 * grow, y1: y + 7 * grow };
      const cut = (box.x0 < view.min.x + 3 && box.x1 > view.min.x) ||
        (box.x1 > view.max.x - 3 && box.x0 < view.max.x) ||
        (box.y0 < view.min.y + 2 && box.y1 > view.min.y) ||
        (box.y1 > view.max.y - 2 && box.y0 < view.max.y);
      const dot = look.dot ? { x0: at.x - 3, x1: at.x + 3, y0: at.y - 3, y1: at.y + 3 } : box;
      if (cut || overlaps(box, taken, GAP) || overlaps(dot, taken, 1)) continue;
      if (overlaps(box, placed, gap)) continue;
      this.write(text, x, y, look, at);
      return { x0: Math.min(box.x0, dot.x0), x1: Math.max(box.x1, dot.x1), y0: box.y0, y1: box.y1 };
    }
    return null;
  },

  write(text, x, y, look, at) {
    const ctx = this._ctx, { grow } = letters;
    ctx.font = `${styleOf(look)} ${look.size * grow}px ${letters.family}`;
    ctx.letterSpacing = `${(look.spacing || 0) * grow}px`;
    ctx.strokeStyle = this.ink(look.colour === "name-water" ? "water" : "land");
    ctx.lineWidth = 3;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = this.ink(look.colour);
    ctx.fillText(text, x, y);
    if (look.dot) this.dot(at, look);
  },

  /* A style sheet's colours are read once for all names. */
  ink(name) {
    if (!this.inks.has(name)) this.inks.set(name, colour(name));
    return this.inks.get(name);
  },

  dot(at, look) {
    const ctx = this._ctx;
    ctx.beginPath();
    ctx.arc(at.x, at.y, look.dot * letters.grow, 0, 2 * Math.PI);
    ctx.fill();
  },
});

export function showNames(map, settlements) {
  map.createPane("names").style.zIndex = 300;
  map.getPane("names").style.pointerEvents = "none";
  const names = new Names();
  names.settlements = settlements;
  names.addTo(map);
  map.on("dateline:layout dateline:settlements", () => names.redraw());
  return names;
}
