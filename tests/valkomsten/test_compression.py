import gzip

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from valkomsten.compression import CompressionMiddleware, Kept, without_indentation

PAGE = ("<p>Ett steg i taget.</p>" * 100).encode()


def answer(path="/sv/", accept="gzip, br;q=1.0", content=PAGE, **headers):
    request = RequestFactory().get(path, headers={"Accept-Encoding": accept})
    return CompressionMiddleware(lambda _request: HttpResponse(content, headers=headers))(request)


def test_brotli_is_preferred():
    response = answer()
    assert response.headers["Content-Encoding"] == "br"
    assert brotli.decompress(response.content) == PAGE
    assert int(response.headers["Content-Length"]) == len(response.content) < len(PAGE)
    assert "Accept-Encoding" in response.headers["Vary"]


def test_gzip_for_those_who_know_no_brotli():
    assert gzip.decompress(answer(accept="gzip").content) == PAGE


@pytest.mark.parametrize(
    "given",
    [{"accept": "identity"}, {"path": "/admin/"}, {"content": b"kort"}, {"Content-Type": "image/png"}],
)
def test_what_gains_nothing_or_holds_secrets_is_left_alone(given):
    assert "Content-Encoding" not in answer(**given).headers


def test_the_same_page_is_compressed_once():
    asked = []
    kept = Kept(lambda content: asked.append(content) or content[:1], most=2)
    assert [kept.of(b"a"), kept.of(b"a"), kept.of(b"b")] == [b"a", b"a", b"b"]
    assert asked == [b"a", b"b"]


def test_only_the_latest_are_kept():
    asked = []
    kept = Kept(lambda content: asked.append(content) or content, most=1)
    for body in (b"a", b"b", b"a"):
        kept.of(body)
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (
            b"<!doctype html>\n  <p>\n\n    <b>a</b> <i>b</i>\n  </p>\n",
            b"<!doctype html>\n<p>\n<b>a</b> <i>b</i>\n</p>\n",
        ),
        (b"<!doctype html>\n  <textarea>\n  a</textarea>", b"<!doctype html>\n  <textarea>\n  a</textarea>"),
        (b"a:\n  b", b"a:\n  b"),
    ],
)
def test_a_page_is_sent_without_indentation_where_none_is_seen(written, sent):
    assert without_indentation(written) == sent
