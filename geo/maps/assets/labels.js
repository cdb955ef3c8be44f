/* Where marks and their labels stand, in px of the map's frame: never one upon another. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  /* How far a mark may be pushed, in px; the second where a crowd finds no room within the first. */
  const FARTHEST_PUSH_PX = [44, 64];
  const TARGET_PX = 26;
  const ROUNDS = 24;
  const NEAR_PX = 60;
  /* 24 px of WCAG's 2.5.8, and one for the rounding. */
  const LEAST_TARGET_PX = 25;
  const EDGE_PX = 4;
  const FONT = { plain: ["600 13px", 16], water: ["italic 600 13px", 16], strong: ["700 15px", 18] };

  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();

  Dateline.widthOf = function (text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      pen.font = `${font} ${Dateline.fontFamily}`;
      widths.set(key, Math.ceil(pen.measureText(text).width));
    }
    return widths.get(key);
  };

  Dateline.forgetWidths = () => widths.clear();

  function boxOf(x, y, w, h) {
    return { x0: x - w, x1: x + w, y0: y - h, y1: y + h };
  }

  function covered(box, others) {
    return others.reduce((area, other) => area +
      Math.max(0, Math.min(box.x1, other.x1) - Math.max(box.x0, other.x0)) *
      Math.max(0, Math.min(box.y1, other.y1) - Math.max(box.y0, other.y0)), 0);
  }

  /* Push marks apart until each leaves the others their targets: squares, as a pointer's targets are
     measured. The smaller goes the farther, none too far. */
  function spread(items) {
    FARTHEST_PUSH_PX.some((farthest) => pushApart(items, farthest));
  }

  function pushApart(items, farthest) {
    for (let round = 0; round < ROUNDS; round += 1) {
      let moved = false;
      for (let i = 0; i < items.length; i += 1) {
        for (let j = i + 1; j < items.length; j += 1) {
          const a = items[i], b = items[j];
          const need = a.target + b.target;
          let dx = b.x - a.x, dy = b.y - a.y;
          if (dx >= need || dx <= -need) continue;
          let apart = Math.max(Math.abs(dx), Math.abs(dy));
          if (apart >= need) continue;
          if (apart < 0.5) {
            // One point, such as a city and the region it governs: side by side.
            const angle = 0.6 + (i + j) * 2.4;
            [dx, dy] = [Math.cos(angle), Math.sin(angle)];
            apart = Math.max(Math.abs(dx), Math.abs(dy));
          }
          const gap = Math.min(need - apart, 8) / apart;
          const share = b.w / (a.w + b.w);
          a.x -= dx * gap * (1 - share); a.y -= dy * gap * (1 - share);
          b.x += dx * gap * share; b.y += dy * gap * share;
          moved = true;
        }
      }
      for (const item of items) {
        const dx = item.x - item.at.x, dy = item.y - item.at.y;
        const far = Math.hypot(dx, dy);
        if (far <= farthest) continue;
        item.x = item.at.x + (dx / far) * farthest;
        item.y = item.at.y + (dy / far) * farthest;
      }
      if (!moved) return true;
    }
    return false;
  }

  /* The ways that a country's label may be moved, in px, the shortest first. */
  const STEPS = [0, 35, -35, 70, -70, 100, -100, 130, -130]
    .flatMap((dx) => [0, 34, -34, 68, -68, 102, -102].map((dy) => [dx, dy]))
    .sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by));

  /* A country's label names an area, not a point: it stands anywhere near where it is free, within
     the country's borders if it can, else tied to its point. Where all is taken it covers the
     least, the controls last. */
  function standFree(map, item, marks, bars) {
    const boxes = [...marks, ...bars], home = item.at, size = map.getSize();
    const within = (x, y) => !Dateline.onGround ||
      Dateline.onGround.holds(item.mark.pin.id, map.containerPointToLatLng([x, y])) !== false;
    // One that belongs outside the frame comes in only where there is room.
    const own = home.x > 0 && home.y > 0 && home.x < size.x && home.y < size.y;
    let least = own ? Infinity : 1;
    item.abroad = true;
    for (const [dx, dy] of STEPS) {
      const x = home.x + dx, y = home.y + dy;
      const box = boxOf(x, y, item.w, item.h);
      if (box.x0 < 2 || box.y0 < 2 || box.x1 > size.x - 2 || box.y1 > size.y - 2) continue;
      const free = !Dateline.overlaps(box, boxes, 2);
      const cover = free ? 0 : 1 + covered(box, marks) + 9 * covered(box, bars);
      if (cover > least || (cover === least && !item.abroad)) continue;
      const out = !within(x, y);
      if (cover === least && out) continue;
      [item.x, item.y, least, item.abroad] = [x, y, cover, out];
      if (free && !out) return;
    }
  }

  function controlsOf(map) {
    const frame = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
      const box = control.getBoundingClientRect();
      return {
        x0: box.left - frame.left, x1: box.right - frame.left,
        y0: box.top - frame.top, y1: box.bottom - frame.top,
      };
    });
  }

  function spotsAbout({ x, y, w }, width, height, strong) {
    const out = w + (strong ? 9 : 4);
    const slant = Math.round(out * 0.62), up = y - slant - height + 2, down = y + slant - 2;
    return [
      [x + out, y - height / 2], [x - out - width, y - height / 2],
      [x - width / 2, y - out - height + 1], [x - width / 2, y + out - 1],
      [x + slant, up], [x + slant, down], [x - slant - width, up], [x - slant - width, down],
    ].map(([x0, y0]) => ({ x0, y0, x1: x0 + width, y1: y0 + height }));
  }

  function write(item, size, taken, bars) {
    const { label, pin, selected } = item.mark;
    const [font, height] = FONT[selected ? "strong" : pin.shape] || FONT.plain;
    const width = Dateline.widthOf(label.textContent, font) + 2;
    const whole = spotsAbout(item, width, height, selected);
    const inside = (box) => box.x0 >= EDGE_PX && box.y0 >= EDGE_PX &&
      box.x1 <= size.x - EDGE_PX && box.y1 <= size.y - EDGE_PX;
    // The selected place is always named: at worst where the least is covered, controls last.
    const cover = (spot) => covered(spot, taken) + 9 * covered(spot, bars);
    const box = whole.find((spot) => inside(spot) && !Dateline.overlaps(spot, taken, 1)) ||
      (selected && whole.filter(inside).sort((a, b) => cover(a) - cover(b))[0]);
    if (label.hidden !== !box) label.hidden = !box;
    if (!box) return;
    label.style.left = `${Math.round(box.x0 - item.x)}px`;
    label.style.top = `${Math.round(box.y0 - item.y)}px`;
    taken.push(box);
  }

  /* Place marks and labels; what they and the controls cover is returned, as boxes. */
  Dateline.arrange = function (map, marks) {
    const size = map.getSize();
    // Measured before anything is moved, so that the browser lays out once.
    const bars = controlsOf(map);
    const near = L.bounds([-NEAR_PX, -NEAR_PX], size.add([NEAR_PX, NEAR_PX]));
    const items = [];
    for (const mark of marks) {
      const at = map.latLngToContainerPoint(mark.pin.at);
      mark.near = near.contains(at);
      mark.pushed = [0, 0];
      if (!mark.near || mark.pin.shape === "country") mark.label.hidden = true;
      if (!mark.near) {
        mark.push(0, 0);
        continue;
      }
      const [w, h] = mark.half;
      items.push({ mark, at, x: at.x, y: at.y, w, h, target: Math.max(w, LEAST_TARGET_PX / 2) });
    }
    const points = items.filter((item) => item.mark.pin.shape !== "country");
    spread(points);
    const boxes = points.map((item) => boxOf(item.x, item.y, item.w, item.h));
    const targets = points.map((item) => boxOf(item.x, item.y, item.target, item.target));
    for (const item of items) {
      if (item.mark.pin.shape !== "country") continue;
      standFree(map, item, targets, bars);
      const box = boxOf(item.x, item.y, item.w, item.h);
      targets.push(box);
      boxes.push(box);
    }
    for (const item of items) {
      item.mark.pushed = [Math.round(item.x - item.at.x), Math.round(item.y - item.at.y)];
      item.mark.push(...item.mark.pushed, item.abroad);
    }
    const taken = [...boxes, ...bars];
    // The selected place's label comes first, those of its runners-up next; where marks stand does
    // not depend on it.
    const rank = ({ mark }) => (mark.selected ? 2 : mark.pin.shape === "rival" ? 1 : 0);
    points.sort((a, b) => rank(b) - rank(a));
    for (const item of points) write(item, size, taken, bars);
    return taken;
  };
})();
