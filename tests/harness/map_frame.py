"""What the tests ask of the map in its frame, in its own language."""

from __future__ import annotations

STILL = """
async () => {
  const { map, view } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  const frame = () => new Promise(requestAnimationFrame);
  const moves = () => view.flying || map._animatingZoom || map._panAnim?._inProgress;
  const seen = () => JSON.stringify([innerWidth, innerHeight, map.getCenter(), map.getZoom(),
    [...document.querySelectorAll(".mark, .label")].map((n) => [n.style.cssText, n.hidden])]);
  await document.fonts.ready;
  for (let before = "", same = 0; same < 4; await frame()) {
    const now = seen();
    same = now === before && !moves() ? same + 1 : 0;
    before = now;
  }
}
"""
"""Waits until nothing on the map has moved for some frames."""
FIRST_VIEW = """
() => {
  const { view } = Object.values(window).find((v) => v && v.datelinePlaces).datelinePlaces;
  view.first();
}
"""
"""Goes back to what the map showed first."""
