"""How a page was fetched from its address, or why it was not."""

from __future__ import annotations

from geo.language import N_

_TOLD = (
    N_("Fetched from {host} on {when}."),
    N_(
        "Fetched from {host} on {when}, and its address kept without the part after the question "
        "mark, which may be secret."
    ),
    N_("The address has a user name or password in it, which is not sent: take them out."),
    N_("{address} is no web address: it must begin with https:// or http://."),
    N_("{address} is no web address: check how it is written."),
    N_("There is no host {host}, or no network: check the address."),
    N_(
        "{host} leads to {address}, which is no address of the public internet: it is not asked; "
        "save the page as a file and open that."
    ),
    N_(
        "{address} is no address of the public internet: it is not asked; save the page as a file "
        "and open that."
    ),
    N_(
        "{host} is an address of this machine: it is not asked; save the page as a file and open "
        "that."
    ),
    N_(
        "{host} is asked at the ports of the web alone (80 and 443), not at {number}: open it in a "
        "browser, save it as a file and open that."
    ),
    N_(
        "{host} sends the request on without encryption (from https:// to http://): open it in a "
        "browser, save it as a file and open that."
    ),
    N_(
        "{host} refuses the connection: check the address, or open it in a browser, save it as a "
        "file and open that."
    ),
    N_(
        "{host} cannot prove that it is {host} (its certificate is not valid): open it in a "
        "browser, save it as a file and open that if you trust it."
    ),
    N_(
        "{host} did not answer within {number} seconds: try again, or open it in a browser, save "
        "it as a file and open that."
    ),
    N_(
        "{host} broke the connection off: try again, or open it in a browser, save it as a file "
        "and open that."
    ),
    N_(
        "{host} sent the request on more than {number} times: open it in a browser, save it as a "
        "file and open that."
    ),
    N_(
        "{host} {answer} (HTTP {status}): check the address, or open it in a browser, save it as "
        "a file and open that."
    ),
    N_("{host} sends {kind}, which is no report: give the address of the page itself."),
    N_(
        "{host} sends more than the {size} MB that are read: save the part that you need as a "
        "file and open that."
    ),
    N_(
        "{host} packs the page in a way that was not asked for: open it in a browser, save it as "
        "a file and open that."
    ),
    N_(
        "{host} sends a damaged page: try again, or open it in a browser, save it as a file and "
        "open that."
    ),
    N_(
        "{host} stopped before the page was whole: try again, or open it in a browser, save it as "
        "a file and open that."
    ),
)
_ANSWERS = (
    N_("asks for a password"),
    N_("refuses it"),
    N_("has no such page"),
    N_("has the page no more"),
    N_("says that there were too many requests; wait and try again"),
    N_("may not show it for legal reasons"),
    N_("answers with an error"),
    N_("sends no document"),
)

FORMS = (*_TOLD, *_ANSWERS)
