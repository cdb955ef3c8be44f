/* Folium runs plain scripts as soon as the page has them: this one keeps what they call until the
   map's modules are there. The only script of ours that is no module. */
{
  const modules = import(new URL("frame.js", document.currentScript.src));
  const later = (name) => (...given) => void modules.then((frame) => frame[name](...given));
  window.Dateline = { ground: later("ground"), places: later("show"), follow: later("follow"),
    zoomTo: later("zoomTo"), draw: later("draw") };
}
