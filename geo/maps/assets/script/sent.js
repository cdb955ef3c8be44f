/* What the map is told, by Python and by the page around it. */

import { radiusOf } from "./standing.js";

/* The rows as they are sent, with names for their parts. Where the places lie across the date line
   all of them stand in the one world that is shown. */
export function named({ pins, shapes, ...rest }) {
  const middle = rest.all ? (rest.all[0][1] + rest.all[1][1]) / 2 : 0;
  const shift = (lon) => 360 * Math.round((middle - lon) / 360);
  return {
    ...rest,
    pins: pins.map(([id, name, lat, lon, n, shape, kind, more]) => ({
      id, name, at: [lat, lon + shift(lon)], n, r: radiusOf(n), shape: shapes[shape], kind, ...more,
      ...(more && more.box && {
        box: more.box.map(([south, west]) => [south, west + shift(more.box[0][1])]),
      }),
    })),
  };
}

/* What the page around the map says is selected, undefined where it says nothing. */
export function ofPage({ report }) {
  try {
    const { datelineSelection: told } = window.parent;
    return told && told.report === report ? told : undefined;
  } catch {
    return undefined;
  }
}
