/* Tracing points on the map, one after another: a click adds one, Enter the middle of the map;
   Backspace takes the last one back; Escape ends it, and so does another tool. Who extends this says
   what comes of the points. */

import { button, make } from "./words.js";

export class Tracing {
  /* `line` shows the points; a button named `stop` ends it, after what stands `between`. */
  constructor(map, line, stop, ...between) {
    this.map = map;
    this.line = line;
    this.on = false;
    this.points = [];
    this.dots = L.layerGroup();
    this.box = make("div", "picking-help leaflet-control");
    this.text = make("p", "");
    this.text.setAttribute("role", "status");
    const end = button("", stop, () => this.set(false));
    end.textContent = stop;
    this.box.append(this.text, ...between, end);
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    map.getContainer().append(this.box);
    map.on("dateline:tool", ({ tool }) => tool !== this && this.set(false));
    map.on("click", ({ latlng }) => this.on && this.pick(latlng));
    map.getContainer().addEventListener("keydown", (event) => this.byKey(event), true);
  }

  set(on) {
    if (on === this.on) return;
    if (on) this.map.fire("dateline:tool", { tool: this });
    this.on = on;
    this.map.getContainer().classList.toggle("picking", on);
    this.box.hidden = !on;
    this.points = [];
    for (const drawn of [this.line, this.dots]) {
      if (on) drawn.addTo(this.map);
      else drawn.remove();
    }
    this.draw();
    this.map.getContainer().focus({ preventScroll: true });
  }

  pick({ lat, lng }) {
    this.points.push([lat, lng]);
    this.draw();
  }

  draw() {
    this.line.setLatLngs(this.points);
    this.dots.clearLayers();
    for (const at of this.points) {
      const html = make("i", "measured-dot");
      this.dots.addLayer(L.marker(at, {
        interactive: false, keyboard: false,
        icon: L.divIcon({ html, className: "holder", iconSize: [0, 0] }),
      }));
    }
    this.text.textContent = this.on ? this.told() : "";
  }

  byKey(event) {
    const { key, target } = event;
    if (!this.on || !["Escape", "Enter", "Backspace"].includes(key)) return;
    if (key !== "Escape" && target !== this.map.getContainer()) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "Escape") return this.set(false);
    if (key === "Enter") return this.pick(this.map.getCenter());
    this.points.pop();
    this.draw();
  }
}
