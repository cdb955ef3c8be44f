/* The theme: the frame is told the page's colours; a page of its own follows the reader's system. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});

  function isDark() {
    const paper = getComputedStyle(document.documentElement)
      .getPropertyValue("--background-color").trim();
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(paper);
    if (!hex) return matchMedia("(prefers-color-scheme: dark)").matches;
    const [red, green, blue] = hex.slice(1).map((part) => parseInt(part, 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

  Dateline.colour = colour;

  Dateline.followTheme = function (repaint, styled) {
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
    // Other colours come with these by the style sheet alone: only what is painted must follow.
    for (const wish of ["(forced-colors: active)", "(prefers-contrast: more)"]) {
      matchMedia(wish).addEventListener("change", repaint);
    }
    if (window.Streamlit) {
      window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, () =>
        setTimeout(apply, 0)
      );
    }
  };

  /* How much larger than usual the letters of the page around the map are, as on a very large
     screen; a page of its own is that page. */
  const USUAL_PX = 16;

  function growth() {
    let page = document;
    try {
      page = window.parent.document;
    } catch { /* a page of another origin tells nothing */ }
    return parseFloat(getComputedStyle(page.documentElement).fontSize) / USUAL_PX || 1;
  }

  Dateline.grow = 1;

  Dateline.followLetters = function (grown) {
    const apply = () => {
      const grow = growth();
      if (grow === Dateline.grow) return;
      Dateline.grow = grow;
      document.documentElement.style.setProperty("--grow", grow);
      grown();
    };
    apply();
    // Letters of another size leave the map another room.
    window.addEventListener("resize", apply);
  };

  Dateline.loadFont = function (address, done) {
    if (!address || !window.FontFace) return;
    const font = new FontFace("Dateline Sans", `url("${encodeURI(address)}")`, {
      weight: "200 900",
    });
    font.load().then((face) => { document.fonts.add(face); done(); }).catch(() => {});
  };
})();
