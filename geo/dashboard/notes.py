"""What the gazetteer's notes say of a place's standing, in the reader's language."""

from __future__ import annotations

from geo.language import N_, _
from geo.model import Place

NOTES = (
    N_("Self-proclaimed; internationally recognised as part of Ukraine."),
    N_("Occupied by Russia since 2014; internationally recognised as part of Ukraine."),
    N_("The Donetsk and Luhansk oblasts of Ukraine."),
    N_("Destroyed in June 2023."),
    N_("Destroyed in November 2022."),
    N_(
        "Internationally recognised as part of Moldova; its self-proclaimed independence is "
        "recognised by no UN member state."
    ),
    N_(
        "Internationally recognised as part of Georgia; its self-proclaimed independence is "
        "recognised by Russia and few others."
    ),
    N_(
        "Internationally recognised as part of Azerbaijan, which has controlled all of it since "
        "September 2023."
    ),
    N_("An exclave of Azerbaijan held by Armenia, which calls it Tigranashen."),
    N_(
        "Occupied by Israel since 1967 and annexed in 1981; internationally recognised as part of "
        "Syria, except by the United States."
    ),
    N_("Occupied by Israel; claimed by Lebanon, regarded by the United Nations as Syrian."),
    N_("The line of Israel's withdrawal of 2000, drawn by the United Nations."),
    N_(
        "The Israeli administrative name for the West Bank, which is internationally regarded as "
        "occupied Palestinian territory."
    ),
    N_("An Israeli settler outpost."),
    N_("Holy to Muslims as Haram al-Sharif and to Jews as the Temple Mount."),
    N_("Two dams, both broken by Storm Daniel in September 2023."),
    N_("Sudanese by the boundary treaty of 1902."),
    N_("Its status between Sudan and South Sudan is not determined."),
    N_("Part of Tigray by the constitution, claimed by the Amhara Region."),
    N_(
        "Self-governing since 1991; internationally recognised as part of Somalia by nearly all "
        "states."
    ),
    N_("Declared independent by rebels in 2012, recognised by no state."),
    N_(
        "Non-self-governing territory; its status is disputed between Morocco and the Polisario "
        "Front."
    ),
    N_("Controlled by Iran, claimed by the United Arab Emirates."),
    N_("Disputed between India, Pakistan and China."),
    N_("Administered by China and claimed by India."),
    N_("Controlled by China, claimed by the Philippines."),
    N_("Controlled by China, claimed by Vietnam and Taiwan."),
    N_("Claimed wholly or in part by six states."),
    N_("Administered by Japan, claimed by China and Taiwan."),
    N_("Administered by South Korea, claimed by Japan."),
    N_("The southernmost islands are administered by Russia and claimed by Japan."),
)
"""The notes of the gazetteer's own data; those of places that a person added stay as written."""


def note(place: Place) -> str:
    """Return the note on a place, "" for none."""
    return _(place.note) if place.note else ""
