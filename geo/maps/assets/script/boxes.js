/* Boxes { x0, x1, y0, y1 } in px, as marks, labels and controls cover them. */

const CELL_PX = 64;

/* The box about an item's middle; `w` and `h` are half its width and height. */
export const about = ({ x, y, w, h = w }) => ({ x0: x - w, x1: x + w, y0: y - h, y1: y + h });

export const wider = (box, [x, y]) =>
  ({ x0: box.x0 - x, x1: box.x1 + x, y0: box.y0 - y, y1: box.y1 + y });

export const meet = (a, b) => a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;

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

/* Whether a line from one point to another runs through a box: Liang and Barsky's clipping
   (ACM Transactions on Graphics 3.1, 1984). */
export function crosses([x, y], [toX, toY], { x0, x1, y0, y1 }) {
  let enters = 0, leaves = 1;
  for (const [step, room] of [
    [x - toX, x - x0], [toX - x, x1 - x], [y - toY, y - y0], [toY - y, y1 - y],
  ]) {
    if (!step && room < 0) return false;
    if (step < 0) enters = Math.max(enters, room / step);
    if (step > 0) leaves = Math.min(leaves, room / step);
  }
  return enters < leaves;
}

const cellsOf = ({ x0, x1, y0, y1 }) => [x0, x1, y0, y1].map((px) => Math.floor(px / CELL_PX));

/* What is covered already, found by where it lies: boxes with `of`, whose mark, label or lead they
   are. */
export class Occupied {
  constructor(boxes = []) {
    this.cells = new Map();
    for (const box of boxes) this.add(box);
  }

  add(box) {
    const { cells } = this, [x0, x1, y0, y1] = cellsOf(box);
    for (let x = x0; x <= x1; x += 1) {
      for (let y = y0; y <= y1; y += 1) {
        const key = x * 0x200000 + y, cell = cells.get(key);
        if (cell) cell.push(box);
        else cells.set(key, [box]);
      }
    }
  }

  /* Whether any of the boxes near one `matches`. */
  any(box, matches) {
    const { cells } = this, [x0, x1, y0, y1] = cellsOf(box);
    for (let x = x0; x <= x1; x += 1) {
      for (let y = y0; y <= y1; y += 1) {
        const cell = cells.get(x * 0x200000 + y);
        if (cell && cell.some(matches)) return true;
      }
    }
    return false;
  }

  /* Whether a box meets any that is not `but`'s. */
  meets(box, but) {
    return this.any(box, (other) => (but === undefined || other.of !== but) && meet(box, other));
  }

  /* Whether a line runs through any box that is not `but`'s. */
  crossed(from, to, but) {
    const box = {
      x0: Math.min(from[0], to[0]), x1: Math.max(from[0], to[0]),
      y0: Math.min(from[1], to[1]), y1: Math.max(from[1], to[1]),
    };
    return this.any(box, (other) => other.of !== but && crosses(from, to, other));
  }
}

/* What tells whether a point, [lat, lon] in degrees, lies within bounds: Leaflet's own makes objects
   of every point. */
export function within(bounds) {
  const [south, west] = [bounds.getSouth(), bounds.getWest()];
  const [north, east] = [bounds.getNorth(), bounds.getEast()];
  return ([lat, lon]) => lat >= south && lat <= north && lon >= west && lon <= east;
}
