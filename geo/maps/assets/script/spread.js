/* Where marks stand that would lie on one another, or on a label that room is kept for. */

import { about, meet, wider } from "./boxes.js";
import { letters } from "./letters.js";

/* How far a mark may be pushed, in px; the second where a crowd finds no room within the first. */
const FARTHEST_PUSH_PX = [44, 64];
const ROUNDS = 24;
/* Pushed to and fro, marks come ever closer to where they stand apart, and never quite. */
const SLACK_PX = 0.25;
/* How far about a room marks may be moved for it, and how far about these others hold them. */
const REACH_PX = 90, HOLD_PX = 50;
/* How far a mark keeps off a label that is not its own, to the sides and above and below, where a
   line of letters has room of its own: as is wanted, as it is pushed, and at least. A label keeps
   off another, as it might be read on from it. */
export const GAP_PX = { wanted: [14, 4], mark: [8, 4], least: [7.5, 3.5], label: [6, 1], bar: [4, 2] };

/* The smaller of two goes the farther, none that is held. */
function partOf(a, b) {
  if (a.held || b.held) return a.held ? 0 : 1;
  return b.w / (a.w + b.w);
}

function pushPair(a, b) {
  const need = a.target + b.target;
  let dx = b.x - a.x, dy = b.y - a.y;
  let apart = Math.max(Math.abs(dx), Math.abs(dy));
  if (apart >= need - SLACK_PX || (a.held && b.held)) return false;
  if (apart < 0.5) {
    // One point, such as a city and the region it governs: side by side.
    const angle = 0.6 + (a.seed + b.seed) * 2.4;
    [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    apart = Math.max(Math.abs(dx), Math.abs(dy));
  }
  const gap = Math.min(need - apart, 8) / apart, part = partOf(a, b);
  a.x -= dx * gap * part; a.y -= dy * gap * part;
  b.x += dx * gap * (1 - part); b.y += dy * gap * (1 - part);
  return true;
}

/* Out of a label's room by the shortest way. */
function pushOut(item, { owner, box, gap }) {
  if (item.held || item === owner) return false;
  const room = wider(box, gap), own = about(item);
  if (!meet(own, room)) return false;
  const [left, right] = [own.x1 - room.x0, room.x1 - own.x0];
  const [up, down] = [own.y1 - room.y0, room.y1 - own.y0];
  const least = Math.min(left, right, up, down) + 0.1;
  if (least > Math.min(left, right)) item.x += left < right ? -least : least;
  else item.y += up < down ? -least : least;
  return true;
}

function pushApart(items, farthest, rounds, rooms) {
  const widest = Math.max(...items.map((item) => item.target));
  const row = items.map((item, at) => Object.assign(item, { seed: at }));
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    // From the left to the right, so that each is held against its neighbours alone.
    row.sort((a, b) => a.x - b.x);
    for (let i = 0; i < row.length; i += 1) {
      const end = row[i].x + row[i].target + widest;
      for (let j = i + 1; j < row.length && row[j].x < end; j += 1) {
        if (pushPair(row[i], row[j])) moved = true;
      }
    }
    for (const room of rooms) {
      for (const item of items) if (pushOut(item, room)) moved = true;
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

/* Push marks apart until each leaves the others their targets: squares, as a pointer's targets are
   measured; none too far. Tell whether they stand apart. */
export const spread = (items) =>
  FARTHEST_PUSH_PX.some((farthest) => pushApart(items, farthest * letters.grow, ROUNDS, []));

function tooClose(items) {
  let pairs = 0;
  for (let i = 0; i < items.length; i += 1) {
    const a = items[i];
    for (let j = i + 1; j < items.length; j += 1) {
      const b = items[j], need = a.target + b.target - 2 * SLACK_PX;
      if (Math.abs(a.x - b.x) < need && Math.abs(a.y - b.y) < need) pairs += 1;
    }
  }
  return pairs;
}

/* Push marks out of a room too, and what is near by out of their way. Where some would not get out,
   or lie on others for it, or a mark in sight would leave it, all stay as they were. */
export function makeRoom(items, rooms, room, inSight) {
  const near = wider(room.box, [REACH_PX, REACH_PX]);
  const around = wider(near, [HOLD_PX, HOLD_PX]);
  const some = items.filter((item) => meet(about(item), around));
  const before = some.map(({ x, y, held }) => ({ x, y, held }));
  const seen = some.map(inSight), close = tooClose(some);
  for (const item of some) item.held = item.held || !meet(about(item), near);
  const walls = [room, ...rooms.filter(({ box }) => meet(box, around))];
  const [, farthest] = FARTHEST_PUSH_PX;
  pushApart(some, farthest * letters.grow, ROUNDS, walls);
  const clear = ({ owner, box }) => {
    const wide = wider(box, GAP_PX.least);
    return some.every((item) => item === owner || !meet(about(item), wide));
  };
  const good = some.every((item, at) => !seen[at] || inSight(item)) && walls.every(clear) &&
    tooClose(some) <= close;
  some.forEach((item, at) =>
    Object.assign(item, good ? { held: before[at].held } : before[at]));
  return good;
}

