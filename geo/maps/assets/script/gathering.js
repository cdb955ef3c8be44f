/* Places whose marks cannot stand apart, gathered: each mark stands on a place, and none is moved.

   Neither Supercluster nor Leaflet.markercluster keeps this rule. Both gather whatever lies within
   one radius that is the same for all, so that large marks still lie on one another or small ones
   are gathered that have room; both stand a cluster on the mean of its members, where no place is;
   and both know whole steps of the zoom only, one tree for all, from which a selected place cannot
   be taken out without a new one. Here the marks themselves decide, by what they cover in px. */

const LEISURELY_ROUNDS = 6;

/* Whether two marks would lie on one another: these are round, what a finger presses is square. */
export function collide(a, b, aHalf, bHalf, { gap, target }) {
  const dx = Math.abs(a.x - b.x), dy = Math.abs(a.y - b.y), need = aHalf + bHalf + gap;
  return dx * dx + dy * dy < need * need || (dx < target && dy < target);
}

/* Groups of places as lists of their numbers among `items`, each list's first being the place that
   its mark stands on: the weightiest, as `items` come in order of their weight.

   `items` are { x, y, half }: the middle of a place's own mark and half its width, in px.
   `halfOf` gives half the width of the mark of a list of places, at most `largest`. `gap` is left
   between two marks; `target` is how far apart two middles must be for a finger. A place joins the
   nearest mark before it that it cannot stand beside, the first one's last: what is named most is to
   keep a mark of its own. Marks grow by what they gather, and there is another round while one has
   outgrown what it was given room for: thousands of places need a hundred, so that a round looks
   only at those about which something has changed. */
export function gathered(items, { halfOf, largest, gap, target }) {
  const halves = items.map(({ half }) => half), room = { gap, target };
  const cells = cellsOf(items, Math.max(2 * Math.max(largest, ...halves) + gap, target));
  const stale = new Uint8Array(items.length).fill(1), touched = new Set();
  const leads = new Int32Array(items.length).fill(-1), members = items.map(() => []);
  const meets = (other, at, half) => collide(items[other], items[at], halves[other], half, room);
  const spoil = (at, changes) => {
    for (const { all } of cells[at].around) {
      for (const other of all) if (other > at && changes(other)) stale[other] = 1;
    }
  };
  for (let round = 1; ; round += 1) {
    for (let at = 0; at < items.length; at += 1) {
      if (!stale[at]) continue;
      stale[at] = 0;
      const before = leads[at], now = leaderOf(at, items, halves, cells[at], room);
      if (now === before) continue;
      leads[at] = now;
      members[now].push(at);
      touched.add(now);
      if (before >= 0) leave(members[before], at);
      const { leaders } = cells[at];
      if (now === at) {
        leaders.splice(leaders.filter((other) => other < at).length, 0, at);
        spoil(at, (other) => meets(other, at, halves[at]));
      } else if (before === at) {
        leave(leaders, at);
        spoil(at, (other) => leads[other] === at);
      }
    }
    let grown = false;
    for (const leader of touched) {
      const before = halves[leader], { length } = members[leader];
      const half = length > 1 ? halfOf(members[leader].map((at) => items[at])) : 0;
      if (half <= before) continue;
      // What has grown often is given all the room at once, so that this ends.
      const now = round > LEISURELY_ROUNDS ? Math.max(largest, half) : half;
      halves[leader] = now;
      stale[leader] = 1;
      spoil(leader, (other) => meets(other, leader, now) && !meets(other, leader, before));
      grown = true;
    }
    if (!grown) break;
    touched.clear();
  }
  const ordered = (group) => group.sort((a, b) => a - b);
  return members.filter((_, at) => leads[at] === at).map(ordered);
}

const leave = (list, one) => list.splice(list.indexOf(one), 1);

/* For each of the items the cell of a grid that it lies in: what else does, which of these have a
   mark, both in order, and the cells around. */
function cellsOf(items, px) {
  const grid = new Map(), key = (across, down) => across * 0x200000 + down;
  const cells = items.map(({ x, y }, at) => {
    const across = Math.floor(x / px), down = Math.floor(y / px), here = key(across, down);
    if (!grid.has(here)) grid.set(here, { across, down, all: [], leaders: [] });
    grid.get(here).all.push(at);
    return grid.get(here);
  });
  for (const cell of grid.values()) {
    cell.around = [-1, 0, 1].flatMap((right) =>
      [-1, 0, 1].map((below) => grid.get(key(cell.across + right, cell.down + below))))
      .filter(Boolean);
  }
  return cells;
}

/* The nearest mark that a place cannot stand beside, of those before it in order; else its own. */
function leaderOf(at, items, halves, { around }, room) {
  const item = items[at];
  let best = at, least = Infinity;
  for (const { leaders } of around) {
    for (const leader of leaders) {
      if (leader >= at) break;
      const other = items[leader];
      if (!collide(item, other, halves[at], halves[leader], room)) continue;
      const far = leader ? (item.x - other.x) ** 2 + (item.y - other.y) ** 2 : Number.MAX_VALUE;
      if (far < least) [best, least] = [leader, far];
    }
  }
  return best;
}
