/* Where the labels of marks stand, in px of the map's frame: never one upon another. A mark stands
   on its place; a label that finds no room beside it stands farther off, tied to it by a line. */

import { Occupied, about, covered, wider } from "./boxes.js";
import { layout } from "./layout.js";
import { letters, widthOf } from "./letters.js";

const NEAR_PX = 60;
const EDGE_PX = 4;
/* Of the soft ring about the selected mark. */
const RING_PX = 6;
/* How far a label keeps off a mark that is not its own, to the sides and above and below, where a
   line of letters has room of its own: as is wanted, and at least. A label keeps off another, as it
   might be read on from it. */
const GAP_PX = { wanted: [14, 4], least: [7.5, 3.5], label: [6, 1], bar: [4, 2], lead: [2, 2] };
/* How far a label may stand off the mark of a place that is selected, or of those named most. */
const OUT_OF_A_CROWD_PX = [18, 30, 44, 60, 84, 112, 144];
/* Of the others only so many: each looks for room in fifty places, and every move waits for that. */
const MOST_APART = 40;
const TURNS = 12;
/* A label farther off stands rather beside a mark than above it. */
const FLAT = 0.85;
/* Style and weight, size of the letters, height of the line. */
const PLAIN_PX = [layout.label.size, layout.label.line];
const FONT = {
  plain: ["600", ...PLAIN_PX], water: ["italic 600", ...PLAIN_PX], strong: ["700", 15, 18],
  country: ["600", layout.country.size, layout.label.line],
};

export function controlsOf(map) {
  const frame = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
    const box = control.getBoundingClientRect();
    return {
      x0: box.left - frame.left, x1: box.right - frame.left,
      y0: box.top - frame.top, y1: box.bottom - frame.top,
    };
  }).filter(({ x0, x1 }) => x1 > x0);
}

function sizeOf({ label, pin, selected }) {
  const country = pin.shape === "country";
  const [style, px, line] = FONT[selected && !country ? "strong" : pin.shape] || FONT.plain;
  const text = country ? label.textContent.toLocaleUpperCase() : label.textContent;
  const spacing = country ? text.length * layout.country.spacing * letters.grow : 0;
  return [widthOf(text, style, px) + spacing + 2, line * letters.grow];
}

const boxAt = ([x0, y0], [width, height]) => ({ x0, y0, x1: x0 + width, y1: y0 + height });

/* Where a label of a size may stand about a mark, the best first: beside, above, below, at the
   corners. `strong`: the mark has a ring about it. */
export function spotsOf({ x, y, w }, size, { strong = false, square = false } = {}) {
  const [width, height] = size;
  const out = w + (strong ? 9 : 4);
  const slant = square ? w + 1 : Math.round(out * 0.62);
  const over = y - out - height + 1, under = y + out - 1;
  const up = y - slant - height + 2, down = y + slant - 2;
  return [
    [x + out, y - height / 2], [x - out - width, y - height / 2],
    [x - width / 2, over], [x - width / 2, under],
    [x + slant, up], [x + slant, down], [x - slant - width, up], [x - slant - width, down],
    [x - w, over], [x - w, under], [x + w - width, over], [x + w - width, under],
  ].map((at) => boxAt(at, size));
}

/* Where a label may stand apart from its mark, the nearest first. */
export function spotsApart({ x, y, w }, size, ways = layout.label.leads) {
  const [width, height] = size;
  return ways.flatMap((far) => {
    const out = w + far;
    return Array.from({ length: TURNS }, (_, turn) => {
      const angle = (turn * 2 * Math.PI) / TURNS;
      const dx = Math.cos(angle) * out, dy = Math.sin(angle) * out * FLAT;
      const back = dx < -1 ? width : dx > 1 ? 0 : width / 2;
      return boxAt([x + dx - back, y + dy - height / 2], size);
    });
  });
}

/* The line from a mark's edge to the nearest point of a label's: its ends. */
export function leadTo({ x, y, w }, { x0, x1, y0, y1 }) {
  const toX = Math.min(Math.max(x, x0), x1);
  const beside = toX === x0 || toX === x1;
  const toY = beside ? (y0 + y1) / 2 : y0 > y ? y0 : y1;
  const share = w / Math.max(Math.hypot(toX - x, toY - y), w);
  return [[x + (toX - x) * share, y + (toY - y) * share], [toX, toY]];
}

/* Give labels their boxes, and leads to those that stand apart from their marks.

   `items`: marks in the order in which their labels choose, { x, y, w, size, must, strong, square,
   out }, in px; `size` is the label's [width, height]; one that `must` have a label gets it, at
   worst where it covers the least; one that is `out` of the frame has none. `frame`: [width, height]. `bars`: boxes where no label may be. Returns, as
   the items come, { box, lead } or null. */
export function labelled(items, frame, bars) {
  const marks = new Occupied(), near = new Occupied(), taken = new Occupied();
  const discs = new Occupied();
  for (const bar of bars) taken.add(wider(bar, GAP_PX.bar));
  items.forEach((item, of) => {
    const ring = item.strong ? RING_PX : 0;
    const box = wider(about(item), [ring, ring]);
    marks.add({ of, ...wider(box, GAP_PX.least) });
    near.add({ of, ...wider(box, GAP_PX.wanted) });
    discs.add({ of, ...wider(box, GAP_PX.lead) });
  });
  const inside = ({ x0, y0, x1, y1 }) => x0 >= EDGE_PX && y0 >= EDGE_PX &&
    x1 <= frame[0] - EDGE_PX && y1 <= frame[1] - EDGE_PX;
  const free = (box, of) => inside(box) && !marks.meets(box, of) && !taken.meets(box);
  const found = items.map(() => null);

  const take = (at, box, lead = null) => {
    found[at] = { box, lead };
    taken.add({ of: at, ...wider(box, GAP_PX.label) });
    if (!lead) return;
    // A line is thin: what lies about its ends and its middle lies about it.
    const [[x, y], [toX, toY]] = lead;
    for (let step = 0; step < 1; step += 0.125) {
      const on = { x: x + (toX - x) * step, y: y + (toY - y) * step, w: 0 };
      taken.add({ of: at, ...wider(about(on), GAP_PX.lead) });
    }
  };
  const beside = (at) => {
    const spots = spotsOf(items[at], items[at].size, items[at]).filter((box) => free(box, at));
    const box = spots.find((spot) => !near.meets(spot, at)) || spots[0];
    if (box) take(at, box);
    return box;
  };
  const apart = (at, ways, across) => spotsApart(items[at], items[at].size, ways).some((box) => {
    if (!free(box, at)) return false;
    const lead = leadTo(items[at], box);
    if (taken.crossed(...lead, at) || (!across && discs.crossed(...lead, at))) return false;
    take(at, box, lead);
    return true;
  });
  const anywhere = (at) => {
    const walls = [...items.map((item) => about(item)), ...bars, ...bars,
      ...found.filter(Boolean).map(({ box }) => box)];
    const spots = spotsOf(items[at], items[at].size, items[at]).filter(inside)
      .map((box) => ({ box, cover: covered(box, walls) })).sort((a, b) => a.cover - b.cover);
    if (spots.length) take(at, spots[0].box);
  };
  items.forEach((item, at) => {
    if (item.out || beside(at)) return;
    if (!item.must && at >= layout.label.leads_at_once) return;
    if (apart(at) || apart(at, OUT_OF_A_CROWD_PX) || !(item.must || at === 0)) return;
    // A crowd all about lets no line out but across its marks.
    if (!apart(at, OUT_OF_A_CROWD_PX, true) && item.must) anywhere(at);
  });
  items.filter((item, at) => !item.out && !found[at]).slice(0, MOST_APART)
    .forEach((item) => apart(items.indexOf(item)));
  return found;
}

/* Place the labels of marks; what marks, labels and the controls cover is returned, as boxes. */
export function arrange(map, marks) {
  const size = map.getSize();
  // Measured before anything is moved, so that the browser lays out once.
  const bars = controlsOf(map);
  const near = L.bounds([-NEAR_PX, -NEAR_PX], size.add([NEAR_PX, NEAR_PX]));
  const items = [];
  for (const mark of marks) {
    const { x, y } = map.latLngToContainerPoint(mark.pin.at);
    mark.near = near.contains([x, y]);
    if (mark.near) {
      items.push({
        mark, x, y, w: mark.half, size: sizeOf(mark), must: mark.selected, strong: mark.selected,
        square: mark.pin.shape === "region", out: x < 0 || y < 0 || x > size.x || y > size.y,
      });
    } else mark.write(null);
  }
  const rank = ({ mark: { pin } }) =>
    (pin.shape === "rival" ? Infinity : pin.actor ? 0 : pin.n);
  // Of the labels the selected place's comes first.
  items.sort((a, b) => a.out - b.out || b.must - a.must || rank(b) - rank(a));
  const named = labelled(items, [size.x, size.y], bars);
  const taken = [...items.map((item) => about(item)), ...bars];
  named.forEach((label, at) => {
    items[at].mark.write(label, items[at]);
    if (label) taken.push(label.box);
  });
  return taken;
}
