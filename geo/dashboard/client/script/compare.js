/* Two filters to be compared: what is filled in of each, as the query string of an address. */

export function hearCompare(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-compare-form]");
    if (!form) return;
    event.preventDefault();
    const [first, second] = [...form.querySelectorAll("fieldset")].map((set) => {
      const said = [...set.querySelectorAll("[name]")].filter(({ value }) => value);
      return new URLSearchParams(said.map(({ name, value }) => [name, value])).toString();
    });
    root.send({ compare: "set", first, second });
  });
}
