"""The established English name of a first- or second-level region."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher

from geo.gazetteer.names import fold

GENERIC = (
    "Oblast", "Krai", "Republic", "Governorate", "Province", "State", "Region", "District",
    "Voivodeship", "County", "Prefecture", "Department", "Raion", "Territory", "Canton", "Emirate",
    "Municipality", "Division", "Parish", "Autonomous Okrug",
)  # fmt: skip
"""English words for what a region is, as labels end with them."""

_SUFFIX = re.compile(rf"^(.+?) ({'|'.join(GENERIC)})$")
_FOREIGN_STEM = re.compile(
    r"(sk(a|ay?a|iy|ij|yi|yy|iĭ)|nyi|naya|vilayəti|Gov\.|n District of)$"
    r"|^(The |State of )|[’ʼ‘'ḩḨţŢşŞ]"
)
_PREFIXED = (
    (
        re.compile(r"^(Mu[ḩh]āfaz̧at|M[uo]hafazat?|Muḩāfazat) (al |ad |as |ash |an )?", re.I),
        "Governorate",
    ),
    (re.compile(r"^(Sha‘bīyat|Shabiyat) ", re.I), "District"),
    (re.compile(r"^(Wilāyat-e|Wilayat-e|Velāyat-e) ", re.I), "Province"),
    (re.compile(r"^(Ostān-e|Ostan-e) ", re.I), "Province"),
    (re.compile(r"^(Wilaya de|Wilaya d[’']) ?", re.I), "Province"),
    (re.compile(r"^(Province (du|de la|de l[’']|des|de|d[’'])) ?", re.I), "Province"),
    (re.compile(r"^(Départ[ae]ment (du|de la|de l[’']|des|de|d[’'])) ?", re.I), "Department"),
    (re.compile(r"^(Departamento (del?|de la)) ", re.I), "Department"),
    (re.compile(r"^(Prov[ií]ncia (del?|de la|do|da)) ", re.I), "Province"),
    (re.compile(r"^(Région (du|de la|de l[’']|des|de|d[’'])) ?", re.I), "Region"),
    (re.compile(r"^Estado (de la |del? )?", re.I), "State"),
    (re.compile(r"^(State|Union Territory|Free and Hanseatic City|Principality) of "), ""),
    (re.compile(r"^Land "), ""),
    (re.compile(r"^(Provincie|Provinsi|Propinsi|Changwat|Tỉnh) ", re.I), "Province"),
    (re.compile(r"^(Oblast) ", re.I), "Province"),
    (re.compile(r"^(Canton (de|du)|Kanton|Cantone) ", re.I), "Canton"),
    (re.compile(r"^(Raionul) ", re.I), "District"),
    (re.compile(r"^(Comunidad de|Comunitat|Región de|Regione Autonoma) ", re.I), ""),
)  # fmt: skip
_IN_USE = 0.35
"""How much a name in use may be less like the region's own than a former one."""
_PLAIN = frozenset("US CA AU MX BR DE FR IT ES GB PT AT NL BE IN AE CH JP AR MX VE".split())
"""Countries whose regions English names without saying what they are (Brittany, Texas)."""


def region_label(
    country: str, current: Sequence[str], all_names: Iterable[str], official: str
) -> str:
    """Return the English name of a region.

    An English form in use is taken ("Kharkiv Oblast"), before one that may be a former one; of
    several the nearest to the region's own name ("Hebei Province", not "Hopeh Province").

    Args:
        country: ISO 3166-1 alpha-2 code.
        current: The few names in use, the region's own name first.
        all_names: Every name known, former ones too.
        official: GeoNames' main name.
    """
    if country not in _PLAIN and _is_english(official):
        return official
    if country in _PLAIN and official.isascii() and _without_prefix(official)[0] == official:
        return stem(official)
    own = [fold(stem(_without_prefix(name)[0])) for name in (official, current[0])]

    def order(name: str) -> tuple[float, int, int, str]:
        likeness = max(SequenceMatcher(None, fold(stem(name)), key).ratio() for key in own)
        likeness += _IN_USE if name in current else 0.0
        return (-likeness, GENERIC.index(_generic(name)), len(name), name)

    english = [name for name in (*current, *all_names) if _is_english(name)]
    if english:
        best = min(english, key=order)
        return stem(best) if country in _PLAIN else best
    bare, generic = _without_prefix(official)
    return f"{bare} {generic}".strip() if country not in _PLAIN else bare


def _without_prefix(name: str) -> tuple[str, str]:
    """Return a foreign name without its word for what the region is, and the English word."""
    for pattern, generic in _PREFIXED:
        bare = pattern.sub("", name)
        if bare != name:
            return bare, generic
    return name, ""


def stem(label: str) -> str:
    """Return a region's label without the word for what it is, "Kharkiv" for "Kharkiv Oblast"."""
    match = _SUFFIX.match(label)
    return match.group(1) if match else label


def _is_english(name: str) -> bool:
    match = _SUFFIX.match(name)
    return match is not None and not _FOREIGN_STEM.search(match.group(1))


def _generic(label: str) -> str:
    match = _SUFFIX.match(label)
    return match.group(2) if match else GENERIC[-1]


_RAION = re.compile(
    r"^(.+?)(?: rural)?[ -](?:ra[iy]on|city council|mis[’'ʼ]?krada|mis[’'ʼ]?ka rada)$",
    re.IGNORECASE,
)


def raion_label(names: Iterable[str], towns: Collection[str]) -> str | None:
    """Return the English name of a Ukrainian raion, None where it is none of today's.

    Officially an adjective ("Iziumskyi Raion"); English takes the town it is named after ("Izium
    Raion"), looked for among the `towns` of its oblast that have given a raion their name.
    """
    best, longest = "", 0
    for match in filter(None, map(_RAION.match, names)):
        key = fold(match.group(1))
        for town in RAIONS_OF_2020.intersection(towns) | _WITHOUT_TOWN:
            common = _common_start(key, fold(town))
            if common >= max(3, len(fold(town)) - 3) and common > longest:
                best, longest = town, common
    return f"{best} Raion" if best else None


def _common_start(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


# Resolution 807-IX of the Verkhovna Rada, 17 July 2020, in today's names; GeoNames lists the
# abolished raions and city councils beside them.
RAIONS_OF_2020 = frozenset(
    """Haisyn|Khmilnyk|Mohyliv-Podilskyi|Tulchyn|Vinnytsia|Zhmerynka|Kamin-Kashyrskyi|Kovel|Lutsk|
    Volodymyr|Dnipro|Kamianske|Kryvyi Rih|Nikopol|Pavlohrad|Samar|Synelnykove|Bakhmut|Donetsk|
    Horlivka|Kalmiuske|Kramatorsk|Mariupol|Pokrovsk|Volnovakha|Berdychiv|Korosten|Zhytomyr|Zviahel|
    Berehove|Khust|Mukachevo|Rakhiv|Tiachiv|Uzhhorod|Berdiansk|Melitopol|Polohy|Vasylivka|
    Zaporizhzhia|Ivano-Frankivsk|Kalush|Kolomyia|Kosiv|Nadvirna|Verkhovyna|Bila Tserkva|Boryspil|
    Brovary|Bucha|Fastiv|Obukhiv|Vyshhorod|Holovanivsk|Kropyvnytskyi|Novoukrainka|Oleksandriia|
    Alchevsk|Dovzhansk|Luhansk|Rovenky|Shchastia|Siverskodonetsk|Starobilsk|Svatove|Sheptytskyi|
    Drohobych|Lviv|Sambir|Stryi|Yavoriv|Zolochiv|Bashtanka|Mykolaiv|Pervomaisk|Voznesensk|Berezivka|
    Bilhorod-Dnistrovskyi|Bolhrad|Izmail|Odesa|Podilsk|Rozdilna|Kremenchuk|Lubny|Myrhorod|Poltava|
    Dubno|Rivne|Sarny|Varash|Konotop|Okhtyrka|Romny|Shostka|Sumy|Chortkiv|Kremenets|Ternopil|
    Bohodukhiv|Chuhuiv|Izium|Kharkiv|Berestyn|Kupiansk|Lozova|Beryslav|Henichesk|Kakhovka|Kherson|
    Skadovsk|Kamianets-Podilskyi|Khmelnytskyi|Shepetivka|Cherkasy|Uman|Zolotonosha|Zvenyhorodka|
    Chernivtsi|Dnistrovskyi|Vyzhnytsia|Chernihiv|Koriukivka|Nizhyn|Novhorod-Siverskyi|Pryluky|
    Bakhchysarai|Bilohirsk|Dzhankoi|Yevpatoriia|Kerch|Perekop|Kurman|Simferopol|Feodosiia|Yalta"""
    .replace("\n    ", "").split("|")
)  # fmt: skip
_WITHOUT_TOWN = frozenset({"Volodymyr", "Dnistrovskyi", "Perekop", "Kalmiuske", "Kurman"})
"""Raions named after a river, a bygone or a renamed town."""
