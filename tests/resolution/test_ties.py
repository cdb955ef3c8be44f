"""Quarters, names in list lines, and works named after a place: where the words let them be."""

from __future__ import annotations

import pytest

from geo import Mention, geoparse
from geo.resolution.approximate import APPROXIMATE
from geo.resolution.resolver import ELSEWHERE, UNKNOWN


def find(text: str, name: str) -> Mention:
    return next(mention for mention in geoparse(text).mentions if mention.text == name)


@pytest.mark.parametrize(
    ("text", "name", "label", "region"),
    [
        (
            "Donetsk Oblast: Toretsk.\nSumy: Stepanivka, Krasnopillia",
            "Krasnopillia",
            "",
            "Sumy Oblast",
        ),
        (
            "Avdiivka and Marinka burn.\nNikopol: Pokrovske, Marhanets",
            "Pokrovske",
            "",
            "Dnipropetrovsk Oblast",
        ),
        ("Cauca: Corinto, Buenos Aires, Morales", "Buenos Aires", "", "Cauca Department"),
        (
            "Kherson: Antonivka, Dniprovskyi district",
            "Dniprovskyi",
            "Dniprovskyi District",
            "Kherson Oblast",
        ),
        (
            "In Nariño, war came to Ricaurte, Córdoba and Barbacoas.",
            "Córdoba",
            "",
            "Nariño Department",
        ),
        (
            "Tear gas was fired in the Wadi and Matar quarters of Nyala.",
            "Nyala",
            "",
            "South Darfur State",
        ),
    ],
)
def test_a_name_lies_where_the_words_tie_it(text: str, name: str, label: str, region: str) -> None:
    found = find(text, name).resolution
    assert found is not None
    assert (found.place.name, found.place.admin1) == (label or name, region)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("A shell fell on the Lisbon cafe in Donetsk.", "Lisbon", None),
        ("In Sana'a the wounded lie in the Kuwait hospital.", "Kuwait", None),
        ("A shell fell on a cafe in Donetsk. Lisbon sent aid.", "Lisbon", "Lisbon"),
        ("Men wounded in Donetsk recovered in a Lisbon clinic.", "Lisbon", "Lisbon"),
        ("Men wounded in Donetsk fill the Lisbon hospitals.", "Lisbon", "Lisbon"),
        ("People prayed in the Najaf mosque.", "Najaf", "Najaf"),
        ("The Odesa hospital has no power; Mykolaiv lent a generator.", "Odesa", "Odesa"),
    ],
)
def test_a_building_is_not_abroad_where_it_is_called_after_a_place_there(
    text: str, name: str, label: str | None
) -> None:
    found = find(text, name).resolution
    assert (found and found.place.name) == label


def test_a_word_beside_the_name_makes_it_no_other_name() -> None:
    text = "Blasts shook Donetsk City, Luhansk City, Kherson City and Idlib City, Kyiv said."
    found = find(text, "Idlib City").resolution
    assert found is not None
    assert found.place.name == "Idlib"


def test_a_neighbourhood_of_no_town_is_no_town() -> None:
    text = "Shots rang out in the Bellavista and Esperanza neighborhoods, Ecuadorean police said."
    assert find(text, "Bellavista").resolution is None
    town = "Shots rang out in Bellavista and Esperanza, Ecuadorean police said."
    assert find(town, "Bellavista").resolution is not None


def test_what_a_line_lists_is_told_so() -> None:
    listed = find(
        "Donetsk Oblast: Toretsk, Pokrovsk.\nSumy: Krasnopillia, Bilopillia", "Krasnopillia"
    )
    assert listed.resolution is not None
    assert "the report’s words put it in or near Sumy" in listed.resolution.reasons


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "Shells hit the Sadova and Vostochnyi microdistricts of Chasiv Yar.",
            "Sadova",
            "Chasiv Yar",
        ),
        (
            "Rockets fell on Myrnohrad's Vostochnyi and Molodizhnyi neighbourhoods.",
            "Molodizhnyi",
            "Myrnohrad",
        ),
        ("Looters came to the Texas and Matar quarters of Nyala.", "Texas", "Nyala"),
    ],
)
def test_a_quarter_that_is_not_known_is_about_its_town(text: str, name: str, place: str) -> None:
    found = find(text, name).resolution
    town = find(text, place).resolution
    assert found is not None
    assert town is not None
    assert found.place.id.startswith(APPROXIMATE)
    assert (found.place.lat, found.place.lon) == pytest.approx(
        (town.place.lat, town.place.lon), abs=1e-3
    )
    assert found.reasons == (f"written in {place}, so it stands about there",)
    assert found.confidence < town.confidence


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Toretsk burns, and east of Kupiansk near Petropavlivka.", "Petropavlivka", "Kharkiv"),
        ("Kupiansk burns; west of Toretsk near Druzhba and Ivanivka.", "Ivanivka", "Donetsk"),
    ],
)  # fmt: skip
def test_what_a_town_is_told_by_lies_by_it(text: str, name: str, label: str) -> None:
    found = find(text, name).resolution
    assert found is not None
    assert found.place.admin1.startswith(label)


def test_what_only_sounds_alike_far_away_is_not_thought_of() -> None:
    text = "Heavy fighting took place in Masisi territory at Kazinga, Bukombo and Katobi in Congo."
    assert find(text, "Bukombo").reason_unplaced == UNKNOWN


def test_a_quarter_of_no_town_is_not_looked_for_abroad() -> None:
    text = "Shells hit El Fasher and Mellit in Darfur. The Texas neighbourhood burnt."
    assert find(text, "Texas").resolution is None


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "Shells fell on Myrnohrad and Hrodivka. The Hrodivska reservoir overflowed.",
            "Hrodivska",
            "Hrodivka",
        ),
        (
            "Drones hit Pokrovsk; pumps failed at the Selydivske reservoir.",
            "Selydivske",
            "Selydove",
        ),
        ("Attacks went on at Vovchansk and at the Vovchansk dam.", "Vovchansk", "Vovchansk"),
        ("The dead lie at Bunia Stadium in Ituri; Djugu burns.", "Bunia Stadium", "Bunia"),
        ("Fuel in Kano, Nigeria, ran out as Kaduna Refinery stopped.", "Kaduna Refinery", "Kaduna"),
    ],
)
def test_a_work_stands_about_the_place_it_is_named_after(text: str, name: str, place: str) -> None:
    *_, mention = (each for each in geoparse(text).mentions if each.text == name)
    assert mention.resolution is not None
    assert mention.resolution.place.id.startswith(APPROXIMATE)
    assert mention.resolution.reasons == (f"named after {place}, so it stands about there",)


@pytest.mark.parametrize("name", ["Lincoln Stadium", "Xabara Prison", "Kaduna Palace"])
def test_a_site_called_after_a_person_or_nothing_known_stands_nowhere(name: str) -> None:
    assert find(f"Crowds from Portland, Oregon, met at {name} on Sunday.", name).resolution is None


def test_a_work_is_not_looked_for_far_away() -> None:
    far = find("Gunmen passed the Toledo dam in Burkina Faso.", "Toledo")
    assert far.reason_unplaced == ELSEWHERE
    assert find("Gunmen passed the Xabarska dam in Ukraine.", "Xabarska").reason_unplaced == UNKNOWN
    known = find("Soldiers guard the Kakhovka dam in Ukraine.", "Kakhovka").resolution
    assert known is not None
    assert known.place.name == "Kakhovka Dam"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The minister visited Israel, Lebanon, Gaza and Syria.", "Gaza Strip"),
        ("Wars in Lebanon and Gaza go on.", "Gaza Strip"),
        ("Shells fell on Gaza, Rafah and Khan Younis.", "Gaza City"),
    ],
)
def test_gaza_is_a_land_among_lands_and_a_city_among_towns(text: str, name: str) -> None:
    found = find(text, "Gaza").resolution
    assert found is not None
    assert found.place.name == name


def test_a_town_and_its_country_are_no_row_of_countries() -> None:
    found = find("A ship left Port Said, Egypt, and Basra, Iraq.", "Port Said").resolution
    assert found is not None
    assert found.place.precision == "settlement"


@pytest.mark.parametrize("text", ["México enviará ayuda.", "Delegates from Peru and México met."])
def test_a_country_by_its_own_spelling_is_no_town(text: str) -> None:
    found = find(text, "México").resolution
    assert found is not None
    assert found.place.precision == "country"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hays, Zabid, Khokha and Mocha in Yemen were shelled, and the hamlet of Kilo.", "Kilo"),
        ("Shells fell on Goma, Sake, Masisi and Rutshuru in Congo, and on Luka.", "Luka"),
    ],
)
def test_no_place_far_away_is_meant_that_is_called_otherwise(text: str, name: str) -> None:
    assert find(text, name).resolution is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Houses burnt in the Independence and Liberty wards, Nigerian officials said.", "Liberty"),
        ("Clashes hit the Victoria and Belmonte districts, Sudanese police said.", "Victoria"),
    ],
)
def test_two_quarters_of_no_town_do_not_speak_for_each_other(text: str, name: str) -> None:
    assert find(text, name).resolution is None


def test_a_place_called_otherwise_may_lie_across_the_border() -> None:
    text = "Refugees from Juba, Torit, Kapoeta and Bor in South Sudan reached Lokichoggio."
    found = find(text, "Lokichoggio").resolution
    assert found is not None
    assert found.place.name == "Lokichokio"


@pytest.mark.parametrize(
    ("text", "name", "label", "region"),
    [
        ("Уламки впали на Молдову. В Одесі та Рені лунали вибухи.", "Молдову", "Moldova", ""),
        (
            "Уламки впали на село Молдове. В Одесі та Рені лунали вибухи.",
            "Молдове",
            "Moldove",
            "Odesa Oblast",
        ),
        (
            "Le convoi est parti de Lille pour arriver à Marseille. À Roubaix, tout est calme.",
            "Marseille",
            "Marseille",
            "Provence-Alpes-Côte d'Azur",
        ),
        (
            "Troops moved from al-Ghaydah to Seiyun in Yemen.",
            "al-Ghaydah",
            "Al Ghaydah",
            "Mahra Governorate",
        ),
    ],
)
def test_what_everybody_means_comes_before_a_village(
    text: str, name: str, label: str, region: str
) -> None:
    found = find(text, name).resolution
    assert found is not None
    assert (found.place.name, found.place.admin1) == (label, region)


def test_a_nickname_comes_back_by_no_second_look() -> None:
    text = "The commander known as Calarcá met them in San Vicente del Caguán. Calarcá said no."
    result = geoparse(text)
    assert "Calarcá" not in {m.text for m in (*result.mentions, *result.possible)}
