/* What stands on the map beside the places: the legend, and the buttons for the view. */

import { meet } from "./boxes.js";
import { icon } from "./icons.js";
import { layout } from "./layout.js";
import { radiusOf } from "./standing.js";
import { button, make, say } from "./words.js";

const NARROW_PX = 600;
const SHORT_PX = 300;

const Legend = L.Control.extend({
  options: { position: "bottomleft" },

  onAdd(map) {
    this.box = make("details", "legend");
    const unfold = () => this.unfold(map);
    unfold();
    // The page gives the frame its size late. A view is chosen as if the legend were open: it must not
    // hang on what was in sight before.
    map.on("resize dateline:fit", unfold);
    this.box.addEventListener("click", () => (this.chosen = true));
    map.on("dateline:layers", () => this.shown && this.show(this.shown, this.gathers));
    L.DomEvent.disableClickPropagation(this.box);
    L.DomEvent.disableScrollPropagation(this.box);
    return this.box;
  },

  /* `gathers`: a mark stands for several places. */
  show(shown, gathers) {
    const { pins, rivals } = this.shown = shown;
    this.gathers = gathers;
    const layers = this._map.datelineLayers || [];
    const shapes = new Set(pins.map((pin) => (pin.actor ? "actor" : pin.shape)));
    if (gathers) shapes.add("many");
    if (pins.some((pin) => pin.unsure)) shapes.add("unsure");
    if (rivals && rivals.length) shapes.add("rival");
    const key = JSON.stringify([[...shapes].sort(), layers]);
    if (key === this.key) return;
    this.key = key;
    const rows = [
      ["region", "region"], ["country", "country"], ["vague", "vague"], ["water", "water"],
      ["actor", "actor"], ["unsure", "unsure"], ["many", "many"], ["rival", "rival"],
    ].filter(([shape]) => shapes.has(shape)).map(([shape, text]) => {
      const sample = make("span", `pin ${shape}`);
      sample.append(make("i", "disc"));
      return this.row(sample, text);
    });
    rows.push(this.row(make("i", "line disputed"), "disputed"));
    for (const { name, stroke } of layers) {
      const row = make("div", "form own");
      row.append(make("i", `line own stroke-${stroke}`), make("bdi", "", name));
      rows.push(row);
    }
    const forms = make("div", "forms");
    forms.append(...rows);
    const body = make("div", "body");
    body.append(make("div", "unit", say("area")), this.sizes(), forms);
    this.box.replaceChildren(make("summary", "", say("legend")), body);
  },

  /* What the reader opened or folded stays so. */
  unfold(map) {
    const { x: width, y: height } = map.getSize();
    if (!this.chosen) this.box.open = width > NARROW_PX && height > SHORT_PX;
  },

  /* It lies on no mark of the boxes, in px of the frame: it is folded while one is there, unless the
     reader opened it. */
  giveWay(boxes) {
    this.unfold(this._map);
    if (!this.box.open || this.chosen) return;
    const own = this.box.getBoundingClientRect();
    const frame = this._map.getContainer().getBoundingClientRect();
    const box = {
      x0: own.left - frame.left, x1: own.right - frame.left,
      y0: own.top - frame.top, y1: own.bottom - frame.top,
    };
    if (own.width && boxes.some((each) => each && meet(each, box))) this.box.open = false;
  },

  row(sample, text) {
    const row = make("div", "form");
    row.append(sample, make("span", "", say(text)));
    return row;
  },

  sizes() {
    const { largest_radius: most, legend } = layout.mark;
    const sizes = make("div", "sizes");
    for (const n of legend) {
      const disc = make("i", "disc");
      const radius = radiusOf(n), across = 2 * radius;
      disc.style.width = disc.style.height = `calc(${across}px * var(--grow))`;
      const label = make("span", "", radius === most ? `${n}+` : String(n));
      label.style.bottom = `calc(${across - 7}px * var(--grow))`;
      sizes.append(disc, label);
    }
    return sizes;
  },
});

function bar(map, position, className, ...buttons) {
  const control = L.control({ position });
  control.onAdd = () => {
    const box = make("div", `leaflet-bar ${className}`);
    L.DomEvent.disableClickPropagation(box);
    box.append(...buttons);
    return box;
  };
  control.addTo(map);
}

/* The whole frame, which the page that holds it must allow; else there is no such button. */
function fullScreen() {
  if (!document.fullscreenEnabled) return [];
  const toggle = button("full", say("full"), () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  });
  toggle.append(icon("full"));
  document.addEventListener("fullscreenchange", () => {
    const name = document.fullscreenElement ? "leave" : "full";
    toggle.replaceChildren(icon(name));
    toggle.title = say(name);
    toggle.setAttribute("aria-label", say(name));
  });
  return [toggle];
}

/* `more` are buttons that others have made. */
export function showControls(map, showAll, ...more) {
  const fit = button("fit", say("fit"), showAll);
  fit.append(icon("fit"));
  bar(map, "topright", "views", fit, ...more, ...fullScreen());
  return new Legend().addTo(map);
}
