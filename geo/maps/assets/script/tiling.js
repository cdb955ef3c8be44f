/* Tiles of the base map: shapes cut by geojson-vt, drawn on canvases. The option `holds` tells whether
   there is anything to draw on a tile. */

import { meet } from "./boxes.js";

export const EXTENT = 4096;

const BUFFER = 96;
const OPTIONS = { maxZoom: 14, indexMaxZoom: 0, tolerance: 3, extent: EXTENT, buffer: BUFFER };
/* Parts of the earth are so wide and high, in degrees. */
const PART = [22.5, 11.25];

/* The polygons and lines of an object of a topology. */
const simple = (object) => object.type === "GeometryCollection" ? object.geometries.flatMap(simple)
  : object.type.startsWith("Multi")
    ? object.arcs.map((arcs) => ({ ...object, type: object.type.slice("Multi".length), arcs }))
    : [object];

const around = (boxes) => boxes.reduce((a, b) => ({
  x0: Math.min(a.x0, b.x0), x1: Math.max(a.x1, b.x1),
  y0: Math.min(a.y0, b.y0), y1: Math.max(a.y1, b.y1),
}));

/* Of each arc, in degrees. An arc is its first point, and the steps from there to the others. */
function boxesOf({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    const low = [Infinity, Infinity], high = [-Infinity, -Infinity], at = [0, 0];
    for (const step of arc) {
      for (const axis of [0, 1]) {
        at[axis] += step[axis];
        low[axis] = Math.min(low[axis], at[axis]);
        high[axis] = Math.max(high[axis], at[axis]);
      }
    }
    const degrees = (from, axis) => from[axis] * scale[axis] + translate[axis];
    return { x0: degrees(low, 0), x1: degrees(high, 0), y0: degrees(low, 1), y1: degrees(high, 1) };
  });
}

const known = new WeakMap();

/* What a tile shows, in degrees, with what lies about it. */
function boxOf(z, x, y) {
  const tiles = 2 ** z, about = BUFFER / EXTENT;
  const lon = (at) => (at / tiles - 0.5) * 360;
  const lat = (at) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * at) / tiles))) * 180) / Math.PI;
  return { x0: lon(x - about), x1: lon(x + 1 + about), y0: lat(y + 1 + about), y1: lat(y - about) };
}

/* Across the 180th meridian the world goes on. */
const meetAround = (one, other) => [-360, 0, 360].some((turn) =>
  meet(one, { ...other, x0: other.x0 + turn, x1: other.x1 + turn }));

/* The tiles of an object of a topology. A part of the earth is cut when it is first asked for: a map
   mostly shows one country, and to cut the world takes longer than all else. */
export function cut(topology, object) {
  if (!known.has(topology)) known.set(topology, boxesOf(topology));
  const boxes = known.get(topology), parts = new Map();
  for (const geometry of simple(object)) {
    const box = around(geometry.arcs.flat().map((arc) => boxes[arc < 0 ? ~arc : arc]));
    const key = `${Math.floor((box.x0 + box.x1) / 2 / PART[0])} ${
      Math.floor((box.y0 + box.y1) / 2 / PART[1])}`;
    const part = parts.get(key) || { box, geometries: [] };
    part.box = around([part.box, box]);
    part.geometries.push(geometry);
    parts.set(key, part);
  }
  const within = (box) => [...parts.values()].filter((part) => meetAround(part.box, box));
  const tilesOf = (part) => part.tiles ||= window.geojsonvt(topojson.feature(topology,
    { type: "GeometryCollection", geometries: part.geometries }), OPTIONS);
  return {
    /* Cut what lies within a box, in degrees. */
    open: (box) => within(box).forEach(tilesOf),
    getTile(z, x, y) {
      const features = within(boxOf(z, x, y)).flatMap((part) =>
        tilesOf(part).getTile(z, x, y)?.features || []);
      return features.length ? { features } : null;
    },
  };
}

export function trace(ctx, features, scale) {
  ctx.beginPath();
  for (const feature of features) {
    if (feature.type === 1) continue;
    for (const ring of feature.geometry) {
      ring.forEach(([x, y], index) =>
        index ? ctx.lineTo(x * scale, y * scale) : ctx.moveTo(x * scale, y * scale)
      );
      if (feature.type === 3) ctx.closePath();
    }
  }
}

export const Tiles = L.GridLayer.extend({
  initialize(paint, options) {
    L.GridLayer.prototype.initialize.call(this, options);
    this._paintTile = paint;
  },
  createTile(coords) {
    const canvas = document.createElement("canvas");
    this._draw(canvas, coords);
    return canvas;
  },
  /* Draw the tiles anew, or only those whose place among all `concerns` says so. */
  repaint(concerns) {
    for (const key in this._tiles) {
      const tile = this._tiles[key], at = this._wrapCoords(tile.coords);
      if (!concerns || concerns(at, this.getTileSize().x)) this._draw(tile.el, at);
    }
  },
  _draw(canvas, coords) {
    const size = this.getTileSize().x, { holds } = this.options;
    // A canvas takes its memory when it is first drawn on, which is most of what an empty one costs.
    if (holds && !holds(coords, size)) {
      if (canvas.drawn) canvas.width = canvas.height = 1;
      canvas.drawn = false;
      return;
    }
    canvas.drawn = true;
    // Half zoom steps stretch a tile by up to 1.4: draw it that much finer.
    const ratio = Math.min(3, (window.devicePixelRatio || 1) * 1.5);
    canvas.width = canvas.height = Math.round(size * ratio);
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.lineJoin = ctx.lineCap = "round";
    this._paintTile(ctx, coords, size);
  },
});

