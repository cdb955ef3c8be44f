/* The filter's form: what is sent of it, and what the server's answer changes in it. */

const SEARCH_PAUSE_MS = 350;

export function hearForm(root) {
  // The texts that were searched for and not yet answered, and the last that was.
  root.asked = [];
  root.answered = "";
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("change", (event) => event.target.form && sendForm(root, event.target.form));
  root.addEventListener("input", (event) => {
    const { form, name, type } = event.target;
    if (!form) return;
    showRange(form);
    if (type !== "search" || name !== "q") return;
    clearTimeout(root.searching);
    root.searching = setTimeout(() => sendForm(root, form), SEARCH_PAUSE_MS);
  });
}

function sendForm(root, form) {
  clearTimeout(root.searching);
  const chosen = { filter: "set" };
  for (const key of ["role", "kind", "country"]) {
    const on = [...form.querySelectorAll(`input[name=${key}]:checked`)].map((box) => box.value);
    if (on.length) chosen[key] = on.join(",");
  }
  if (form.elements.sure.value !== "0") chosen.sure = form.elements.sure.value;
  const text = form.elements.q.value.trim();
  if (text) chosen.q = text;
  if (text !== (root.asked.at(-1) ?? root.answered)) root.asked.push(text);
  root.send(chosen);
}

function showRange(form) {
  const range = form.querySelector("input[type=range]");
  if (range) range.parentElement.querySelector("output").textContent = `${range.value}%`;
}

export function setForm(root, values) {
  const form = root.querySelector("form");
  if (!form) return;
  setText(root, form.elements.q, values.q || "");
  // A box that was just ticked is newer than what the server knows.
  const same = JSON.stringify(values) === root.values;
  if (same && form.contains(document.activeElement)) return;
  root.values = JSON.stringify(values);
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = (values[box.name] || "").split(",").includes(box.value);
  }
  form.elements.sure.value = values.sure || "0";
  showRange(form);
}

/* What is being typed is newer than what the server knows, but for a text that nobody asked for
   here: that of Back and Forward. */
function setText(root, field, text) {
  const typing = document.activeElement === field;
  const at = root.asked.indexOf(text);
  const own = at >= 0 || root.asked.length > 0 || text === root.answered;
  root.asked.splice(0, at + 1);
  root.answered = text;
  if (own && (typing || root.asked.length > 0)) return;
  clearTimeout(root.searching);
  field.value = text;
}

/* A narrow page has no room for the search field in the bar: it moves among the filter's parts. */
export function fitForm(root) {
  const find = root.querySelector(".find"), parts = root.querySelector(".parts");
  if (!find || !parts) return;
  const narrow = matchMedia("(max-width: 899px)");
  const fit = () => (narrow.matches ? parts : parts.parentElement).prepend(find);
  fit();
  narrow.addEventListener("change", fit);
  parts.addEventListener("toggle", () => {
    const button = root.querySelector(".open-filter").getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = parts;
    parts.style.left = `${Math.max(8, Math.min(button.left, innerWidth - width - 8))}px`;
    const above = button.top - height - 6;
    parts.style.top = `${above >= 8 ? above : Math.max(8, Math.min(button.bottom + 6,
      innerHeight - height - 8))}px`;
  });
}
