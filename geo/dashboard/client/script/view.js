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
