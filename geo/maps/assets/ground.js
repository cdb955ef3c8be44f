/* The base map: one TopoJSON file, cut into tiles and drawn on canvases. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  const EXTENT = 4096;
  const NO_MORE_DETAIL_ABOVE = 9;

  /* Theme: the frame is told the page's colours; a page of its own follows the reader's system. */

  function isDark() {
    const paper = getComputedStyle(document.documentElement)
      .getPropertyValue("--background-color").trim();
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(paper);
    if (!hex) return matchMedia("(prefers-color-scheme: dark)").matches;
    const [red, green, blue] = hex.slice(1).map((part) => parseInt(part, 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  Dateline.colour = colour;

  function followTheme(repaint, styled) {
    const apply = () => {
      const theme = isDark() ? "dark" : "light";
      if (document.documentElement.dataset.theme === theme) return;
      document.documentElement.dataset.theme = theme;
      repaint();
    };
    // The style sheet may come after the scripts; without it there is no colour to draw with.
    const whenStyled = () => {
      if (!colour("land")) return void setTimeout(whenStyled, 15);
      apply();
      styled();
    };
    whenStyled();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
    if (window.Streamlit) {
      window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, () =>
        setTimeout(apply, 0)
      );
    }
  }

  /* Tiles */

  function cut(data, tolerance) {
    return window.geojsonvt(data, {
      maxZoom: 14, indexMaxZoom: 0, tolerance: tolerance || 3, extent: EXTENT, buffer: 96,
    });
  }

  function trace(ctx, features, scale) {
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

  const Tiles = L.GridLayer.extend({
    initialize(paint, options) {
      L.GridLayer.prototype.initialize.call(this, options);
      this._paintTile = paint;
    },
    createTile(coords) {
      const canvas = document.createElement("canvas");
      this._draw(canvas, coords);
      return canvas;
    },
    repaint() {
      for (const key in this._tiles) {
        const tile = this._tiles[key];
        this._draw(tile.el, this._wrapCoords(tile.coords));
      }
    },
    _draw(canvas, coords) {
      const size = this.getTileSize().x;
      // Half zoom steps stretch a tile by up to 1.4: draw it that much finer.
      const ratio = Math.min(3, (window.devicePixelRatio || 1) * 1.5);
      canvas.width = canvas.height = Math.round(size * ratio);
      const ctx = canvas.getContext("2d");
      ctx.scale(ratio, ratio);
      ctx.lineJoin = ctx.lineCap = "round";
      this._paintTile(ctx, coords, size);
    },
  });

  /* Bounds of the largest part: a country's far islands would show half the world. */
  function boundsOfLargest(collection) {
    const parts = collection.features.flatMap(({ geometry }) =>
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);
    const largest = parts.reduce((a, b) => (b[0].length > a[0].length ? b : a));
    return L.latLngBounds(largest[0].map(([lon, lat]) => [lat, lon]));
  }

  class Ground {
    constructor(map, options) {
      this.map = map;
      this.index = {};
      this.shown = [];
      this.shapes = new Map();
      this.land = new Tiles((ctx, at, size) => this.paintLand(ctx, at, size), {
        className: "ground", keepBuffer: 1,
      });
      this.areas = new Tiles((ctx, at, size) => this.paintAreas(ctx, at, size), {
        className: "areas", keepBuffer: 1, pane: "areas",
      });
      map.createPane("areas").style.zIndex = 250;
      map.getPane("areas").style.pointerEvents = "none";
      this.names = Dateline.names(map);
      this.load(options.topology);
    }

    async load(address) {
      try {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(answer.status);
        await this.open(await answer.json());
        document.documentElement.dataset.ground = "drawn";
      } catch (error) {
        document.documentElement.dataset.ground = "missing";
        notice(this.map, "The base map could not be read. The places stand where they should.");
        throw error;
      }
    }

    async open(topology) {
      const { countries, labels, ...rest } = topology.objects;
      const feature = (object) => topojson.feature(topology, object);
      this.topology = topology;
      this.index.land = cut(feature(countries));
      for (const name of ["lakes", "rivers", "coast", "borders", "region_borders", "disputed"]) {
        // Between two layers the page may answer a click: this is the same thread.
        await new Promise((resume) => setTimeout(resume, 0));
        if (rest[name]) this.index[name] = cut(feature(rest[name]));
      }
      this.land.addTo(this.map);
      this.areas.addTo(this.map);
      if (labels) this.names.offer(feature(labels).features);
    }

    paintLand(ctx, at, size) {
      const scale = size / EXTENT;
      const draw = (name, style) => {
        const tile = this.index[name] && this.index[name].getTile(at.z, at.x, at.y);
        if (!tile) return;
        // r: the zoom from which a lake or a river is worth its ink.
        trace(ctx, tile.features.filter(({ tags }) => !tags || !tags.r || tags.r <= at.z), scale);
        ctx.setLineDash(style.dash || []);
        if (style.fill) {
          ctx.fillStyle = style.fill;
          ctx.fill("evenodd");
        }
        if (style.line) {
          ctx.strokeStyle = style.line;
          ctx.lineWidth = style.width;
          ctx.stroke();
        }
      };
      const water = colour("water");
      const near = at.z >= 5;
      ctx.fillStyle = water;
      ctx.fillRect(0, 0, size, size);
      draw("land", { fill: colour("land"), line: colour("land"), width: 0.6 });
      if (at.z >= 4) draw("region_borders", { line: colour("region-border"), width: 0.9, dash: [3, 3] });
      draw("rivers", { line: colour("river"), width: near ? 1 : 0.6 });
      draw("lakes", { fill: water, line: colour("coast"), width: 0.5 });
      draw("coast", { line: colour("coast"), width: near ? 0.9 : 0.6 });
      draw("borders", { line: colour("border"), width: near ? 1.4 : 0.8 });
      draw("disputed", { line: colour("land"), width: near ? 2.2 : 1.4 });
      draw("disputed", { line: colour("border"), width: near ? 1.4 : 0.8, dash: [2, 4] });
    }

    /* Outlines of the regions and countries that a report names. */

    outline(wanted) {
      const before = JSON.stringify(this.shown);
      this.shown = wanted;
      if (JSON.stringify(wanted) !== before) this.areas.repaint();
    }

    /* The tiles of what fits among the regions, else of what fits among the countries. */
    shape(key, fits) {
      if (!this.topology) return null;
      if (!this.shapes.has(key)) this.shapes.set(key, this.find(fits));
      return this.shapes.get(key);
    }

    find(fits) {
      const { countries, regions } = this.topology.objects;
      for (const object of [regions, countries]) {
        const geometries = object.geometries.filter(({ properties }) => fits(properties));
        if (!geometries.length) continue;
        const found = topojson.feature(this.topology, { type: "GeometryCollection", geometries });
        return { tiles: cut(found), bounds: boundsOfLargest(found) };
      }
      return null;
    }

    boundsOf(id) {
      const shape = this.shape(id, (properties) => properties.id === id);
      return shape && shape.bounds;
    }

    paintAreas(ctx, at, size) {
      const ordered = [...this.shown].sort((a, b) => a.selected - b.selected);
      for (const area of ordered) {
        if (area.km) {
          this.paintVague(ctx, at, size, area);
          continue;
        }
        const shape = this.shape(area.id, (properties) => properties.id === area.id);
        const tile = shape && shape.tiles.getTile(at.z, at.x, at.y);
        if (!tile) continue;
        trace(ctx, tile.features, size / EXTENT);
        const country = area.shape === "country";
        ctx.fillStyle = ctx.strokeStyle = colour(area.selected ? "accent" : "accent-mid");
        ctx.globalAlpha = area.selected ? (country ? 0.07 : 0.14) : country ? 0 : 0.07;
        ctx.fill("evenodd");
        ctx.globalAlpha = area.selected ? 0.95 : country ? 0.35 : 0.6;
        ctx.lineWidth = area.selected ? 2 : country ? 1.4 : 1.2;
        ctx.setLineDash(country || area.selected ? [] : [5, 3]);
        ctx.stroke();
        ctx.globalAlpha = 1;
      }
    }

    /* A circle about a point, within the region or country that it is in. */
    paintVague(ctx, at, size, area) {
      const centre = this.map.project(area.at, at.z);
      const [lat, lon] = area.at;
      const east = this.map.project([lat, lon + 1], at.z).x - centre.x;
      const kmInDegree = 111.32 * Math.cos((lat * Math.PI) / 180);
      const radius = (area.km / kmInDegree) * east;
      const x = centre.x - at.x * size, y = centre.y - at.y * size;
      if (x + radius < 0 || y + radius < 0 || x - radius > size || y - radius > size) return;
      ctx.save();
      const border = area.country && this.shape(`${area.country}/${area.region}`,
        ({ c, n }) => c === area.country && n === area.region);
      const tile = border && border.tiles.getTile(at.z, at.x, at.y);
      if (border) {
        trace(ctx, tile ? tile.features : [], size / EXTENT);
        ctx.clip("evenodd");
      }
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fillStyle = ctx.strokeStyle = colour(area.selected ? "accent" : "accent-mid");
      ctx.globalAlpha = area.selected ? 0.2 : 0.12;
      ctx.fill();
      ctx.globalAlpha = area.selected ? 1 : 0.7;
      ctx.lineWidth = 1.4;
      ctx.setLineDash([0.5, 5]);
      ctx.stroke();
      ctx.restore();
    }

    repaint() {
      this.land.repaint();
      this.areas.repaint();
      this.names.redraw();
    }
  }

  function notice(map, text) {
    const control = L.control({ position: "bottomright" });
    control.onAdd = () => {
      const box = L.DomUtil.create("p", "notice");
      box.textContent = text;
      return box;
    };
    return control.addTo(map);
  }

  function loadFont(address, done) {
    if (!address || !window.FontFace) return;
    const font = new FontFace("Dateline Sans", `url("${encodeURI(address)}")`, {
      weight: "200 900",
    });
    font.load().then((face) => { document.fonts.add(face); done(); }).catch(() => {});
  }

  Dateline.ground = function (map, options) {
    map.attributionControl.setPrefix(false).addAttribution(options.credits);
    map.zoomControl.remove();
    L.control.zoom({ position: "topright" }).addTo(map);
    L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 90 }).addTo(map);
    map.setMaxBounds([[-80, -100000], [84, 100000]]);
    const ground = new Ground(map, options);
    Dateline.onGround = ground;
    followTheme(() => {
      ground.repaint();
      map.fire("dateline:theme");
    }, () => map.fire("dateline:restyle"));
    loadFont(options.font, () => map.fire("dateline:restyle"));
    let deep = null;
    map.on("zoomend", () => {
      const wanted = map.getZoom() > NO_MORE_DETAIL_ABOVE;
      if (wanted && !deep) deep = notice(map, "The base map has no more detail than this.");
      if (!wanted && deep) deep = deep.remove() && null;
    });
    return ground;
  };
})();
