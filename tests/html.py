"""Answers are read as a browser would read them, not as text."""

from bs4 import BeautifulSoup


def parse(answer) -> BeautifulSoup:
    """A response, or HTML itself. Python's own parser takes five times as long, and differs between its releases."""
    return BeautifulSoup(getattr(answer, "content", answer), "lxml")


def read(client, address: str) -> BeautifulSoup:
    """The page at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return parse(response)
