/* The texts that were pasted in this tab. Its storage ends with it, and a reload or a new server
   leaves it as it is. */

const PREFIX = "dateline-report-";
let cleared = 0, asked = "";

function forget() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}

/* A browser gives a page about five million characters: the newest text is worth more than others. */
function hold(name, text) {
  if (sessionStorage.getItem(PREFIX + name) === text) return;
  try {
    sessionStorage.setItem(PREFIX + name, text);
  } catch {
    forget();
    try {
      sessionStorage.setItem(PREFIX + name, text);
    } catch { /* one that is too long for all of it is read, and not held */ }
  }
}

export default function ({ data: { keep, wanted, cleared: turn }, setTriggerValue }) {
  if (turn > cleared) forget();
  cleared = turn;
  if (keep) hold(...keep);
  if (!wanted || asked === wanted) return;
  asked = wanted;
  const text = sessionStorage.getItem(PREFIX + wanted);
  if (text !== null) setTriggerValue("found", { key: wanted, text });
}
