/* A sheet shows the map as the screen does, larger or smaller: a frame of another size would have to
   draw itself anew, for which printing does not wait. */

/* What a sheet of A4 or letter has of width within its margins upright, and for the map laid down. */
const UPRIGHT_PX = 690, LAID_PX = 610;
/* The map is to leave the card its room. */
const TALLEST_PX = 520;

export function scales(width, height) {
  const fit = (most) => Math.min(most / width, TALLEST_PX / height);
  return [fit(UPRIGHT_PX), fit(LAID_PX)];
}

/* Adding the same listener again changes nothing. */
export function hearPrinting() {
  addEventListener("beforeprint", measure);
}

function measure() {
  const frame = document.querySelector(".st-key-map-frame iframe");
  if (!frame) return;
  const { width, height } = frame.getBoundingClientRect();
  if (!width || !height) return;
  const [upright, laid] = scales(width, height);
  const { style } = frame.closest(".st-key-map-frame");
  style.setProperty("--map-width", `${width}px`);
  style.setProperty("--map-tall", `${height}px`);
  style.setProperty("--scale-upright", upright.toFixed(4));
  style.setProperty("--scale-laid", laid.toFixed(4));
}
