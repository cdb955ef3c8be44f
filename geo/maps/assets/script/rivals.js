/* The runners-up of the selected place: hollow lettered marks, each tied to it by a line. */

import { Mark } from "./marks.js";

const RADIUS_PX = 14;

export class Rivals {
  constructor(layer) {
    this.layer = layer;
    this.marks = [];
    this.lines = [];
    this.svg = L.svg({ padding: 1 });
    this.key = "";
  }

  show(rivals, selected) {
    const wanted = selected ? rivals : [];
    const key = JSON.stringify([selected && selected.id, wanted]);
    if (key === this.key) return;
    this.key = key;
    for (const drawn of [...this.marks, ...this.lines]) drawn.remove();
    // The way to a place over the date line is not around the world.
    const near = ([lat, lon]) => [lat, lon + 360 * Math.round((selected.at[1] - lon) / 360)];
    const placed = wanted.map((rival) =>
      ({ ...rival, shape: "rival", r: RADIUS_PX, at: near(rival.at) }));
    this.lines = placed.map((rival) => L.polyline([selected.at, rival.at], {
      renderer: this.svg, className: "rival-line", interactive: false,
    }).addTo(this.layer.map));
    this.marks = placed.map((rival) => new Mark(this.layer, rival));
    for (const mark of this.marks) mark.paint(true);
    // It says what they are, in a row more: what it lies on is known then.
    this.layer.legend.show(this.layer.state, this.layer.drawn.gathers);
    if (placed.length) this.layer.view.widen([selected, ...placed].map((pin) => pin.at));
    else this.layer.view.narrow();
  }
}
