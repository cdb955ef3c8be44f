/* The places of a report: marks, their labels, and what a click on one does. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const MOST_PINS = 300;
  const PINS_AMONG_CIRCLES = 120;
  const MOST_TAB_STOPS = 40;
  const FARTHEST_PUSH_PX = 34;
  const CLOSEST_ZOOM = 8;
  const EDGE_PX = 4;

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  function tell(what) {
    const chosen = { ...what, seq: Date.now() };
    if (window.Streamlit) window.Streamlit.setComponentValue(chosen);
    else window.dispatchEvent(new CustomEvent("dateline:place", { detail: chosen }));
  }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();

  function widthOf(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      pen.font = `${font} ${Dateline.fontFamily}`;
      widths.set(key, Math.ceil(pen.measureText(text).width));
    }
    return widths.get(key);
  }

  class Mark {
    /* One place as an element: a button with its number, a label, and a line to the true point. */
    constructor(layer, pin) {
      this.layer = layer;
      this.host = make("div", "mark");
      this.lead = make("i", "lead");
      this.button = make("button", "pin");
      this.button.type = "button";
      this.disc = make("span", "disc");
      this.button.append(this.disc);
      this.label = make("span", "label");
      this.label.setAttribute("aria-hidden", "true");
      this.host.append(this.lead, this.button, this.label);
      this.marker = L.marker(pin.at, {
        keyboard: false,
        icon: L.divIcon({ html: this.host, className: "holder", iconSize: [0, 0] }),
      });
      this.marker.on("click", () => layer.choose(this.pin.id));
      this.button.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        layer.choose(this.pin.id);
      });
      this.button.addEventListener("focus", () => this.marker.setZIndexOffset(9000));
      this.button.addEventListener("blur", () => this.raise());
      this.update(pin);
      this.marker.addTo(layer.map);
    }

    update(pin) {
      const moved = this.pin && (this.pin.at[0] !== pin.at[0] || this.pin.at[1] !== pin.at[1]);
      this.pin = pin;
      if (moved) this.marker.setLatLng(pin.at);
      const country = pin.shape === "country";
      const times = pin.n === 1 ? "1 mention" : `${pin.n} mentions`;
      const how = pin.actor ? ", named only as an actor" : pin.unsure ? ", place uncertain" : "";
      this.button.dataset.place = pin.id;
      const what = { region: ", region", country: ", country", vague: ", area" }[pin.shape] || "";
      this.button.setAttribute("aria-label", `${pin.name}${what}, ${times}${how}`);
      this.button.title = `${pin.name}${what}: ${times}${how}`;
      this.label.textContent = pin.name + (pin.unsure ? " ?" : "");
      this.disc.replaceChildren();
      if (country) this.disc.append(make("span", "name", pin.name), make("b", "", pin.n));
      else this.disc.textContent = pin.n;
      this.disc.style.width = this.disc.style.height = country ? "" : `${2 * pin.r}px`;
      this.disc.style.fontSize = country ? "" : `${Math.max(9.5, Math.min(13, pin.r * 0.85))}px`;
    }

    get selected() { return this.layer.state.selected === this.pin.id; }

    raise() {
      // Small marks over large ones, the selected one over all.
      this.marker.setZIndexOffset(this.selected ? 5000 : Math.round((30 - this.pin.r) * 10));
    }

    paint() {
      const { pin, selected } = this;
      this.button.className = ["pin", pin.shape, selected && "selected", pin.actor && "actor",
        pin.unsure && "unsure"].filter(Boolean).join(" ");
      this.button.setAttribute("aria-pressed", selected);
      this.button.tabIndex = this.layer.marks.size <= MOST_TAB_STOPS || selected ? 0 : -1;
      this.label.classList.toggle("strong", selected);
      this.raise();
    }

    /* Half width and half height in px. */
    get half() {
      if (this.pin.shape !== "country") return [this.pin.r + 1, this.pin.r + 1];
      const name = widthOf(this.pin.name.toLocaleUpperCase(), "600 11px");
      // Letter-spacing, padding and the number beside the name.
      return [(name + this.pin.name.length * 1.1 + 34) / 2, 12];
    }

    push(dx, dy) {
      this.host.style.transform = dx || dy ? `translate(${dx}px, ${dy}px)` : "";
      const far = Math.hypot(dx, dy);
      this.lead.hidden = far < 5 || this.pin.shape === "country";
      if (this.lead.hidden) return;
      this.lead.style.width = `${far}px`;
      this.lead.style.transform = `rotate(${Math.atan2(-dy, -dx)}rad)`;
    }

    remove() { this.marker.remove(); }
  }

  class Places {
    constructor(map) {
      this.map = map;
      this.marks = new Map();
      this.circles = new Map();
      this.state = { pins: [], selected: "" };
      this.canvas = L.canvas({ pane: "overlayPane", padding: 0.3 });
      this.legend = new Legend().addTo(map);
      fitControl(this).addTo(map);
      map.on("moveend zoomend resize", () => this.layout());
      map.on("dateline:restyle", () => {
        widths.clear();
        this.layout();
      });
      map.on("dateline:theme", () => this.paint());
      map.on("resize", () => this.untouched && this.showFirst());
      map.on("dragstart", () => (this.untouched = false));
      map.getContainer().addEventListener("wheel", () => (this.untouched = false), { passive: true });
      // Style sheets come late and a legend can be opened: what gives way must know where to.
      const watch = new ResizeObserver(() => {
        map.invalidateSize({ animate: false });
        this.layout();
      });
      watch.observe(map.getContainer());
      for (const control of map.getContainer().querySelectorAll(".leaflet-control")) {
        watch.observe(control);
      }
      map.on("click", (event) => this.picking && this.pick(event.latlng));
      map.getContainer().addEventListener("keydown", (event) => this.pickByKey(event), true);
      map.getContainer().setAttribute("role", "region");
      map.getContainer().setAttribute("aria-label", "Map of the places that the report names");
    }

    show(state) {
      this.setPicking(!!state.picking);
      const fresh = this.state.report !== state.report || !this.shown;
      const before = fresh ? "" : this.state.selected;
      // The page's answer to a click here mostly brings what is drawn already.
      if (!fresh && state.selected === before && state.selected === this.clicked &&
        JSON.stringify(state.pins) === JSON.stringify(this.state.pins)) return;
      this.state = state;
      this.sync();
      if (fresh) {
        this.shown = true;
        this.untouched = true;
        this.showFirst();
      }
      this.paint();
      if (state.selected && state.selected !== before && state.selected !== this.clicked) {
        this.goTo(this.pinOf(state.selected), fresh);
      }
      this.clicked = state.selected;
      this.layout();
      document.documentElement.dataset.pins = state.pins.length;
      document.documentElement.dataset.selected = state.selected;
    }

    pinOf(id) { return this.state.pins.find((pin) => pin.id === id); }

    sync() {
      const { pins, selected } = this.state;
      const many = pins.length > MOST_PINS;
      const isMark = (pin, index) => !many || index < PINS_AMONG_CIRCLES || pin.id === selected;
      const wantMarks = new Map(), wantCircles = new Map();
      pins.forEach((pin, index) => (isMark(pin, index) ? wantMarks : wantCircles).set(pin.id, pin));
      for (const [kept, wanted] of [[this.marks, wantMarks], [this.circles, wantCircles]]) {
        for (const [id, drawn] of kept) {
          if (wanted.has(id)) continue;
          drawn.remove();
          kept.delete(id);
        }
      }
      for (const [id, pin] of wantMarks) {
        if (this.marks.has(id)) this.marks.get(id).update(pin);
        else this.marks.set(id, new Mark(this, pin));
      }
      for (const [id, pin] of wantCircles) {
        if (!this.circles.has(id)) this.circles.set(id, this.circle(pin));
      }
    }

    circle(pin) {
      const circle = L.circleMarker(pin.at, {
        renderer: this.canvas, radius: pin.r, weight: 1.5, fillOpacity: 0.9,
      });
      circle.on("click", () => this.choose(pin.id));
      const name = make("span", "");
      name.textContent = `${pin.name}: ${pin.n}`;
      return circle.bindTooltip(name).addTo(this.map);
    }

    /* Picking a point: the next click gives it, or Enter the middle of the map; Escape gives none. */

    setPicking(picking) {
      if (picking === !!this.picking) return;
      this.picking = picking;
      this.map.getContainer().classList.toggle("picking", picking);
      if (picking) this.map.getContainer().focus();
    }

    pick(point) {
      this.setPicking(false);
      tell({ point: [point.lat, point.lng] });
    }

    pickByKey(event) {
      if (!this.picking || (event.key !== "Escape" && event.key !== "Enter")) return;
      if (event.key === "Enter" && event.target !== this.map.getContainer()) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") return this.pick(this.map.getCenter());
      this.setPicking(false);
      tell({ cancel: 1 });
    }

    choose(id) {
      if (this.picking) return this.pick(L.latLng(this.pinOf(id).at));
      this.clicked = id;
      this.untouched = false;
      this.state = { ...this.state, selected: id };
      tell({ place: id });
      this.sync();
      this.paint();
      this.layout();
      document.documentElement.dataset.selected = id;
    }

    paint() {
      for (const mark of this.marks.values()) mark.paint();
      const line = Dateline.colour("pin-line"), fill = Dateline.colour("pin");
      for (const circle of this.circles.values()) circle.setStyle({ color: line, fillColor: fill });
      const { pins, selected } = this.state;
      if (Dateline.onGround) {
        Dateline.onGround.outline(pins
          .filter((pin) => pin.km || pin.shape === "region" || pin.shape === "country")
          .filter((pin) => !pin.actor || pin.id === selected)
          .map((pin) => ({
            id: pin.id, shape: pin.shape, selected: pin.id === selected,
            ...(pin.km && { km: pin.km, at: pin.at, country: pin.in[0], region: pin.in[1] }),
          })));
      }
      this.legend.show(pins);
    }

    /* The view */

    padding() {
      const { x, y } = this.map.getSize();
      const narrow = x < 500;
      return {
        paddingTopLeft: [narrow ? 26 : 70, narrow ? 30 : 40],
        paddingBottomRight: [narrow ? 70 : 110, Math.min(60, y / 6)],
        maxZoom: CLOSEST_ZOOM,
      };
    }

    showFirst() {
      const bounds = this.state.first;
      if (bounds) this.map.fitBounds(bounds, { ...this.padding(), animate: false });
      else this.map.setView([25, 15], 2, { animate: false });
      this.untouched = true;
    }

    showAll() {
      if (this.state.all) {
        this.map.fitBounds(this.state.all, { ...this.padding(), animate: !calm() });
      }
    }

    goTo(pin, atOnce) {
      if (!pin) return;
      const { map } = this;
      const size = map.getSize();
      const at = map.latLngToContainerPoint(pin.at);
      const inside = L.bounds([40, 40], [size.x - 60, size.y - 40]).contains(at);
      if (inside && map.getZoom() >= 4) return;
      this.untouched = false;
      const still = atOnce || calm();
      // The largest part of an outline says more of a country than the whole of its islands.
      const area = pin.shape === "region" || pin.shape === "country";
      const bounds = (area && Dateline.onGround && Dateline.onGround.boundsOf(pin.id)) || pin.box;
      if (bounds) {
        map[still ? "fitBounds" : "flyToBounds"](bounds,
          { ...this.padding(), animate: !still, duration: 0.9 });
      } else {
        const zoom = Math.max(Math.min(map.getZoom(), CLOSEST_ZOOM), 6);
        if (still) map.setView(pin.at, zoom, { animate: false });
        else map.flyTo(pin.at, zoom, { duration: 0.9 });
      }
    }

    /* Where marks and labels go, in px of the map's frame */

    layout() {
      const { map } = this;
      if (!this.shown) return;
      const size = map.getSize();
      const near = L.bounds([-60, -60], size.add([60, 60]));
      const items = [];
      for (const mark of this.marks.values()) {
        const at = map.latLngToContainerPoint(mark.pin.at);
        if (!near.contains(at)) {
          mark.label.hidden = true;
          mark.push(0, 0);
          continue;
        }
        const [w, h] = mark.half;
        mark.label.hidden = true;
        items.push({ mark, at, x: at.x, y: at.y, w, h });
      }
      const points = items.filter((item) => item.mark.pin.shape !== "country");
      spread(points);
      const boxes = points.map((item) => boxOf(item.x, item.y, item.w, item.h));
      for (const item of items) {
        if (item.mark.pin.shape !== "country") continue;
        standFree(item, boxes, size);
        boxes.push(boxOf(item.x, item.y, item.w, item.h));
      }
      for (const item of items) {
        item.mark.push(Math.round(item.x - item.at.x), Math.round(item.y - item.at.y));
      }
      this.bars = this.controls();
      this.taken = [...boxes, ...this.bars];
      // The selected place's label comes first; where marks stand does not depend on it.
      points.sort((a, b) => b.mark.selected - a.mark.selected);
      for (const item of points) this.write(item, size);
      map.fire("dateline:layout");
    }

    controls() {
      const frame = this.map.getContainer().getBoundingClientRect();
      return [...this.map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
        const box = control.getBoundingClientRect();
        return {
          x0: box.left - frame.left, x1: box.right - frame.left,
          y0: box.top - frame.top, y1: box.bottom - frame.top,
        };
      });
    }

    write({ mark, x, y, w }, size) {
      const { label, selected } = mark;
      const font = selected ? "700 15px" : "600 13px";
      const width = widthOf(label.textContent, font) + 2, height = selected ? 18 : 16;
      const out = w + (selected ? 9 : 4);
      const slant = Math.round(out * 0.62), up = y - slant - height + 2, down = y + slant - 2;
      const spots = [
        [x + out, y - height / 2], [x - out - width, y - height / 2],
        [x - width / 2, y - out - height + 1], [x - width / 2, y + out - 1],
        [x + slant, up], [x + slant, down], [x - slant - width, up], [x - slant - width, down],
      ];
      const inside = (box) => box.x0 >= EDGE_PX && box.y0 >= EDGE_PX &&
        box.x1 <= size.x - EDGE_PX && box.y1 <= size.y - EDGE_PX;
      const whole = spots.map(([x0, y0]) => ({ x0, y0, x1: x0 + width, y1: y0 + height }));
      const free = (spot) => inside(spot) && !Dateline.overlaps(spot, this.taken, 1);
      // The selected place is always named: at worst where the least is covered, controls last.
      const cover = (spot) => covered(spot, this.taken) + 9 * covered(spot, this.bars);
      const box = whole.find(free) ||
        (selected && whole.filter(inside).sort((a, b) => cover(a) - cover(b))[0]);
      label.hidden = !box;
      if (!box) return;
      label.style.left = `${Math.round(box.x0 - x)}px`;
      label.style.top = `${Math.round(box.y0 - y)}px`;
      this.taken.push(box);
    }
  }

  function boxOf(x, y, w, h) {
    return { x0: x - w, x1: x + w, y0: y - h, y1: y + h };
  }

  function covered(box, others) {
    return others.reduce((area, other) => area +
      Math.max(0, Math.min(box.x1, other.x1) - Math.max(box.x0, other.x0)) *
      Math.max(0, Math.min(box.y1, other.y1) - Math.max(box.y0, other.y0)), 0);
  }

  /* Push marks that lie on one another apart, the smaller the farther, none too far. */
  function spread(items) {
    for (let round = 0; round < 24; round += 1) {
      let moved = false;
      for (let i = 0; i < items.length; i += 1) {
        for (let j = i + 1; j < items.length; j += 1) {
          const a = items[i], b = items[j];
          const need = a.w + b.w + 1;
          let dx = b.x - a.x, dy = b.y - a.y;
          if (Math.abs(dx) >= need || Math.abs(dy) >= need) continue;
          let far = Math.hypot(dx, dy);
          if (far >= need) continue;
          if (far < 0.5) {
            // One point, such as a city and the region it governs: side by side.
            const angle = 0.6 + (i + j) * 2.4;
            [dx, dy, far] = [Math.cos(angle), Math.sin(angle), 1];
          }
          const gap = Math.min(need - far, 8) / far;
          const share = b.w / (a.w + b.w);
          a.x -= dx * gap * (1 - share); a.y -= dy * gap * (1 - share);
          b.x += dx * gap * share; b.y += dy * gap * share;
          moved = true;
        }
      }
      for (const item of items) {
        const dx = item.x - item.at.x, dy = item.y - item.at.y;
        const far = Math.hypot(dx, dy);
        if (far <= FARTHEST_PUSH_PX) continue;
        item.x = item.at.x + (dx / far) * FARTHEST_PUSH_PX;
        item.y = item.at.y + (dy / far) * FARTHEST_PUSH_PX;
      }
      if (!moved) return;
    }
  }

  /* A country's label may stand anywhere near: it names an area, not a point. */
  function standFree(item, boxes, size) {
    const steps = [[0, 0], [0, 34], [0, -34], [70, 0], [-70, 0], [60, 40], [-60, 40],
      [60, -40], [-60, -40], [0, 68], [0, -68], [130, 0], [-130, 0]];
    for (const [dx, dy] of steps) {
      const x = item.at.x + dx, y = item.at.y + dy;
      const box = boxOf(x, y, item.w, item.h);
      if (box.x0 < 2 || box.y0 < 2 || box.x1 > size.x - 2 || box.y1 > size.y - 2) continue;
      if (Dateline.overlaps(box, boxes, 2)) continue;
      [item.x, item.y] = [x, y];
      return;
    }
  }

  /* Controls */

  const Legend = L.Control.extend({
    options: { position: "bottomleft" },
    onAdd() {
      this.box = make("details", "legend");
      this.box.open = innerWidth > 600;
      L.DomEvent.disableClickPropagation(this.box);
      L.DomEvent.disableScrollPropagation(this.box);
      return this.box;
    },
    show(pins) {
      const shapes = new Set(pins.map((pin) => (pin.actor ? "actor" : pin.shape)));
      const key = [...shapes].sort().join();
      if (key === this.key) return;
      this.key = key;
      const sizes = make("div", "sizes");
      for (const [n, text] of [[10, "10+"], [4, "4"], [1, "1"]]) {
        const disc = make("i", "disc");
        const across = 2 * Math.min(22, 7 * Math.sqrt(n));
        disc.style.width = disc.style.height = `${across}px`;
        const label = make("span", "", text);
        label.style.bottom = `${across - 7}px`;
        sizes.append(disc, label);
      }
      const rows = [
        ["region", "region, marker at its seat"],
        ["country", "country"],
        ["vague", "area without a border"],
        ["actor", "named only as an actor"],
      ].filter(([shape]) => shapes.has(shape)).map(([shape, text]) => {
        const row = make("div", "form");
        const sample = make("span", `pin ${shape}`);
        sample.append(make("i", "disc"));
        row.append(sample, make("span", "", text));
        return row;
      });
      const forms = make("div", "forms");
      forms.append(make("div", "unit", "Area: number of mentions"), ...rows);
      const body = make("div", "body");
      body.append(sizes, forms);
      this.box.replaceChildren(make("summary", "", "Legend"), body);
    },
  });

  function fitControl(places) {
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const bar = make("div", "leaflet-bar fit");
      const button = make("button", "");
      button.type = "button";
      button.title = "Show all places";
      button.setAttribute("aria-label", "Show all places");
      // Drawn by hand: a frame of four corners.
      button.innerHTML = '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">' +
        '<path d="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" fill="none" stroke="currentColor" ' +
        'stroke-width="1.8"/></svg>';
      L.DomEvent.disableClickPropagation(bar);
      button.addEventListener("click", () => places.showAll());
      bar.append(button);
      return bar;
    };
    return control;
  }

  Dateline.occupied = function (map) {
    const places = map.datelinePlaces;
    if (!places || !places.taken) return { boxes: [], names: [] };
    const origin = map.containerPointToLayerPoint([0, 0]);
    return {
      names: places.state.pins.map((pin) => pin.name),
      boxes: places.taken.map((box) => ({
        x0: box.x0 + origin.x, x1: box.x1 + origin.x, y0: box.y0 + origin.y, y1: box.y1 + origin.y,
      })),
    };
  };

  Dateline.places = function (map, state) {
    map.datelinePlaces = map.datelinePlaces || new Places(map);
    map.datelinePlaces.show(state);
  };
})();
