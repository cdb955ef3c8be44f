/* A place of the gazetteer that the report does not name, shown because the reader searched for it:
   a hollow diamond with its name, beside marks of the report's places. */

import { layout } from "./layout.js";
import { isolated, make, say } from "./words.js";

export class Elsewhere {
  constructor(layer) {
    this.layer = layer;
    this.key = "";
  }

  show(found) {
    const key = JSON.stringify(found || "");
    if (key === this.key) return;
    this.key = key;
    if (this.marker) this.marker.remove();
    this.marker = null;
    if (!found) return;
    const { map, approach } = this.layer;
    const host = make("div", "mark elsewhere");
    host.append(make("i", "disc"), make("span", "label strong", isolated(found.name)));
    host.lastChild.append(make("i", "", ` ${say("elsewhere")}`));
    const icon = L.divIcon({ html: host, className: "holder", iconSize: [0, 0] });
    this.marker = L.marker(found.at, { icon, interactive: false, keyboard: false, zIndexOffset: 6000 });
    this.marker.addTo(map);
    approach.goTo({ ...found, shape: "point", r: layout.mark.radius_of_one });
  }
}
