/* Lines, areas and points of the reader's own: sober, told apart by their strokes, no side's hue. */

import { notice } from "./notice.js";
import { colour } from "./theme.js";
import { inert, isolated, say } from "./words.js";

const DASHES = ["", "7 4", "1 5", "10 4 2 4"];
const LINE = { weight: 2, opacity: 0.8, lineCap: "round" };
const FILL = 0.05, RADIUS = 3.5;

/* What tells one layer from another, by its place among them. */
export const strokeOf = (index) => index % DASHES.length;

/* GeoJSON has longitude first, Leaflet latitude. */
export const turned = (part) => part.map(([lon, lat]) => [lat, lon]);

export class OwnLayers {
  constructor(map) {
    this.map = map;
    this.key = "";
    this.drawn = [];
    map.createPane("own").style.zIndex = 350;
    map.getPane("own").style.pointerEvents = "none";
    this.canvas = L.canvas({ pane: "own", padding: 0.2 });
    map.on("dateline:theme dateline:restyle", () => this.restyle());
  }

  /* `layers`: a name each, and its shapes or the address that they lie at. */
  async lay(layers = []) {
    const key = JSON.stringify(layers.map(({ name, address }) => [name, address]));
    if (key === this.key || (!layers.length && !this.key)) return;
    this.key = key;
    const shapes = await Promise.all(layers.map((layer) => this.read(layer)));
    // Others may have been chosen meanwhile.
    if (this.key !== key) return;
    this.clear();
    shapes.forEach((read, index) => read && this.draw(read, layers[index], index));
    this.map.datelineLayers = layers.map(({ name }, index) => ({ name, stroke: strokeOf(index) }));
    this.map.fire("dateline:layers");
    document.documentElement.dataset.layers = this.drawn.length;
  }

  async read({ name, address, shapes }) {
    if (shapes) return shapes;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status);
      return await answer.json();
    } catch {
      this.lost = notice(this.map, say("unread", { name: isolated(name) }));
      return null;
    }
  }

  draw(shapes, { name }, index) {
    const group = L.featureGroup([], { attribution: inert(name) });
    const look = { ...LINE, renderer: this.canvas, interactive: false };
    const dashArray = DASHES[strokeOf(index)] || null;
    for (const [kind, parts] of shapes) {
      const places = parts.map(turned);
      if (kind === "point") {
        for (const [at] of places) {
          L.circleMarker(at, { ...look, radius: RADIUS, fillOpacity: 1 }).addTo(group);
        }
      } else if (kind === "area") {
        L.polygon(places, { ...look, dashArray, fillOpacity: FILL }).addTo(group);
      } else {
        L.polyline(places, { ...look, dashArray }).addTo(group);
      }
    }
    this.drawn.push(group.addTo(this.map));
    this.restyle();
  }

  restyle() {
    const ink = colour("own-line"), paper = colour("halo");
    for (const group of this.drawn) {
      group.eachLayer((shape) => shape.setStyle({
        color: ink, fillColor: shape instanceof L.CircleMarker ? paper : ink,
      }));
    }
  }

  clear() {
    for (const group of this.drawn) group.remove();
    this.drawn = [];
    if (this.lost) this.lost.remove();
    this.lost = null;
  }
}
