/* What the map says, from one table that comes with it, and the elements that hold it. */

let words = {};
let forms, numbers, rightToLeft;

/* The digits of coordinates and of the report's own tables, in every language. */
export const digitsOf = (language) => `${language}-u-nu-latn`;

export function speak(table, language, direction) {
  words = table;
  forms = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(digitsOf(language));
  rightToLeft = direction === "rtl";
  Object.assign(document.documentElement, { lang: language, dir: direction });
}

const TURNS = /[\u202a-\u202e]/g;
const OTHER_WAY = new RegExp("[\u0590-\u08ff\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc" +
  "\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]", "u");

/* A text that keeps its own direction in a line of the page's; as `isolated` of geo/language.py. */
export const isolated = (text) =>
  text && (rightToLeft || OTHER_WAY.test(text)) ? `\u2068${text.replace(TURNS, "")}\u2069` : text;

/* The text under a key, with its values in the places of their names. */
export const say = (key, values) =>
  (words[key] || key).replace(/\{(\w+)\}/g, (whole, name) =>
    values && name in values ? values[name] : whole);

const counted = (what) => (number) =>
  say(`${what}.${forms.select(number)}`, { number: numbers.format(number) });

/* Parts of a list in one line. */
export const listed = (parts) => parts.filter(Boolean).join(say("comma"));

export const mentions = counted("mentions");
export const places = counted("places");

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

/* Leaflet takes credits for HTML; these may come from a reader's own gazetteer, map or layer. */
export function inert(text) {
  return make("span", "", isolated(text)).innerHTML;
}

export function button(className, name, onPress) {
  const made = make("button", className);
  made.type = "button";
  made.title = name;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", onPress);
  return made;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/* Tell whoever shows the map what a reader did. */
export function notify(what) {
  const news = { ...what, seq: Date.now() };
  if (window.Streamlit) window.Streamlit.setComponentValue(news);
  else window.dispatchEvent(new CustomEvent("dateline:place", { detail: news }));
}
