"""HTTP to a machine: bounded in seconds and bytes, with its refusals told apart.

The machines that wagtail-localize ships read whatever comes, however long it takes, and some of them take an error for
an answer. `bounded` gives them our `post` where they say `requests.post`, and is otherwise the same method.
"""

import json
import time
from collections.abc import Callable
from types import FunctionType, SimpleNamespace
from typing import Any

import requests

from translation.machines import errors

#: No page of ours has a tenth of it.
LARGEST_ANSWER = 5_000_000
CHUNK = 65_536
CONNECT_SECONDS = 10


class Answer:
    """What a service answered with success, read to its end."""

    def __init__(self, body: bytes):
        self.body = body

    def json(self) -> Any:
        return json.loads(self.body)

    def raise_for_status(self) -> None:
        """Nothing: `post` gives no other answers."""


def post(url: str, data=None, json=None, *, headers: dict | None = None, timeout: float = 30) -> Answer:
    """Send a request and read its answer; `timeout` is for all of it, in seconds. Raises MachineError."""
    deadline = time.monotonic() + timeout
    times = (min(CONNECT_SECONDS, timeout), timeout)
    options: dict[str, Any] = {"headers": headers, "stream": True, "allow_redirects": False}
    try:
        with requests.post(url, data=data, json=json, timeout=times, **options) as response:
            body = _read(response, deadline)
    except requests.Timeout as error:
        raise errors.too_slow() from error
    except (requests.exceptions.ChunkedEncodingError, requests.exceptions.ContentDecodingError) as error:
        raise errors.unreadable() from error
    except requests.RequestException as error:
        raise _lost(error) from error
    if response.status_code != requests.codes.ok:
        raise errors.of_status(response.status_code, body.decode(errors="replace"), response.headers)
    return Answer(body)


def _lost(error: requests.RequestException) -> errors.MachineError:
    """Requests calls a time-out in the middle of an answer a lost connection."""
    return errors.too_slow() if "timed out" in str(error) else errors.unreachable()


def _read(response: requests.Response, deadline: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_content(CHUNK):
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise errors.unreadable()
        if time.monotonic() > deadline:
            raise errors.too_slow()
    return bytes(body)


def bounded(method: Callable) -> Callable:
    """A machine's method, as it is written, with our `post` in place of that of requests."""
    surroundings = {**method.__globals__, "requests": SimpleNamespace(post=post)}
    return FunctionType(method.__code__, surroundings, method.__name__, method.__defaults__, method.__closure__)
