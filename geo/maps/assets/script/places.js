/* The places of a report: what stands on the map, what is selected, and what a click does. */

import { showControls } from "./controls.js";
import { Drawn } from "./drawn.js";
import { arrange } from "./labels.js";
import { forgetWidths } from "./letters.js";
import { Members } from "./members.js";
import { Picker } from "./picking.js";
import { Preview } from "./preview.js";
import { Rivals } from "./rivals.js";
import { radiusOf } from "./standing.js";
import { View } from "./view.js";
import { say, notify } from "./words.js";

/* A selection that comes so soon after the places is the one that the page opened with. */
const OPENING_MS = 2000;
const LATEST_FLIGHT_MS = 200;

class Places {
  /* `ground` lays what else the reader wants on the map, or takes it away. */
  constructor(map, ground) {
    this.map = map;
    this.ground = ground;
    this.drawn = new Drawn(this);
    this.state = { pins: [], selected: "" };
    this.view = new View(map, () => this.legend.box,
      () => (this.state.pins || []).map((pin) => pin.at));
    this.legend = showControls(map, () => this.view.all(this.state.all));
    this.preview = new Preview(map);
    this.members = new Members(this);
    this.rivals = new Rivals(this);
    this.picker = new Picker(map);
    map.on("moveend zoomend resize", () => this.stand());
    map.on("dateline:borders", () => this.layout());
    map.on("moveend", () => this.shown && this.view.keep(this.state));
    map.on("dateline:restyle", () => {
      forgetWidths();
      this.taken = null;
      this.stand();
    });
    map.on("dateline:theme", () => this.paint());
    map.getContainer().addEventListener("keydown", (event) => this.clearByKey(event));
    this.watch();
    this.name();
  }

  /* Style sheets come late and a legend can be opened: what gives way must know where to. */
  watch() {
    const container = this.map.getContainer();
    const watch = new ResizeObserver(() => {
      this.map.invalidateSize({ animate: false });
      if (this.view.untouched && this.view.bounds) {
        this.view.first();
        const pin = this.pinOf(this.state.selected);
        if (pin && !this.view.shows(pin.at)) this.goTo(pin, true);
      }
      this.layout();
    });
    watch.observe(container);
    for (const control of container.querySelectorAll(".leaflet-control")) watch.observe(control);
  }

  name() {
    const container = this.map.getContainer();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", say("map"));
    document.title = document.title || say("map");
    try {
      if (window.frameElement) window.frameElement.title = say("map");
    } catch { /* a page of another origin names its frames itself */ }
  }

  show(sent) {
    sent.selected = ofPage(sent)?.selected ?? sent.selected;
    const fresh = this.state.report !== sent.report || !this.shown;
    const before = fresh ? "" : this.state.selected;
    this.ground(this.map, sent);
    this.picker.set(!!sent.picking);
    this.preview.off = this.picker.on;
    this.preview.kinds = sent.kinds;
    // The page's answer to a click here mostly brings what is drawn already.
    const raw = JSON.stringify([sent.pins, sent.rivals]);
    if (!fresh && sent.selected === before && sent.selected === this.clicked &&
      raw === this.raw) return;
    this.raw = raw;
    this.state = sent;
    let goesOn = false;
    if (fresh) {
      this.shown = true;
      this.freshAt = performance.now();
      goesOn = this.view.goOn(sent);
      if (!goesOn) this.view.first(this.view.keptFirst(sent) || [sent.first, sent.close]);
    }
    const pin = this.pinOf(sent.selected);
    const awaited = this.awaited === sent.selected;
    // What goes on may have been left before a flight had arrived.
    const there = pin && goesOn && this.view.shows(pin.at);
    const chosen = sent.selected !== before && sent.selected !== this.clicked;
    if (pin && !there && (awaited || chosen)) {
      this.goTo(pin, fresh);
    }
    if (pin) this.awaited = "";
    this.rivals.show(sent.rivals || [], pin);
    this.paintAreas();
    this.clicked = sent.selected;
    this.stand();
    document.documentElement.dataset.pins = sent.pins.length;
    document.documentElement.dataset.selected = sent.selected;
  }

  /* The page tells what is selected apart from the places, which need not be sent again then. */
  follow() {
    const { selected: id, foreseen, again } = (this.shown && ofPage(this.state)) || {};
    if (typeof id !== "string") return;
    // Who chooses once more what is chosen has lost sight of it.
    if (again && this.pinOf(id)) this.goTo(this.pinOf(id));
    if (id !== this.state.selected || id !== this.clicked) {
      this.goal = id === this.clicked ? "" : id;
      const { untouched } = this.view;
      this.select(id);
      this.view.untouched = untouched;
    }
    // What the page only foresees is marked; a flight, which draws the map anew in every frame,
    // would keep the reader from what the server says of it.
    if (foreseen || !this.goal || this.goal !== id) return;
    this.goal = "";
    const pin = this.pinOf(id);
    // A place that was not on the map comes with the places that are sent next.
    if (!pin) this.awaited = id;
    else if (performance.now() - this.freshAt < OPENING_MS) this.goTo(pin, true);
    else whenIdle(() => this.state.selected === id && this.goTo(pin));
  }

  pinOf(id) { return this.state.pins.find((pin) => pin.id === id); }

  goTo(pin, atOnce) {
    // The largest part of an outline says more of a country than the whole of its islands.
    const outlined = pin.shape === "region" || pin.shape === "country";
    const outline = outlined && this.map.datelineAreas?.boundsOf(pin.id);
    this.view.goTo(pin, outline || pin.box, atOnce);
  }

  /* A mark was clicked, or chosen by key where there is no click. One that stands for several places
     brings the reader so close that they part, or lists what no zoom parts; the selected one may lie
     on others. */
  press(one, click) {
    const { pin } = one;
    this.preview.hide();
    const box = this.drawn.boxOf(one);
    const pointed = click && click.detail > 0;
    const point = pointed ? this.map.mouseEventToContainerPoint(click)
      : L.point((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2);
    if (this.picker.on) {
      this.picker.pick(pointed ? this.map.containerPointToLatLng(point) : L.latLng(pin.at));
      return;
    }
    if (pin.shape === "rival") {
      notify({ rival: pin.id });
      return;
    }
    if (pin.members) {
      const zoom = this.drawn.standing.parting(pin.members);
      if (zoom === undefined) this.members.open(pin.members, point, one.button);
      else this.view.part(pin.members, zoom);
      return;
    }
    const others = this.drawn.under(point).filter((other) => other.id !== pin.id);
    if (others.length) this.members.open([pin, ...others], point, one.button);
    else this.choose(pin.id);
  }

  choose(id) {
    // The page is to ask for the passages before the map paints a thousand places anew: it does so
    // in a timer of its own, which it sets when it has been told.
    this.clicked = id;
    notify({ place: id });
    requestAnimationFrame(() => setTimeout(() => setTimeout(() => this.mark(id), 0), 0));
  }

  mark(id) {
    this.select(id);
    // It is in sight: nothing is left to fly to.
    this.view.halted = false;
    const mark = this.drawn.marks.get(id);
    // The page's own card is out of sight then.
    if (document.fullscreenElement && mark) this.preview.show(mark.pin, mark.box, mark.button);
  }

  select(id) {
    this.preview.hide();
    this.view.halt();
    this.clicked = id;
    this.view.untouched = false;
    if (id !== this.state.selected) {
      // What the reader chose in the wider view stays in it.
      this.view.forget();
      this.rivals.show([], null);
    }
    this.state = { ...this.state, selected: id };
    this.paintAreas();
    this.stand();
    this.view.keep(this.state);
    document.documentElement.dataset.selected = id;
  }

  clearByKey(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !this.state.selected) return;
    event.preventDefault();
    this.select("");
    notify({ clear: 1 });
  }

  paint() {
    if (!this.shown) return;
    this.drawn.paint();
    this.paintAreas();
  }

  paintAreas() {
    const { pins, selected } = this.state;
    if (this.map.datelineAreas) {
      this.map.datelineAreas.outline(pins
        .filter((pin) => pin.km || pin.shape === "region" || pin.shape === "country")
        .filter((pin) => !pin.actor || pin.id === selected)
        .map((pin) => ({
          id: pin.id, shape: pin.shape, selected: pin.id === selected,
          ...(pin.km && {
            km: pin.km, at: [pin.at[0], L.Util.wrapNum(pin.at[1], [-180, 180], true)],
            country: pin.in[0], region: pin.in[1], corners: pin.outline,
          }),
        })));
    }
  }

  /* What the base map's names must keep clear of, and those that stand there already. */
  occupied() {
    const origin = this.map.containerPointToLayerPoint([0, 0]);
    return {
      names: this.taken ? [...this.drawn.marks.values()].map(({ pin }) => pin.name) : [],
      boxes: (this.taken || []).map((box) => ({
        x0: box.x0 + origin.x, x1: box.x1 + origin.x, y0: box.y0 + origin.y, y1: box.y1 + origin.y,
      })),
    };
  }

  /* Draw the marks that stand on the map as it is now, and their labels. */
  stand() {
    if (!this.shown) return;
    const { state, drawn, rivals } = this;
    drawn.sync(state);
    drawn.cover([this.pinOf(state.selected), ...rivals.marks.map((mark) => mark.pin)]);
    drawn.paint();
    this.legend.show(state, drawn.gathers);
    this.layout();
  }

  layout() {
    if (!this.shown) return;
    const { taken, state: { pins } } = this;
    this.taken = arrange(this.map, [...this.drawn.marks.values(), ...this.rivals.marks]);
    this.legend.giveWay([...this.drawn.marks.values()].map((mark) => mark.near && mark.box));
    // Where all stands as before, the names of the base map do as well.
    if (pins === this.arranged && JSON.stringify(taken) === JSON.stringify(this.taken)) return;
    this.arranged = pins;
    this.map.fire("dateline:layout");
  }
}

/* The rows as they are sent, with names for their parts. Where the places lie across the date line
   all of them stand in the one world that is shown. */
export function named({ pins, shapes, ...rest }) {
  const middle = rest.all ? (rest.all[0][1] + rest.all[1][1]) / 2 : 0;
  const shift = (lon) => 360 * Math.round((middle - lon) / 360);
  return {
    ...rest,
    pins: pins.map(([id, name, lat, lon, n, shape, kind, more]) => ({
      id, name, at: [lat, lon + shift(lon)], n, r: radiusOf(n), shape: shapes[shape], kind, ...more,
      ...(more && more.box && {
        box: more.box.map(([south, west]) => [south, west + shift(more.box[0][1])]),
      }),
    })),
  };
}

/* What the page around the map says is selected, undefined where it says nothing. */
function ofPage({ report }) {
  try {
    const { datelineSelection: told } = window.parent;
    return told && told.report === report ? told : undefined;
  } catch {
    return undefined;
  }
}

/* When the page around the map has painted what it has to, or a moment later. */
function whenIdle(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: LATEST_FLIGHT_MS });
  else setTimeout(act, LATEST_FLIGHT_MS);
}

export function places(map, sent, ground = () => {}) {
  map.datelinePlaces = map.datelinePlaces || new Places(map, ground);
  map.datelinePlaces.show(named(sent));
}
