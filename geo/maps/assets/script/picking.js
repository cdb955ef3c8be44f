/* Picking a point: a click gives it, or Enter the middle of the map; Escape gives none. */

import { button, make, say, notify } from "./words.js";

const DECIMALS = 4;

export class Picker {
  constructor(map) {
    this.map = map;
    this.on = false;
    this.turn = 0;
    this.box = make("div", "picking-help leaflet-control");
    this.box.setAttribute("role", "status");
    const stop = button("", say("stop"), () => this.cancel());
    stop.textContent = say("stop");
    this.text = make("p", "");
    this.box.append(this.text, stop);
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    map.getContainer().append(this.box);
    map.on("dateline:tool", ({ tool }) => tool !== this && this.on && this.cancel());
    map.on("click", ({ latlng }) => this.on && this.pick(latlng));
    map.getContainer().addEventListener("keydown", (event) => this.byKey(event), true);
  }

  /* Begin with a turn that is new, end with 0. A turn that was ended here may be told once more by a
     page that has not heard of it, and does not begin again. */
  follow(turn) {
    if (turn === this.turn) return;
    this.turn = turn;
    this.set(!!turn);
  }

  set(on) {
    if (on === this.on) return;
    if (on) this.map.fire("dateline:tool", { tool: this });
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
    notify({ cancel: this.turn });
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
