/* A span of days chosen on a timeline: by its two sliders, or by drawing over its bars. */

const PAUSE_MS = 350;

export function hearTimeline(root) {
  root.addEventListener("input", ({ target }) => {
    const line = target.dataset.end && target.closest(".timeline");
    if (!line) return;
    const [first, last] = ends(line);
    // The slider that is moved stops at the other one.
    if (Number(first.value) > Number(last.value)) {
      if (target === first) first.value = last.value;
      else last.value = first.value;
    }
    show(line);
    sendSoon(root, line);
  });
  root.addEventListener("pointerdown", (event) => {
    const days = event.button === 0 && event.target.closest(".days");
    if (days && days.parentElement.querySelector(".brush")) draw(root, days, event);
  });
}

function ends(line) {
  return [...line.querySelectorAll("[data-end]")];
}

function draw(root, days, { clientX: from, pointerId }) {
  const line = days.closest(".timeline"), [first, last] = ends(line);
  const barAt = (x) => {
    const { left, width } = days.getBoundingClientRect();
    const share = Math.max(0, Math.min(0.9999, (x - left) / width));
    return Math.floor((getComputedStyle(days).direction === "rtl" ? 1 - share : share) *
      days.children.length);
  };
  const move = ({ clientX: to }) => {
    const [a, b] = [barAt(from), barAt(to)].sort((one, other) => one - other);
    first.value = a;
    last.value = b;
    show(line);
  };
  days.setPointerCapture(pointerId);
  move({ clientX: from });
  days.addEventListener("pointermove", move);
  days.addEventListener("pointerup", () => {
    days.removeEventListener("pointermove", move);
    sendSoon(root, line);
  }, { once: true });
  days.addEventListener("pointercancel", () => days.removeEventListener("pointermove", move),
    { once: true });
}

function show(line) {
  const [first, last] = ends(line), bars = [...line.querySelectorAll(".days i")];
  const [a, b] = [Number(first.value), Number(last.value)];
  bars.forEach((bar, at) => bar.classList.toggle("out", at < a || at > b));
  first.setAttribute("aria-valuetext", bars[a].dataset.from);
  last.setAttribute("aria-valuetext", bars[b].dataset.to);
  line.querySelector("output").textContent = `${bars[a].dataset.from} – ${bars[b].dataset.to}`;
}

function sendSoon(root, line) {
  clearTimeout(root.spanning);
  root.spanning = setTimeout(() => {
    const [first, last] = ends(line).map(({ value }) => Number(value));
    const bars = line.querySelectorAll(".days i");
    const whole = first === 0 && last === bars.length - 1;
    root.send({
      filter: "time",
      from: whole ? "" : bars[first].dataset.from,
      to: whole ? "" : bars[last].dataset.to,
    });
  }, PAUSE_MS);
}
