"""What went wrong where an online geocoder was asked."""

from __future__ import annotations

from geo.language import N_

FORMS = (
    N_("Asking {service} for {name}"),
    N_("{number} more name was not asked for."),
    N_("{number} more names were not asked for."),
    N_("{service} cannot be asked for “{name}”."),
    N_("{service} answered “{name}” with something that cannot be read."),
    N_("{service} does not accept the key (401): check it."),
    N_(
        "{service} refused to answer (403): it has blocked this machine, contact or key; see its "
        "terms of use before you ask again."
    ),
    N_("{service} was asked too often (429): try again in {number} s."),
    N_("{service} was asked too often (429): try again in a minute."),
    N_("{service} counts the quota of the key as used up (402): try again tomorrow."),
    N_("{service} gave no answer within {number} s: try again later."),
    N_(
        "{service} showed a certificate that cannot be trusted, and nothing was sent: see which "
        "network you are on, and whether this machine's clock is right."
    ),
    N_("{service} cannot be reached ({reason}): see whether you are online."),
    N_("{service} does not work now: try again later, or see its address."),
    N_("{service} does not work now ({status}): try again later, or see its address."),
    N_("{service} asked to wait: try again in {number} s."),
    N_("There is no online geocoder {name}: choose one of {names}."),
    N_("{contact} is no contact: give an e-mail address or a page of yours."),
    N_("{service} needs a key of yours: put it into {variable}."),
    N_(
        "{service} wants to know whom to write to: give an e-mail address or a page of yours as "
        "the contact; it is sent with each request."
    ),
    N_(
        "{address} is no address of a geocoder: give a host such as nominatim.example.org, or "
        "http://localhost:8080."
    ),
    # Reasons, the system's own among them.
    N_("broke off"),
    N_("no connection"),
    N_("Connection refused"),
    N_("Connection reset by peer"),
    N_("Network is unreachable"),
    N_("No route to host"),
    N_("Name or service not known"),
    N_("Temporary failure in name resolution"),
)
