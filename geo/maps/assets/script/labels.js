/* Where marks and their labels stand, in px of the map's frame: never one upon another. */

import { about, around, covered, meet, overlaps, wider } from "./boxes.js";
import { layout } from "./layout.js";
import { forgetWidths, letters, widthOf } from "./letters.js";
import { GAP_PX, makeRoom, spread } from "./spread.js";

const NEAR_PX = 60;
/* 24 px of WCAG's 2.5.8, and one for the rounding. */
const LEAST_TARGET_PX = 25;
const EDGE_PX = 4;
/* Of the soft ring about the selected mark. */
const RING_PX = 6;
/* How many spots of a label may be tried to be freed, and how many in all: the rest of a crowd goes
   without, as every move of the map waits for this. */
const SPOTS_TRIED = 6, MOST_TRIALS = 40;
/* Style and weight, size of the letters, height of the line. */
const PLAIN_PX = [layout.label.size, layout.label.line];
const FONT = { plain: ["600", ...PLAIN_PX], water: ["italic 600", ...PLAIN_PX], strong: ["700", 15, 18] };

/* The last layout: where all marks were placed, and for which marks in which view. */
let laidOut = {};

export function forgetLayout() {
  forgetWidths();
  laidOut = {};
}

/* The ways that a country's label may be moved, in px, the shortest first. */
const STEPS = [0, 35, -35, 70, -70, 100, -100, 130, -130]
  .flatMap((dx) => [0, 34, -34, 68, -68, 102, -102].map((dy) => [dx, dy]))
  .sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by));

/* A country's label names an area, not a point: it stands anywhere near where it is free, within
   the country's borders if it can, else tied to its point. Where all is taken it covers the
   least, the controls last. */
function placeCountry(map, item, marks, bars) {
  const boxes = [...marks, ...bars], home = item.at, size = map.getSize();
  const within = (x, y) => !map.datelineAreas ||
    map.datelineAreas.holds(item.mark.pin.id, map.containerPointToLatLng([x, y])) !== false;
  // One that belongs outside the frame comes in only where there is room.
  const own = home.x > 0 && home.y > 0 && home.x < size.x && home.y < size.y;
  let least = own ? Infinity : 1;
  item.abroad = true;
  for (const [dx, dy] of STEPS) {
    const x = home.x + dx, y = home.y + dy;
    const box = about({ ...item, x, y });
    if (box.x0 < 2 || box.y0 < 2 || box.x1 > size.x - 2 || box.y1 > size.y - 2) continue;
    const free = !overlaps(box, boxes, 2);
    const cover = free ? 0 : 1 + covered(box, marks) + 9 * covered(box, bars);
    if (cover > least || (cover === least && !item.abroad)) continue;
    const out = !within(x, y);
    if (cover === least && out) continue;
    [item.x, item.y, least, item.abroad] = [x, y, cover, out];
    if (free && !out) return;
  }
  if (own || !least) return;
  // Cut by the frame's edge it would be neither here nor there.
  item.abroad = false;
  const [w, h] = [item.w + EDGE_PX, item.h + EDGE_PX];
  if (home.x <= 0) item.x = Math.min(home.x, -w);
  else if (home.x >= size.x) item.x = Math.max(home.x, size.x + w);
  else item.y = home.y <= 0 ? Math.min(home.y, -h) : Math.max(home.y, size.y + h);
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

function spotsAbout(item, strong) {
  const { label, pin } = item.mark;
  const [style, px, line] = FONT[strong ? "strong" : pin.shape] || FONT.plain;
  const size = [widthOf(label.textContent, style, px) + 2, line * letters.grow];
  return spotsOf(item, size, { strong, square: pin.shape === "region" });
}

/* Where a label of a size may stand about a mark, the best first: beside, above, below, at the
   corners. `strong`: the mark has a ring about it. */
export function spotsOf({ x, y, w }, [width, height], { strong = false, square = false }) {
  const out = w + (strong ? 9 : 4);
  const slant = square ? w + 1 : Math.round(out * 0.62);
  const over = y - out - height + 1, under = y + out - 1;
  const up = y - slant - height + 2, down = y + slant - 2;
  return [
    [x + out, y - height / 2], [x - out - width, y - height / 2],
    [x - width / 2, over], [x - width / 2, under],
    [x + slant, up], [x + slant, down], [x - slant - width, up], [x - slant - width, down],
    [x - w, over], [x - w, under], [x + w - width, over], [x + w - width, under],
  ].map(([x0, y0]) => ({ x0, y0, x1: x0 + width, y1: y0 + height }));
}

const insideOf = (size) => (box) => box.x0 >= EDGE_PX && box.y0 >= EDGE_PX &&
  box.x1 <= size.x - EDGE_PX && box.y1 <= size.y - EDGE_PX;

/* How high a place stands among those that want a label, the selected one apart: runners-up were
   asked for, and who is named as an actor only is not there. */
function rank({ mark: { pin } }) {
  if (pin.shape === "rival") return Infinity;
  return pin.actor ? 0 : pin.n;
}

/* Marks named less give way to the label of a place that is named more: else the crowd about it
   would leave it without, while places at the crowd's edge have theirs. */
function keepRooms(points, countries, size, bars) {
  const least = Math.min(...points.map(rank));
  const wanting = points.filter((item) => rank(item) > least);
  wanting.sort((a, b) => rank(b) - rank(a));
  const walls = [...bars.map((bar) => wider(bar, GAP_PX.bar)),
    ...countries.map((country) => wider(about(country), GAP_PX.mark))];
  const inside = insideOf(size);
  const inSight = ({ x, y }) => x > 0 && y > 0 && x < size.x && y < size.y &&
    !bars.some((bar) => meet(about({ x, y, w: 1 }), bar));
  const rooms = [];
  const held = countries.map((owner) => ({ owner, box: about(owner), gap: GAP_PX.mark }));
  let trials = MOST_TRIALS;
  for (const owner of wanting) {
    if (!trials) break;
    const strong = spotsAbout(owner, true);
    // It stays free whether the place is selected, and its label larger, or not.
    const spots = spotsAbout(owner, false).map((spot, at) => ({
      x0: Math.min(spot.x0, strong[at].x0), x1: Math.max(spot.x1, strong[at].x1),
      y0: Math.min(spot.y0, strong[at].y0), y1: Math.max(spot.y1, strong[at].y1),
    }));
    const reach = wider(around(spots), GAP_PX.wanted);
    const others = points.filter((other) => other !== owner && meet(about(other), reach));
    const cost = (box, gap) => {
      const wide = wider(box, gap), apart = wider(box, GAP_PX.label);
      if (!inside(box) || walls.some((wall) => meet(box, wall)) ||
        rooms.some((room) => meet(apart, room.box))) return Infinity;
      return others.reduce((sum, other) => {
        if (!meet(wide, about(other))) return sum;
        return sum + (other.held || rank(other) >= rank(owner) ? Infinity
          : covered(wide, [about(other)]) * (1 + rank(other)));
      }, 0);
    };
    const open = [GAP_PX.wanted, GAP_PX.mark].flatMap((gap) =>
      spots.map((box, at) => ({ owner, box, at, gap, cost: cost(box, gap) }))
        .filter((room) => room.cost < Infinity)
        .sort((a, b) => a.cost - b.cost || a.at - b.at).slice(0, SPOTS_TRIED));
    for (const room of open) {
      owner.held = true;
      if (room.cost) trials -= 1;
      if (!room.cost || makeRoom(points, [...held, ...rooms], room, inSight)) {
        owner.spot = room.at;
        rooms.push(room);
        break;
      }
      owner.held = false;
      if (!trials) break;
    }
  }
}

/* Give all marks their places. They stand where they did as long as they, the view and what lies on
   it are the same, whatever is selected of them. */
function placeMarks(map, items, bars) {
  const size = map.getSize();
  const key = JSON.stringify([size, bars, Boolean(map.datelineAreas && map.datelineAreas.topology),
    items.map(({ mark: { pin }, at, w }) => [pin.id, pin.name, pin.n, at.x, at.y, w])]);
  if (key === laidOut.key) {
    items.forEach((item, at) => Object.assign(item, laidOut.where[at]));
    return;
  }
  const [countries, points] = [true, false].map((wanted) =>
    items.filter(({ mark: { pin } }) => (pin.shape === "country") === wanted));
  // The place named most stands where it is, and others give way to it.
  const first = points.reduce((most, item) => (rank(item) > rank(most) ? item : most), points[0]);
  if (first) first.held = true;
  spread(points);
  if (first) first.held = false;
  const targets = points.map((item) => about({ ...item, w: item.target, h: item.target }));
  for (const country of countries) {
    placeCountry(map, country, targets, bars);
    targets.push(about(country));
  }
  keepRooms(points, countries, size, bars);
  const where = items.map(({ x, y, spot, abroad }) => ({ x, y, spot, abroad }));
  laidOut = { key, where };
}

function write(item, size, taken, bars, blocks) {
  const { label, selected } = item.mark;
  const spots = spotsAbout(item, selected);
  if (item.spot) spots.unshift(spots[item.spot]);
  const inside = insideOf(size);
  const reach = wider(around(spots), GAP_PX.wanted);
  const others = blocks.filter((block) => block.of !== item && meet(block, reach));
  const free = (spot) => inside(spot) && !others.some((block) => meet(spot, block));
  const marks = others.filter(({ of }) => of).map(({ of }) => wider(about(of), GAP_PX.wanted));
  const clear = (spot) => free(spot) && !marks.some((mark) => meet(spot, mark));
  // The selected place is always named: at worst where the least is covered, controls last.
  const cover = (spot) => covered(spot, taken) + 9 * covered(spot, bars);
  const box = spots.find(clear) || spots.find(free) ||
    (selected && spots.filter(inside).sort((a, b) => cover(a) - cover(b))[0]);
  if (label.hidden !== !box) label.hidden = !box;
  if (!box) return;
  label.style.left = `${Math.round(box.x0 - item.x)}px`;
  label.style.top = `${Math.round(box.y0 - item.y)}px`;
  taken.push(box);
  blocks.push(wider(box, GAP_PX.label));
}

/* Place marks and labels; what they and the controls cover is returned, as boxes. */
export function arrange(map, marks) {
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
    const target = Math.max(w, (LEAST_TARGET_PX * letters.grow) / 2);
    items.push({ mark, at, x: at.x, y: at.y, w, h, target });
  }
  placeMarks(map, items, bars);
  const blocks = bars.map((bar) => wider(bar, GAP_PX.bar));
  for (const item of items) {
    item.mark.pushed = [Math.round(item.x - item.at.x), Math.round(item.y - item.at.y)];
    item.mark.push(...item.mark.pushed, item.abroad);
    const ring = item.mark.selected ? RING_PX : 0;
    blocks.push({ of: item, ...wider(wider(about(item), GAP_PX.least), [ring, ring]) });
  }
  const taken = [...items.map(about), ...bars];
  // Of the labels the selected place's comes first; where marks stand does not depend on it.
  const points = items.filter(({ mark }) => mark.pin.shape !== "country");
  points.sort((a, b) => b.mark.selected - a.mark.selected || rank(b) - rank(a));
  for (const item of points) write(item, size, taken, bars, blocks);
  return taken;
}
