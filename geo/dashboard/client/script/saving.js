/* A file tells what the page shows: a press that comes before the answer to a change waits for it,
   so that nobody who asks for rounded coordinates, or for no layers, and presses at once gets what
   they did not want. */

const PAUSE_MS = 50;
const PATIENCE_MS = 20000;

/* Adding the same listener again changes nothing. */
export function hearSaving() {
  document.addEventListener("click", hold, true);
}

function hold(event) {
  const control = event.target.closest && event.target.closest("[class*=st-key-download-]");
  if (!control || settled(control)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const format = control.className.match(/st-key-download-(?:rounded-)?(?:layers-)?(\w+)/)[1];
  const until = performance.now() + PATIENCE_MS;
  const again = () => {
    const now = document.querySelector(["", "rounded-", "layers-", "rounded-layers-"]
      .map((asked) => `.st-key-download-${asked}${format}`).join());
    if (!now || performance.now() > until) return;
    if (settled(now)) now.querySelector("button").click();
    else setTimeout(again, PAUSE_MS);
  };
  setTimeout(again, PAUSE_MS);
}

/* Whether a control is the one that goes with the switches, and nothing is under way. */
function settled(control) {
  const app = document.querySelector("[data-testid=stApp]");
  const agrees = (name, part) => {
    const box = document.querySelector(`.st-key-${name} input`);
    return !box || box.checked === control.className.includes(part);
  };
  return app.dataset.testScriptState !== "running" &&
    agrees("discreet", "download-rounded-") && agrees("with-layers", "layers-");
}
