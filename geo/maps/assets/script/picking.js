/* Picking a point: a click gives it, or Enter the middle of the map; Escape gives none. */

import { button, make, say, notify } from "./words.js";

const DECIMALS = 4;

export class Picker {
  constructor(map) {
    this.map = map;
    this.on = false;
    this.box = make("div", "picking-help leaflet-control");
    this.box.setAttribute("role", "status");
    const stop = button("", say("stop"), () => this.cancel());
    stop.textContent = say("stop");
    this.text = make("p", "");
    this.box.append(this.text, stop);
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    map.getContainer().append(this.box);
    map.on("click", ({ latlng }) => this.on && this.pick(latlng));
    map.getContainer().addEventListener("keydown", (event) => this.byKey(event), true);
  }

  set(on) {
    if (on === this.on) return;
    this.on = on;
    this.map.getContainer().classList.toggle("picking", on);
    this.box.hidden = !on;
    // What comes into a live region is read aloud, what was in it is not.
    this.text.textContent = on ? say("pick") : "";
    if (on) this.map.getContainer().focus({ preventScroll: true });
  }

  pick(latlng) {
    this.set(false);
    const { lat, lng } = latlng.wrap();
    notify({ point: [Number(lat.toFixed(DECIMALS)), Number(lng.toFixed(DECIMALS))] });
  }

  cancel() {
    this.set(false);
    notify({ cancel: 1 });
  }

  byKey(event) {
    if (!this.on || (event.key !== "Escape" && event.key !== "Enter")) return;
    if (event.key === "Enter" && event.target !== this.map.getContainer()) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") this.pick(this.map.getCenter());
    else this.cancel();
  }
}
