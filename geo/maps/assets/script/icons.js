/* The signs on the map's buttons. */

const ICONS = {
  fit: "M2 5V2h3M11 2h3v3M14 11v3h-3M5 14H2v-3M5.5 6.5h.01M10.5 6h.01M8 10h.01",
  full: "M9.5 6.5L14 2M10 2h4v4M6.5 9.5L2 14M6 14H2v-4",
  leave: "M14 2L9.5 6.5M9.5 2.5v4h4M2 14l4.5-4.5M6.5 13.5v-4h-4",
  measure: "M1.5 11L11 1.5 14.5 5 5 14.5zM4 8.5l1.5 1.5M6.5 6L8 7.5M9 3.5L10.5 5",
  to: "M8 1v3M8 12v3M1 8h3M12 8h3M8 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM8 8h.01",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const look = { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": true };
  const line = { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.8,
    "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [key, value] of Object.entries(look)) svg.setAttribute(key, value);
  for (const [key, value] of Object.entries(line)) path.setAttribute(key, value);
  svg.append(path);
  return svg;
}
