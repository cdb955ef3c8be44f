/* Places whose marks cannot stand apart, gathered: each mark stands on a place, and none is moved.

   Neither Supercluster nor Leaflet.markercluster keeps this rule. Both gather whatever lies within
   one radius that is the same for all, so that large marks still lie on one another or small ones
   are gathered that have room; both stand a cluster on the mean of its members, where no place is;
   and both know whole steps of the zoom only, one tree for all, from which a selected place cannot
   be taken out without a new one. Here the marks themselves decide, by what they cover in px. */

const LEISURELY_ROUNDS = 6;

const cellOf = (x, y, px) => Math.floor(x / px) * 0x200000 + Math.floor(y / px);

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
   nearest mark that it cannot stand beside, the first one's last: what is named most is to keep a
   mark of its own. Each round is linear in the number of places; marks grow by what they gather,
   and there is another round while one has outgrown what it was given room for. */
export function gathered(items, { halfOf, largest, gap, target }) {
  const halves = items.map(({ half }) => half);
  const most = Math.max(largest, ...halves), px = Math.max(2 * most + gap, target);
  for (let round = 1; ; round += 1) {
    const groups = new Map(), cells = new Map();
    items.forEach((item, at) => {
      let best = -1, least = Infinity;
      for (let across = -1; across <= 1; across += 1) {
        for (let down = -1; down <= 1; down += 1) {
          const near = cells.get(cellOf(item.x + across * px, item.y + down * px, px)) || [];
          for (const leader of near) {
            const other = items[leader];
            if (!collide(item, other, halves[at], halves[leader], { gap, target })) continue;
            const far = leader ? (item.x - other.x) ** 2 + (item.y - other.y) ** 2 : Number.MAX_VALUE;
            if (far < least) [best, least] = [leader, far];
          }
        }
      }
      if (best >= 0) {
        groups.get(best).push(at);
        return;
      }
      groups.set(at, [at]);
      const cell = cellOf(item.x, item.y, px);
      if (cells.has(cell)) cells.get(cell).push(at);
      else cells.set(cell, [at]);
    });
    let grown = false;
    for (const [leader, members] of groups) {
      if (members.length < 2) continue;
      const half = halfOf(members.map((at) => items[at]));
      if (half <= halves[leader]) continue;
      // What has grown often is given all the room at once, so that this ends.
      halves[leader] = round > LEISURELY_ROUNDS ? Math.max(largest, half) : half;
      grown = true;
    }
    if (!grown) return [...groups.values()];
  }
}
