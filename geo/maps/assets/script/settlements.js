/* Towns and villages below the places: fetched by tile, or given as a list by a page of one file. */

import { layout } from "./layout.js";

const { first, last, shown } = layout.settlements;
const GRID = 4096;
const MOST_KEPT = 200;
/* How far beyond the frame they are known, in shares of it: as far as names are drawn. */
const PADDING = 0.2;
const KINDS = ["village", "town", "city"];

/* The level of the tiles that a zoom shows. */
export const levelOf = (zoom) => Math.min(last, Math.max(first, Math.floor(zoom) - 1));

/* A row of a tile as a label. */
export function labelled([name, x, y, size], level, column, row) {
  const world = 2 ** level;
  const lat = Math.atan(Math.sinh(Math.PI * (1 - (2 * (row + y / GRID)) / world)));
  return {
    name, kind: KINDS[size], size,
    lat: (lat * 180) / Math.PI, lon: ((column + x / GRID) / world) * 360 - 180,
  };
}

/* The tiles of a level that bounds meet, as [column, row]; columns go on beyond the antimeridian. */
export function tilesIn({ west, south, east, north }, level) {
  const world = 2 ** level;
  const column = (lon) => Math.floor(((lon + 180) / 360) * world);
  const row = (lat) => {
    const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world);
  };
  const tiles = [];
  for (let y = Math.max(0, row(north)); y <= Math.min(world - 1, row(south)); y += 1) {
    for (let x = column(west); x <= column(east); x += 1) tiles.push([x, y]);
  }
  return tiles;
}

export class Settlements {
  /* `source`: the address that the tiles lie below, or a promise of the list. */
  constructor(map, source) {
    this.map = map;
    this.tiles = new Map();
    this.list = null;
    if (typeof source === "string") this.address = source;
    else if (source) source.then((list) => this.take(list)).catch(() => {});
    if (this.address) map.on("moveend", () => this.load());
  }

  take(list) {
    this.list = list.map(([name, lat, lon, size, level]) =>
      ({ name, lat, lon, size, level, kind: KINDS[size] }));
    this.map.fire("dateline:settlements");
  }

  wanted() {
    const bounds = this.map.getBounds().pad(PADDING);
    const level = levelOf(this.map.getZoom());
    const sides = { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(),
      north: bounds.getNorth() };
    return tilesIn(sides, level).map(([x, y]) => ({ level, x, y, key: `${level}/${x}/${y}` }));
  }

  /* Fetch what is not there yet; names come once all of the view has answered. */
  async load() {
    if (this.map.getZoom() < shown) return;
    const missing = this.wanted().filter(({ key }) => !this.tiles.has(key));
    if (!missing.length) return;
    await Promise.all(missing.map((tile) => this.fetch(tile)));
    for (const key of this.tiles.keys()) {
      if (this.tiles.size <= MOST_KEPT) break;
      this.tiles.delete(key);
    }
    this.map.fire("dateline:settlements");
  }

  async fetch({ level, x, y, key }) {
    const world = 2 ** level, column = ((x % world) + world) % world;
    this.tiles.set(key, []);
    try {
      const answer = await fetch(`${this.address}/${level}/${column}/${y}`);
      if (!answer.ok) return;
      const rows = await answer.json();
      this.tiles.set(key, rows.map((row) => labelled(row, level, x, y)));
    } catch {
      // What did not answer may do so at the next move.
      this.tiles.delete(key);
    }
  }

  /* What the view shows, the largest first. */
  inView() {
    const zoom = this.map.getZoom();
    if (zoom < shown) return [];
    if (this.list) {
      const bounds = this.map.getBounds().pad(PADDING), level = levelOf(zoom);
      return this.list.filter((each) => each.level <= level &&
        bounds.contains([each.lat, each.lon])).sort((a, b) => b.size - a.size);
    }
    if (!this.address) return [];
    return this.wanted().flatMap(({ key }) => this.tiles.get(key) || [])
      .sort((a, b) => b.size - a.size);
  }
}
