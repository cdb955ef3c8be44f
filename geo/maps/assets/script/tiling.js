/* Tiles of the base map: shapes cut by geojson-vt, drawn on canvases. The option `holds` tells whether
   there is anything to draw on a tile. */

export const EXTENT = 4096;

export function cut(data, tolerance) {
  return window.geojsonvt(data, {
    maxZoom: 14, indexMaxZoom: 0, tolerance: tolerance || 3, extent: EXTENT, buffer: 96,
  });
}

export function trace(ctx, features, scale) {
  ctx.beginPath();
  for (const feature of features) {
    if (feature.type === 1) continue;
    for (const ring of feature.geometry) {
      ring.forEach(([x, y], index) =>
        index ? ctx.lineTo(x * scale, y * scale) : ctx.moveTo(x * scale, y * scale)
      );
      if (feature.type === 3) ctx.closePath();
    }
  }
}

export const Tiles = L.GridLayer.extend({
  initialize(paint, options) {
    L.GridLayer.prototype.initialize.call(this, options);
    this._paintTile = paint;
  },
  createTile(coords) {
    const canvas = document.createElement("canvas");
    this._draw(canvas, coords);
    return canvas;
  },
  /* Draw the tiles anew, or only those whose place among all `concerns` says so. */
  repaint(concerns) {
    for (const key in this._tiles) {
      const tile = this._tiles[key], at = this._wrapCoords(tile.coords);
      if (!concerns || concerns(at, this.getTileSize().x)) this._draw(tile.el, at);
    }
  },
  _draw(canvas, coords) {
    const size = this.getTileSize().x, { holds } = this.options;
    // A canvas takes its memory when it is first drawn on, which is most of what an empty one costs.
    if (holds && !holds(coords, size)) {
      if (canvas.drawn) canvas.width = canvas.height = 1;
      canvas.drawn = false;
      return;
    }
    canvas.drawn = true;
    // Half zoom steps stretch a tile by up to 1.4: draw it that much finer.
    const ratio = Math.min(3, (window.devicePixelRatio || 1) * 1.5);
    canvas.width = canvas.height = Math.round(size * ratio);
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.lineJoin = ctx.lineCap = "round";
    this._paintTile(ctx, coords, size);
  },
});

