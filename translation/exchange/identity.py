"""The name of a unit in an agency's file: it says which words it is about, and nobody else can make one up.

The name does not change as long as neither the Swedish nor the translation does. It is signed for its language, so that
a unit that strays into the file of another is seen.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from django.core import signing

from languages.segments import Segment
from languages.state import Kind

SALT = "translation.exchange"
#: Bytes of each hash: among the words of one page, enough.
LENGTH = 6


class Identity(NamedTuple):
    """Which object, which place in it, which Swedish, and which words of a person or a machine stood for it."""

    key: UUID
    path: str
    swedish: str
    stood: str


def identity(segment: Segment, key: UUID) -> Identity:
    """The identity of a segment as it is now; `key` is the translation key of its object."""
    return Identity(key, _hash(segment.path), _hash(segment.swedish), _hash(_words(segment)))


def _words(segment: Segment) -> str:
    """What stands for today's Swedish; approving the words of a machine changes it too."""
    return f"{segment.kind}:{segment.said}" if segment.kind in (Kind.REVIEWED, Kind.MACHINE, Kind.BLANK) else ""


def _hash(text: str) -> str:
    return _code(sha256(text.encode()).digest()[:LENGTH])


def _code(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def seal(one: Identity, language: str) -> str:
    """The name of a unit: letters, digits, `.`, `-` and `_` only."""
    return _signer(language).sign(".".join([_code(one.key.bytes), *one[1:]]))


def unseal(name: str, language: str) -> Identity | None:
    """What a name says; None where it is not a name of ours in that language."""
    try:
        key, path, swedish, stood = _signer(language).unsign(name).split(".")
        return Identity(UUID(bytes=urlsafe_b64decode(f"{key}==")), path, swedish, stood)
    except (signing.BadSignature, ValueError):
        return None


def _signer(language: str) -> signing.Signer:
    return signing.Signer(sep=".", salt=f"{SALT}.{language}")
