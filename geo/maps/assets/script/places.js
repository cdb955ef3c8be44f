/* The places of a report: what stands on the map, what is selected, and what a click does. */

import { areasOf } from "./areas.js";
import { Beyond } from "./beyond.js";
import { Approach } from "./choosing.js";
import { showControls } from "./controls.js";
import { Drawing } from "./drawing.js";
import { Drawn } from "./drawn.js";
import { EdgeNames } from "./edges.js";
import { Elsewhere } from "./elsewhere.js";
import { icon } from "./icons.js";
import { arrange } from "./labels.js";
import { forgetWidths } from "./letters.js";
import { Measure } from "./measuring.js";
import { Members } from "./members.js";
import { Picker } from "./picking.js";
import { Preview } from "./preview.js";
import { Rivals } from "./rivals.js";
import { named, ofPage } from "./sent.js";
import { followFrame, nameFrame, sightOf } from "./sight.js";
import { View } from "./view.js";
import { button, say, notify } from "./words.js";

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
    this.view = new View(map, sightOf(this));
    this.approach = new Approach(this);
    this.view.holdWhileZooming(() => this.pinOf(this.state.selected)?.at);
    const showAll = () => this.view.all(this.state.all);
    this.measure = new Measure(map);
    this.to = button("to", say("to"), () => this.zoomTo());
    this.to.append(icon("to"));
    this.to.hidden = true;
    this.legend = showControls(map, showAll, this.to, this.measure.switch);
    this.beyond = new Beyond(map, showAll, () => this.fitToLeft());
    this.elsewhere = new Elsewhere(this);
    this.preview = new Preview(map);
    this.members = new Members(this);
    this.edges = new EdgeNames(map);
    this.rivals = new Rivals(this);
    this.picker = new Picker(map);
    this.drawing = new Drawing(this);
    // A zoom ends with a move as well.
    map.on("moveend resize", () => this.stand());
    map.on("dateline:borders", () => this.layout());
    map.on("moveend", () => {
      if (!this.shown) return;
      this.view.keep(this.state);
      this.beyond.show(this.state.pins);
    });
    map.on("dateline:restyle", () => {
      forgetWidths();
      this.taken = null;
      this.stand();
    });
    map.on("dateline:theme", () => this.paint());
    map.getContainer().addEventListener("keydown", (event) => this.clearByKey(event));
    followFrame(this);
    nameFrame(map);
  }

  show(sent) {
    sent.selected = ofPage(sent)?.selected ?? sent.selected;
    const fresh = this.state.report !== sent.report || !this.shown;
    const before = fresh ? "" : this.state.selected;
    this.ground(this.map, sent);
    this.picker.follow(sent.picking || 0);
    this.drawing.show(sent);
    this.preview.off = this.picker.on;
    this.preview.kinds = sent.kinds;
    // The page's answer to a click here mostly brings what is drawn already.
    const raw = JSON.stringify([sent.pins, sent.rivals, sent.filter, sent.elsewhere]);
    if (!fresh && sent.selected === before && sent.selected === this.clicked &&
      raw === this.raw) return;
    this.raw = raw;
    const filtered = !fresh && sent.filter !== this.state.filter;
    this.state = sent;
    let goesOn = false;
    if (fresh) {
      this.shown = true;
      this.freshAt = performance.now();
      goesOn = this.view.goOn(sent);
      if (!goesOn) this.view.first(this.view.keptFirst(sent) || [sent.first, sent.close]);
    }
    if (filtered) this.fitToFilter();
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
    this.elsewhere.show(sent.elsewhere);
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

  goTo(pin, atOnce) { this.approach.goTo(pin, atOnce); }

  zoomTo() {
    const pin = this.pinOf(this.state.selected);
    if (pin) this.approach.zoomTo(pin);
  }

  /* Have the reader draw an area. */
  draw() { this.drawing.set(true); }

  /* What a filter leaves is shown whole, unless the reader has moved the map: then it is offered. */
  fitToFilter() {
    const { pins, filter } = this.state;
    if (pins.length && !this.view.moved) this.fitToLeft();
    else this.beyond.offer(pins.length > 0 && !!filter);
  }

  fitToLeft() {
    this.view.first([this.state.first, this.state.close]);
    this.beyond.offer(false);
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
    const tool = [this.measure, this.drawing, this.picker].find(({ on }) => on);
    if (tool) {
      // A way is measured from place to place.
      const exact = pointed && tool !== this.measure;
      tool.pick(exact ? this.map.containerPointToLatLng(point) : L.latLng(pin.at));
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
    const below = one.selected ? this.drawn.hidden : [];
    if (below.length) this.members.open([pin, ...below], point, one.button);
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
    this.clicked = id;
    this.view.untouched = false;
    if (id !== this.state.selected) {
      // What the reader chose in the wider view stays in it.
      this.view.forget();
      this.rivals.show([], null);
    }
    this.state = { ...this.state, selected: id };
    this.paintAreas();
    // A flight that is broken off ends as any does, with all drawn anew.
    if (!this.view.halt()) this.stand();
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
    if (this.map.datelineAreas) this.map.datelineAreas.outline(areasOf(this.state));
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
    drawn.cover(state.selected, rivals.marks);
    for (const mark of rivals.marks) mark.paint(true);
    drawn.paint();
    this.legend.show(state, drawn.gathers);
    this.beyond.show(state.pins);
    this.to.hidden = !this.pinOf(state.selected);
    this.layout();
  }

  layout() {
    if (!this.shown) return;
    const { taken, state: { pins } } = this;
    const marks = [...this.drawn.marks.values()];
    this.taken = arrange(this.map, [...marks, ...this.rivals.marks]);
    const labelled = new Set(marks.filter(({ label }) => !label.hidden).map(({ pin }) => pin.id));
    const unnamed = areasOf(this.state).filter(({ id }) => !labelled.has(id));
    this.taken.push(...this.edges.show(unnamed, this.taken));
    this.legend.giveWay(marks.map((mark) => mark.near && mark.box));
    // Where all stands as before, the names of the base map do as well.
    if (pins === this.arranged && JSON.stringify(taken) === JSON.stringify(this.taken)) return;
    this.arranged = pins;
    this.map.fire("dateline:layout");
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
