"""Whether only this machine can reach the page: what is stored, and for whom, hangs on it."""

from __future__ import annotations

import ipaddress

import streamlit as st

from geo.dashboard.language import _


def is_private() -> bool:
    """Tell whether the server listens on this machine's loopback alone.

    Where anyone on the network can come there is no login to tell readers apart, so nothing is
    stored and no correction outlives its session.
    """
    address = st.get_option("server.address") or ""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def public_notice() -> str:
    """Return what everyone must know of a page that is open to the network."""
    return _(
        "This page is open to everyone who can reach this machine, without a login. Nothing is "
        "stored: a report and what you correct in it are gone when you close the page or the "
        "server stops."
    )
