/* Where what is shown first stands in the frame, so that no control lies on a mark. */

import { about, meet, wider } from "./boxes.js";

const STEP_PX = 12;
/* Between a mark and a control, or the frame's edge. */
const GAP_PX = 2, EDGE_PX = 24;

/* How many of the marks { x, y, half } lie under one of the `walls`, each mark moved by (right, down). */
export function hidden(marks, walls, right = 0, down = 0) {
  return marks.filter(({ x, y, half }) => {
    const box = wider(about({ x: x + right, y: y + down, w: half }), [GAP_PX, GAP_PX]);
    return walls.some((wall) => meet(box, wall));
  }).length;
}

/* How far what stands at the box `area` is to be moved, [right, down] in px, so that as few marks as can
   be are hidden, the shortest way first; and how many still are. No side of it leaves a frame of
   `size` by the move. */
export function clearest(marks, walls, area, size) {
  const ways = [];
  const reach = (from, to, px) => [Math.min(0, EDGE_PX - from), Math.max(0, px - EDGE_PX - to)];
  const [left, right] = reach(area.x0, area.x1, size.x), [up, down] = reach(area.y0, area.y1, size.y);
  for (let x = Math.ceil(left / STEP_PX) * STEP_PX; x <= right; x += STEP_PX) {
    for (let y = Math.ceil(up / STEP_PX) * STEP_PX; y <= down; y += STEP_PX) ways.push([x, y]);
  }
  ways.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
  let best = { by: [0, 0], covered: Infinity };
  for (const by of ways) {
    const covered = hidden(marks, walls, ...by);
    if (covered < best.covered) best = { by, covered };
    if (!covered) break;
  }
  return best;
}
