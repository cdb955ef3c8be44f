/* A popover stands at the end of the document, far from what opens it: who goes by keyboard is led
   into it, and out of it to what follows its button. A pointer goes where it likes. */

const BUTTON = "[data-testid=stPopoverButton]";
const BODY = "[data-testid=stPopoverBody]";
const STOPS = "a[href], button:enabled, input:enabled, textarea:enabled, select:enabled, summary";
const PAUSE_MS = 50;
const PATIENCE_MS = 20000;

/* Adding the same listeners again changes nothing. */
export function hearPopovers() {
  document.addEventListener("click", enter, true);
  document.addEventListener("keydown", pass, true);
}

function stops() {
  return [...document.querySelectorAll(`${BODY} :is(${STOPS})`)]
    .filter((element) => element.checkVisibility());
}

function isComing() {
  return document.querySelector(`[data-testid=stApp][data-test-script-state=running], ${BODY} ` +
    "[data-testid=stSkeleton]");
}

function enter({ target, detail }) {
  const button = target.closest && target.closest(BUTTON);
  // A click by keyboard counts no presses; where one is open, it is shut.
  if (!button || detail || document.querySelector(BODY)) return;
  const until = performance.now() + PATIENCE_MS;
  let before;
  // Its controls come one by one, the first not always first.
  const look = () => {
    if (document.activeElement !== button) return;
    const [first] = stops();
    if (first && first === before && !isComing()) first.focus();
    else if (performance.now() < until) setTimeout(look, PAUSE_MS);
    before = first;
  };
  setTimeout(look, PAUSE_MS);
}

/* From the button into what it has opened, back, and from the last stop shut and past the button. */
function pass(event) {
  const { key, target, shiftKey: back } = event;
  const button = key === "Tab" && document.querySelector(`${BUTTON}[aria-expanded=true]`);
  if (!button) return;
  const all = stops(), from = back ? 0 : -1;
  if (target === button && !back && all.length) {
    all[0].focus();
    event.preventDefault();
  } else if (target === all.at(from)) {
    // The browser goes on from where the focus is then.
    button.focus();
    if (back) event.preventDefault();
    else button.click();
  }
}
