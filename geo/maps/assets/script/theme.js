/* The theme: the frame is told the page's colours; a page of its own follows the reader's system. */

function isDark() {
  const paper = getComputedStyle(document.documentElement)
    .getPropertyValue("--background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(paper);
  if (!hex) return matchMedia("(prefers-color-scheme: dark)").matches;
  const [red, green, blue] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

export const colour = (name) =>
  getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();

export function followTheme(repaint, styled) {
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
  // Paper is white: what is printed at night is drawn as by day.
  window.addEventListener("beforeprint", () => {
    if (document.documentElement.dataset.theme !== "dark") return;
    document.documentElement.dataset.theme = "light";
    repaint();
    // What is drawn on a canvas is put off to the next frame, for which printing does not wait,
    // unless it is asked for.
    for (const canvas of document.querySelectorAll("canvas")) {
      if (canvas.width) canvas.getContext("2d").getImageData(0, 0, 1, 1);
    }
  });
  window.addEventListener("afterprint", apply);
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
}
