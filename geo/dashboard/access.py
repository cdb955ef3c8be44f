"""Whether only this machine can reach the page, which decides what is stored and for whom."""

from __future__ import annotations

import ipaddress
import os

import streamlit as st

from geo.language import _
from geo.web.public import FETCH

_strangers_come = False


def expect_strangers() -> None:
    """Have this process take its readers for strangers, whatever address it listens on.

    Behind a proxy on this machine that is its own.
    """
    global _strangers_come
    _strangers_come = True


def is_private() -> bool:
    """Tell whether the server answers only those on this machine.

    Open to the network, it cannot tell readers apart, so nothing is stored and no correction
    outlives its session.
    """
    if _strangers_come:
        return False
    address = st.get_option("server.address") or ""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def may_ask_outside() -> bool:
    """Tell whether a reader may have this machine ask others: for a web page, for a place.

    Strangers may not, unless whoever started the server allowed it: they could send this machine to
    any address.
    """
    return is_private() or os.environ.get(FETCH) == "1"


def public_notice() -> str:
    """Return what everyone must know of a page that is open to the network."""
    return _(
        "This page is open to everyone who can reach this machine, or who knows its password where "
        "it asks for one. Nothing is stored: what you correct is gone when you close the page. A "
        "report that you open stays in memory until the server stops or newer ones have taken its "
        "place, and whoever has this page’s address can read it."
    )
