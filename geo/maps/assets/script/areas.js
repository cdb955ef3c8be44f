/* The outlines of what a report names: regions, countries, and soft areas that have no border. */

import { layout } from "./layout.js";
import { colour } from "./theme.js";
import { EXTENT, Tiles, cut, trace } from "./tiling.js";

const KM_PER_DEGREE = 111.32;
/* Of which it is remembered where an area's border crosses them. */
const MOST_PARALLELS = 200;
/* Of the selected area: how much more of its hue it is filled with, and the width of its border. */
const SELECTED_MORE = 0.07, SELECTED_PX = 2;

/* Bounds of the largest part: a country's far islands would show half the world. */
function boundsOfLargest(collection) {
  const parts = collection.features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
  const largest = parts.reduce((a, b) => (b[0].length > a[0].length ? b : a));
  return L.latLngBounds(largest[0].map(([lon, lat]) => [lat, lon]));
}

/* Whether an odd number of borders lies between a point and the end of the world. */
function inRing([x, y], ring) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i], [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/* Where rings cross a parallel. */
function crossings(rings, y) {
  const found = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [xi, yi] = ring[i], [xj, yj] = ring[i - 1];
      if (yi > y !== yj > y) found.push(((xj - xi) * (y - yi)) / (yj - yi) + xi);
    }
  }
  return found;
}

/* The areas that are drawn of what the report names. */
export function areasOf({ pins, selected }) {
  return pins
    .filter((pin) => pin.km || pin.shape === "region" || pin.shape === "country")
    .filter((pin) => !pin.actor || pin.id === selected)
    .map((pin) => ({
      id: pin.id, name: pin.name, mark: pin.at, shape: pin.shape, selected: pin.id === selected,
      ...(pin.km && {
        km: pin.km, at: [pin.at[0], L.Util.wrapNum(pin.at[1], [-180, 180], true)],
        country: pin.in[0], region: pin.in[1], corners: pin.outline,
      }),
    }));
}

export class Areas {
  constructor(map) {
    this.map = map;
    this.topology = null;
    this.land = null;
    this.shown = [];
    this.shapes = new Map();
    this.tiles = new Tiles((ctx, at, size) => this.paint(ctx, at, size), {
      className: "areas", keepBuffer: 1, pane: "areas",
      holds: (at, size) => this.shown.some((area) => this.meets(area, at, size)),
    });
    map.createPane("areas").style.zIndex = 250;
    map.getPane("areas").style.pointerEvents = "none";
  }

  open(topology) { this.topology = topology; }

  outline(wanted) {
    const before = new Set(this.shown.map((area) => JSON.stringify(area)));
    const now = new Set(wanted.map((area) => JSON.stringify(area)));
    const changed = [...this.shown.filter((area) => !now.has(JSON.stringify(area))),
      ...wanted.filter((area) => !before.has(JSON.stringify(area)))];
    this.shown = wanted;
    if (!changed.length) return;
    this.tiles.repaint((at, size) => changed.some((area) => this.meets(area, at, size)));
  }

  /* Whether an area is seen on a tile. */
  meets(area, at, size) {
    if (area.km) return !!this.circleOn(area, at, size);
    const shape = this.shapeOf(area);
    return !!(shape && shape.tiles.getTile(at.z, at.x, at.y));
  }

  /* The tiles of what fits among the regions, else of what fits among the countries. */
  shape(key, fits, among = ["regions", "countries"]) {
    if (!this.topology) return null;
    if (!this.shapes.has(key)) this.shapes.set(key, this.find(fits, among));
    return this.shapes.get(key);
  }

  find(fits, among) {
    for (const object of among.map((name) => this.topology.objects[name])) {
      const geometries = object.geometries.filter(({ properties }) => fits(properties));
      if (!geometries.length) continue;
      const chosen = { type: "GeometryCollection", geometries };
      const found = topojson.feature(this.topology, chosen);
      const rings = found.features.flatMap(({ geometry }) => geometry.coordinates.flat(
        geometry.type === "Polygon" ? 0 : 1));
      return {
        tiles: cut(this.topology, chosen), bounds: boundsOfLargest(found), rings, parallels: new Map(),
      };
    }
    return null;
  }

  shapeOf({ id }) { return this.shape(id, (properties) => properties.id === id); }

  boundsOf(id) {
    const shape = this.shapeOf({ id });
    return shape && shape.bounds;
  }

  /* Whether a point lies in an area, undefined where its border is not known. A country's border is
     long, and many points of one parallel are asked for: it is gone along once for all of them. */
  holds(id, { lat, lng }) {
    const shape = this.shapeOf({ id });
    if (!shape) return undefined;
    const { parallels, rings } = shape, x = L.Util.wrapNum(lng, [-180, 180], true);
    if (parallels.size > MOST_PARALLELS) parallels.clear();
    if (!parallels.has(lat)) parallels.set(lat, crossings(rings, lat));
    return parallels.get(lat).filter((at) => x < at).length % 2 === 1;
  }

  /* Whether a point lies in what a place's outline or reach covers. */
  covers({ id, km, at, corners }, latlng) {
    if (!km) return this.holds(id, latlng) === true;
    const here = L.latLng(latlng.lat, L.Util.wrapNum(latlng.lng, [-180, 180], true));
    return corners ? inRing([here.lat, here.lng], corners) : this.map.distance(at, here) < km * 1000;
  }

  /* How much of its fill an area has: less the more of the frame it fills, both across and down. */
  fade(area, zoom) {
    const { x, y } = this.map.getSize();
    const { shown } = this.extentOf(area, zoom), [begins, ends] = layout.area.fades;
    return Math.min(1, Math.max(0, (ends - Math.min(shown.x / x, shown.y / y)) / (ends - begins)));
  }

  extentOf(area, zoom) {
    if (area.km) {
      const across = (2 * area.km) / KM_PER_DEGREE / Math.cos((area.at[0] * Math.PI) / 180);
      const px = (across / 360) * 256 * 2 ** zoom;
      return { shown: L.point(px, px) };
    }
    const bounds = this.boundsOf(area.id);
    if (!bounds) return { shown: L.point(0, 0) };
    const corner = (at) => this.map.project(at, zoom);
    return { shown: corner(bounds.getSouthEast()).subtract(corner(bounds.getNorthWest())) };
  }

  /* Fills first, the fainter below: where areas lie on areas the strongest fill is all there is. */
  paint(ctx, at, size) {
    const looks = this.shown.map((area) => {
      const { fill, stroke, width, dash = [] } = layout.area[area.km ? "vague" : area.shape];
      const { selected } = area;
      return {
        area, dash, ink: colour(selected ? "accent" : "accent-mid"),
        fill: (selected ? fill + SELECTED_MORE : fill) * this.fade(area, at.z),
        stroke: selected ? 1 : stroke, width: selected && !area.km ? SELECTED_PX : width,
      };
    }).sort((a, b) => a.area.selected - b.area.selected || a.fill - b.fill);
    for (const { area, ink, fill } of looks) {
      if (!fill || !this.traced(ctx, at, size, area)) continue;
      ctx.fillStyle = ink;
      ctx.globalCompositeOperation = "destination-out";
      ctx.fill("evenodd");
      ctx.globalCompositeOperation = "source-over";
      ctx.globalAlpha = fill;
      ctx.fill("evenodd");
      ctx.restore();
    }
    for (const { area, ink, stroke, width, dash } of looks) {
      if (!this.traced(ctx, at, size, area)) continue;
      ctx.strokeStyle = ink;
      ctx.globalAlpha = stroke;
      ctx.lineWidth = width;
      ctx.setLineDash(dash);
      ctx.stroke();
      ctx.restore();
    }
  }

  /* Trace an area on a tile and tell whether it is seen there; the state of `ctx` is saved then. */
  traced(ctx, at, size, area) {
    if (area.km) return this.traceVague(ctx, at, size, area);
    const shape = this.shapeOf(area);
    const tile = shape && shape.tiles.getTile(at.z, at.x, at.y);
    if (!tile) return false;
    ctx.save();
    trace(ctx, tile.features, size / EXTENT);
    return true;
  }

  /* A vague area's circle in px of a tile, null where it is seen on none of it. */
  circleOn(area, at, size) {
    const centre = this.map.project(area.at, at.z);
    const [lat, lon] = area.at;
    const east = this.map.project([lat, lon + 1], at.z).x - centre.x;
    const kmInDegree = KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
    const radius = (area.km / kmInDegree) * east;
    const x = centre.x - at.x * size, y = centre.y - at.y * size;
    const beside = x + radius < 0 || y + radius < 0 || x - radius > size || y - radius > size;
    return beside ? null : { x, y, radius };
  }

  /* What limits a vague area: the region or country that it is in, or for a part of the world the
     land. */
  borderOf({ country, region, km }) {
    if (!country) return km >= layout.area.vague.ashore ? this.land : null;
    const fits = ({ c, n }) => c === country && (!region || n === region);
    return this.shape(`${country}/${region}`, fits, region ? undefined : ["countries"]);
  }

  /* An outline, or a circle about a point, within its limits. */
  traceVague(ctx, at, size, area) {
    const circle = this.circleOn(area, at, size);
    if (!circle) return false;
    const { x, y, radius } = circle;
    ctx.save();
    const border = this.borderOf(area);
    const tile = border && border.tiles.getTile(at.z, at.x, at.y);
    if (border) {
      trace(ctx, tile ? tile.features : [], size / EXTENT);
      ctx.clip("evenodd");
    }
    ctx.beginPath();
    for (const corner of area.corners || []) {
      const there = this.map.project(corner, at.z);
      ctx.lineTo(there.x - at.x * size, there.y - at.y * size);
    }
    if (area.corners) ctx.closePath();
    else ctx.arc(x, y, radius, 0, 2 * Math.PI);
    return true;
  }
}
