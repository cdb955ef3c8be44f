/* What the map says, from one table that comes with it, and the elements that hold it. */
(function () {
  "use strict";
  const Dateline = (window.Dateline = window.Dateline || {});
  let words = {};
  let forms = new Intl.PluralRules("en");
  let numbers = new Intl.NumberFormat("en");

  Dateline.speak = function (table, language) {
    words = table;
    forms = new Intl.PluralRules(language);
    numbers = new Intl.NumberFormat(language);
    document.documentElement.lang = language;
  };

  /* The text under a key, with its values in the places of their names. */
  Dateline.say = (key, values) =>
    (words[key] || key).replace(/\{(\w+)\}/g, (whole, name) =>
      values && name in values ? values[name] : whole);

  Dateline.mentions = (number) =>
    Dateline.say(`mentions.${forms.select(number)}`, { number: numbers.format(number) });

  Dateline.make = function (tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  Dateline.button = function (className, name, onPress) {
    const button = Dateline.make("button", className);
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", onPress);
    return button;
  };

  Dateline.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* Tell whoever shows the map what a reader did. */
  Dateline.tell = function (what) {
    const told = { ...what, seq: Date.now() };
    if (window.Streamlit) window.Streamlit.setComponentValue(told);
    else window.dispatchEvent(new CustomEvent("dateline:place", { detail: told }));
  };
})();
