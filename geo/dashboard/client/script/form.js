/* The filter's form: what is sent of it, and what the server's answer changes in it. */

const SEARCH_PAUSE_MS = 350;

export function hearForm(root) {
  // How often the form was sent, whether that is still to be answered, and the last text answered.
  root.sent = 0;
  root.waits = false;
  root.answered = "";
  root.addEventListener("submit", (event) => event.preventDefault());
  // What is to be compared is sent when all of it is filled in.
  const asks = (form) => form && form.dataset.compareForm === undefined;
  root.addEventListener("change", ({ target: { form } }) => asks(form) && sendForm(root, form));
  root.addEventListener("input", (event) => {
    const { form, name, type } = event.target;
    if (!asks(form)) return;
    showRange(form);
    if (type !== "search" || name !== "q") return;
    clearTimeout(root.searching);
    root.searching = setTimeout(() => sendForm(root, form), SEARCH_PAUSE_MS);
  });
  // The text that Back or Forward led to, until the server has answered; it stands in the address.
  root.returned = undefined;
  addEventListener("popstate", () => {
    const form = root.querySelector("form");
    if (!form) return;
    root.returned = new URLSearchParams(location.search).get("q") || "";
    setText(root, form, root.returned);
  });
}

function setText(root, form, text) {
  clearTimeout(root.searching);
  form.elements.q.value = text;
}

function sendForm(root, form) {
  clearTimeout(root.searching);
  // A year that is being typed is not one that is meant.
  if (!form.checkValidity()) return;
  const chosen = { filter: "set", ...(form.dataset.query === undefined ? chosenIn(form)
    : { query: new URLSearchParams(new FormData(form)).toString() }) };
  root.returned = undefined;
  root.sent += 1;
  root.waits = true;
  chosen.number = String(root.sent);
  root.send(chosen);
}

function chosenIn(form) {
  const chosen = {};
  for (const key of ["role", "kind", "country"]) {
    const on = [...form.querySelectorAll(`input[name=${key}]:checked`)].map((box) => box.value);
    if (on.length) chosen[key] = on.join(",");
  }
  if (form.elements.sure.value !== "0") chosen.sure = form.elements.sure.value;
  const text = form.elements.q.value.trim();
  if (text) chosen.q = text;
  return chosen;
}

function showRange(form) {
  const range = form.querySelector("input[type=range]");
  if (range) range.parentElement.querySelector("output").textContent = `${range.value}%`;
}

/* Show in the form what the server knows of it. Back and Forward may come while the server is still
   busy with what was sent, and only what they lead to is answered then: so each answer says, in
   `heard`, which sending it knows of, and how it understood the text of it. */
export function setForm(root, values, [number, heard]) {
  const form = root.querySelector("form");
  if (!form || (root.waits && number !== String(root.sent))) return;
  const text = values.q || "";
  const own = text === (root.waits ? heard : root.answered);
  // A box that was just ticked is newer than what the server knows.
  const same = !root.waits && JSON.stringify(values) === root.values;
  root.waits = false;
  root.answered = text;
  // What is being typed is newer too, but for a text that nobody asked for here.
  const newer = root.returned !== undefined || (own && document.activeElement === form.elements.q);
  if (!newer) setText(root, form, text);
  if (text === root.returned) root.returned = undefined;
  if (same && form.contains(document.activeElement)) return;
  root.values = JSON.stringify(values);
  // Several values stand in a list, or in one text that holds no other comma.
  const held = (name) => [values[name] || ""].flat().flatMap((value) =>
    (Array.isArray(values[name]) ? value : value.split(",")));
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = held(box.name).includes(box.value);
  }
  for (const day of form.querySelectorAll("input[type=date]")) day.value = held(day.name)[0];
  form.elements.sure.value = values.sure || "0";
  showRange(form);
}

/* The filter's parts open beside the button that opens them, wherever there is room. */
export function fitForm(root) {
  const parts = root.querySelector(".parts");
  if (!parts) return;
  parts.addEventListener("toggle", () => {
    const button = root.querySelector(".open-filter").getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = parts;
    parts.style.left = `${Math.max(8, Math.min(button.left, innerWidth - width - 8))}px`;
    const above = button.top - height - 6;
    parts.style.top = `${above >= 8 ? above : Math.max(8, Math.min(button.bottom + 6,
      innerHeight - height - 8))}px`;
  });
}
