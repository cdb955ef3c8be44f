"""The larger place that a text says a name lies in."""

from __future__ import annotations

import pytest

from geo.model import Mention, Role
from geo.resolution.containers import read_contexts
from geo.resolution.cues import Cue


def mentions(text: str, names: str) -> list[Mention]:
    """Return the names, divided by a bar, in `text`; one in angle brackets is a demonym."""
    found, at = [], 0
    for name in names.split("|"):
        role = Role.DEMONYM if name.startswith("<") else Role.LOCATION
        name = name.strip("<>")
        at = text.index(name, at)
        found.append(Mention(at, at + len(name), name, role))
        at += len(name)
    return found


def within(text: str, names: str) -> dict[str, str]:
    """Return the larger places that each name may lie in, joined by a bar."""
    found = mentions(text, names)
    contexts = read_contexts(text, found)
    return {
        mention.text: "|".join(found[index].text for index in context.within)
        for mention, context in zip(found, contexts, strict=True)
        if context.within
    }


@pytest.mark.parametrize(
    ("text", "names", "larger"),
    [
        ("the Yemeni port city of Mocha fell", "<Yemeni>|Mocha", {"Mocha": "Yemeni"}),
        ("the northern Malian town of Kidal", "<Malian>|Kidal", {"Kidal": "Malian"}),
        ("Malian soldiers in Kidal", "<Malian>|Kidal", {}),
        ("a Malian village near Kidal", "<Malian>|Kidal", {}),
        ("Iraq's second city, Mosul, fell", "Iraq|Mosul", {"Mosul": "Iraq"}),
        ("Nigeria’s north-eastern Borno state", "Nigeria|Borno", {"Borno": "Nigeria"}),
        ("in Sudan's Darfur, where", "Sudan|Darfur", {"Darfur": "Sudan"}),
        ("Israel's Rafah offensive", "Israel|Rafah", {}),
        ("Russia's invasion of Ukraine", "Russia|Ukraine", {}),
        ("From Kyiv, Ukraine's president said", "Kyiv|Ukraine", {}),
        ("Kayes in Mali's west", "Kayes|Mali", {"Kayes": "Mali"}),
        ("at Leon, in Mexico's Guanajuato", "Leon|Mexico", {"Leon": "Mexico"}),
        (
            "the Basy and Luka districts of Sumy",
            "Basy|Luka|Sumy", {"Basy": "Sumy", "Luka": "Sumy"},
        ),
        ("Sumy's Basy and Luka districts", "Sumy|Basy|Luka", {"Basy": "Sumy", "Luka": "Sumy"}),
        (
            "Djibo, Arbinda and Dori in Burkina Faso",
            "Djibo|Arbinda|Dori|Burkina Faso",
            {
                "Djibo": "Arbinda|Burkina Faso",
                "Arbinda": "Burkina Faso",
                "Dori": "Burkina Faso",
            },
        ),
        (
            "Lyon, France and Turin in Italy",
            "Lyon|France|Turin|Italy",
            {"Lyon": "France|Italy", "France": "Italy", "Turin": "Italy"},
        ),
        ("Trinidad, a town in Bolivia", "Trinidad|Bolivia", {"Trinidad": "Bolivia"}),
        ("León, the second city of Nicaragua", "León|Nicaragua", {"León": "Nicaragua"}),
        ("Victoria, capital of Seychelles", "Victoria|Seychelles", {"Victoria": "Seychelles"}),
        ("León, a friend of Nicaragua", "León|Nicaragua", {}),
        ("In Niger, the town of Dosso fell", "Niger|Dosso", {"Dosso": "Niger"}),
        ("Mocha, Yemeni officials said", "Mocha|<Yemeni>", {}),
        ("Djibo and the army of Mali", "Djibo|Mali", {}),
    ],
)  # fmt: skip
def test_larger_place(text: str, names: str, larger: dict[str, str]) -> None:
    assert within(text, names) == larger


@pytest.mark.parametrize(
    ("text", "names", "cues"),
    [
        ("the Homs and Hama governorates", "Homs|Hama", [Cue.REGION, Cue.REGION]),
        ("in Kent, Essex or Sussex counties", "Kent|Essex|Sussex", [Cue.REGION] * 3),
        ("between the Oskil and Donets rivers", "Oskil|Donets", [Cue.WATER, Cue.WATER]),
        ("the provinces of Idlib, Homs and Hama", "Idlib|Homs|Hama", [Cue.REGION] * 3),
        ("the province of Idlib and Hama", "Idlib|Hama", [Cue.REGION, Cue.NONE]),
        ("the provinces of Idlib, which Hama", "Idlib|Hama", [Cue.REGION, Cue.NONE]),
        ("Homs and Hama governorate", "Homs|Hama", [Cue.NONE, Cue.REGION]),
        ("Homs and its people; Hama governorates", "Homs|Hama", [Cue.NONE, Cue.REGION]),
    ],
)
def test_a_kind_told_for_several(text: str, names: str, cues: list[Cue]) -> None:
    assert [context.cue for context in read_contexts(text, mentions(text, names))] == cues


def test_names_in_a_row() -> None:
    text = "Shells hit Homs, Hama and Aleppo. Idlib was quiet."
    contexts = read_contexts(text, mentions(text, "Homs|Hama|Aleppo|Idlib"))
    assert [set(context.row) for context in contexts] == [{1}, {0, 2}, {1}, set()]


@pytest.mark.parametrize(
    ("text", "names", "heads"),
    [
        ("Izium: Dovhenke, Topolske", "Izium|Dovhenke|Topolske", {"Dovhenke", "Topolske"}),
        ("• Izium: 3 attacks on Dovhenke", "Izium|Dovhenke", {"Dovhenke"}),
        (
            "Izium district: Dovhenke, Ogurtsy, Topolske",
            "Izium|Dovhenke|Topolske", {"Dovhenke", "Topolske"},
        ),
        ("All quiet. Izium: Dovhenke. Lyman fell", "Izium|Dovhenke|Lyman", {"Dovhenke"}),
        ("He wrote from Izium: Dovhenke is ours", "Izium|Dovhenke", set()),
        ("NW: west of Izium near Dovhenke", "Izium|Dovhenke", {"Dovhenke"}),
        ("the mayor of Izium near Dovhenke", "Izium|Dovhenke", set()),
        ("Izium, Dovhenke and Topolske", "Izium|Dovhenke|Topolske", set()),
    ],
)  # fmt: skip
def test_a_line_is_headed_by_the_name_before_its_colon(
    text: str, names: str, heads: set[str]
) -> None:
    found = mentions(text, names)
    contexts = read_contexts(text, found)
    listed = zip(found, contexts, strict=True)
    assert {mention.text for mention, context in listed if context.heads == (0,)} == heads


def test_parts_are_told_of_several_and_of_one() -> None:
    def parts(text: str, names: str) -> list[bool]:
        return [context.quarter for context in read_contexts(text, mentions(text, names))]

    assert parts("the Basy and Luka districts of Sumy", "Basy|Luka|Sumy") == [True, True, False]
    assert parts("the Luka microdistrict of Sumy", "Luka|Sumy") == [True, False]
    assert parts("the districts of Sumy", "Sumy") == [False]
    assert parts("the Sumy districts of Luka and Basy", "Sumy|Luka|Basy") == [False, False, False]


@pytest.mark.parametrize(
    ("text", "names", "led"),
    [
        ("In Cauca, they took Suárez and Morales", "Cauca|Suárez|Morales", {"Suárez", "Morales"}),
        ("It rained. In Borno state, Bama fell.", "Borno|Bama", {"Bama"}),
        ("In Cauca every town but Morales slept.", "Cauca|Morales", {"Morales"}),
        ("In Cauca and Huila, Morales slept.", "Cauca|Huila|Morales", set()),
        ("In Cauca, all is calm. Morales slept.", "Cauca|Morales", set()),
        ("They are in Cauca, and Morales slept.", "Cauca|Morales", set()),
        ("In Cauca Morales slept.", "Cauca|Morales", set()),
    ],
)
def test_what_a_sentence_begins_with(text: str, names: str, led: set[str]) -> None:
    found = mentions(text, names)
    told = zip(found, read_contexts(text, found), strict=True)
    assert {mention.text for mention, context in told if context.leads == (0,)} == led
