"""Asking the web for one document: bounded, checked, and its failures told as data."""

from geo.web.address import Address, address_of
from geo.web.client import Answer, get
from geo.web.faults import Fault, WebError
from geo.web.public import is_public

__all__ = ["Address", "Answer", "Fault", "WebError", "address_of", "get", "is_public"]
