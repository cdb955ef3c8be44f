/* What the page does while its server is silent: it says so in our own words, foresees nothing, and
   shows what the server knows once it answers again. */

const APP = "[data-testid=stApp]", STATE = "data-test-connection-state";
/* Streamlit's own words, of the internet, stand in a dialog over all of the page. */
const DIALOG = "[data-testid=stDialog] button[aria-label=Close]";
/* As a connection may break off and come again without anybody's doing. */
const PATIENCE_MS = 1200;

let watch = null, timer = null, bar = null;

export function isConnected() {
  const app = document.querySelector(APP);
  return !app || app.getAttribute(STATE) === "CONNECTED";
}

/* Watch the connection. `words`: [what is said of a server that is silent, and what follows];
   `again` is called when it answers once more. */
export function hearConnection(words, again) {
  hearConnection.words = words;
  const app = document.querySelector(APP);
  if (!app || watch) return;
  let silent = false;
  const look = () => {
    if (isConnected()) {
      clearTimeout(timer);
      timer = null;
      hide();
      if (silent) afterwards(app, again);
      silent = false;
      return;
    }
    silent = true;
    timer = timer || setTimeout(() => show(hearConnection.words), PATIENCE_MS);
  };
  watch = new MutationObserver(look);
  watch.observe(app, { attributeFilter: [STATE] });
  // Closed, the dialog stays closed until the server has answered. It comes outside the page's root.
  new MutationObserver(() => {
    const close = silent && document.querySelector(DIALOG);
    if (close) close.click();
  }).observe(document.body, { childList: true });
}

/* The server's first answer may tell of the same selection as the last one before: then no piece of
   the page changes by it, and what was chosen in vain would stay marked. */
function afterwards(app, again) {
  again();
  const run = new MutationObserver(() => {
    if (app.dataset.testScriptState !== "notRunning") return;
    run.disconnect();
    again();
  });
  run.observe(app, { attributeFilter: ["data-test-script-state"] });
}

function show([what, then]) {
  if (bar) return;
  bar = document.createElement("div");
  bar.className = "dateline-silent";
  bar.setAttribute("role", "alert");
  document.querySelector(APP).append(bar);
  // What comes into a live region is read aloud, what was in it is not.
  const told = document.createElement("b");
  told.textContent = what;
  bar.append(told, ` ${then}`);
}

function hide() {
  if (bar) bar.remove();
  bar = null;
}
