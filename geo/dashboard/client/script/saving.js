/* A file tells what the page shows: a press that comes before the answer to a change waits for it,
   so that nobody who asks for rounded coordinates and presses at once gets the exact ones. */

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
  const format = control.className.match(/st-key-download-(?:rounded-)?(\w+)/)[1];
  const until = performance.now() + PATIENCE_MS;
  const again = () => {
    const now = document.querySelector(
      `.st-key-download-${format}, .st-key-download-rounded-${format}`,
    );
    if (!now || performance.now() > until) return;
    if (settled(now)) now.querySelector("button").click();
    else setTimeout(again, PAUSE_MS);
  };
  setTimeout(again, PAUSE_MS);
}

function settled(control) {
  const app = document.querySelector("[data-testid=stApp]");
  const rounds = document.querySelector(".st-key-discreet input");
  const rounded = control.className.includes("st-key-download-rounded-");
  return app.dataset.testScriptState !== "running" && (!rounds || rounds.checked === rounded);
}
