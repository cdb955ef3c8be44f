/* Boxes { x0, x1, y0, y1 } in px, as marks, labels and controls cover them. */

/* The box about an item's middle; `w` and `h` are half its width and height. */
export const about = ({ x, y, w, h = w }) => ({ x0: x - w, x1: x + w, y0: y - h, y1: y + h });

export const wider = (box, [x, y]) =>
  ({ x0: box.x0 - x, x1: box.x1 + x, y0: box.y0 - y, y1: box.y1 + y });

export const meet = (a, b) => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;

export const around = (boxes) => ({
  x0: Math.min(...boxes.map(({ x0 }) => x0)), x1: Math.max(...boxes.map(({ x1 }) => x1)),
  y0: Math.min(...boxes.map(({ y0 }) => y0)), y1: Math.max(...boxes.map(({ y1 }) => y1)),
});

/* Whether a box comes nearer than `gap` px to any of the others. */
export function overlaps(box, others, gap) {
  const reach = wider(box, [gap, gap]);
  return others.some((other) => meet(reach, other));
}

/* The area in px² that others cover of a box. */
export function covered(box, others) {
  return others.reduce((area, other) => area +
    Math.max(0, Math.min(box.x1, other.x1) - Math.max(box.x0, other.x0)) *
    Math.max(0, Math.min(box.y1, other.y1) - Math.max(box.y0, other.y0)), 0);
}

/* Whether a point lies in a box, or in the circle that fills it. */
export function covers({ x0, x1, y0, y1 }, round, { x, y }) {
  if (!round) return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  return Math.hypot(x - (x0 + x1) / 2, y - (y0 + y1) / 2) <= (x1 - x0) / 2;
}
