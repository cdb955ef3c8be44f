/* What part of the world the map shows, told while somebody may want a picture of it. */

export const VIEW = "dateline:view";

/* The map's frame keeps it in this page, and says when it is another. */
export function tellView(root) {
  const { at, zoom } = window.datelineView || {};
  if (!at) return;
  const view = [at.lat, at.lng, zoom].map((number) => number.toFixed(5)).join();
  if (view === root.toldView) return;
  root.toldView = view;
  root.send({ view });
}

/* What the map shows as an area of a filter: "south,west;north,east" in degrees. */
export function shownArea() {
  const { bounds } = window.datelineView || {};
  if (!bounds) return "";
  const [[south, west], [north, east]] = bounds;
  const wrapped = (lon) => ((lon + 180) % 360 + 360) % 360 - 180;
  const across = east - west >= 360 ? [-180, 180] : [wrapped(west), wrapped(east)];
  const corner = (lat, lon) => `${Math.max(-90, Math.min(90, lat)).toFixed(4)},${lon.toFixed(4)}`;
  return `${corner(south, across[0])};${corner(north, across[1])}`;
}
