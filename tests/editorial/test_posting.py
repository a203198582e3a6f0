"""What is let in without a cookie, and what is told why not."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from wagtail.models import Page, PageViewRestriction

from editorial.models import Feedback
from pages import posting
from pages.models import ArticlePage, HomePage
from tests.editorial.sending import FORM, post
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db

DOOR = "/ar/anvisad/steg/folkbokforing/svar/"
HERE = {"origin": "http://testserver"}


def is_told_in_arabic(response) -> bool:
    page = parse(response)
    return page.html["lang"] == "ar" and bool(page.h1.text) and len(page.select(".lead, main a.btn")) == 2


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, HERE, {**HERE, "sec-fetch-site": "same-origin"}]
)
def test_our_own_pages_may_post_also_where_cookies_and_tokens_are_asked_for(small_site, headers):
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, DOOR, headers, hjalpte="ja").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "https://testserver"},
        {"origin": "http://testserver.example"},
        {"origin": "https://ond.example"},
        {**HERE, "sec-fetch-site": "cross-site"},
        {**HERE, "sec-fetch-site": "same-site"},
        {**HERE, "sec-fetch-site": "none"},
    ],
)
def test_what_comes_from_elsewhere_is_refused(client, small_site, headers):
    response = post(client, DOOR, headers, hjalpte="ja")
    assert response.status_code == 403
    assert is_told_in_arabic(response)
    assert not Feedback.objects.exists()


def test_a_door_is_not_read_and_says_so(client, small_site):
    for method in (client.get, client.head, client.put, client.delete, client.patch, client.options):
        response = method(DOOR)
        assert (response.status_code, response["Allow"]) == (405, "POST")
    assert is_told_in_arabic(client.get(DOOR))


def test_too_much_is_refused_unread(client, small_site):
    response = post(client, DOOR, hjalpte="ja", text="x" * 200_000)
    assert response.status_code == 413
    assert is_told_in_arabic(response)
    assert post(client, DOOR, text="x" * 10_000).status_code == 400


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("hjalpte=ja", "text/plain"),
        ('{"hjalpte": "ja"}', "application/json"),
        ("", FORM),
        ("hjalpte=ja", f"{FORM}; charset=utf-16"),
        ("hjalpte=kanske", FORM),
        ("hjalpte=", FORM),
        ("hjalpte=%00", FORM),
        ("svar=%00&text=a", FORM),
        ("svar=%FF&text=%FF", FORM),
        ("=&&&;", FORM),
        ("text=hej", FORM),
    ],
)
def test_what_is_no_form_of_ours_is_refused(client, small_site, body, content_type):
    response = client.post(DOOR, body, content_type=content_type, headers=HERE)
    assert response.status_code == 400
    assert is_told_in_arabic(response)
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/ar/finns-inte/svar/",
        "/ar/okand/steg/folkbokforing/svar/",
        "/de/steg/folkbokforing/svar/",
        "/xx/steg/folkbokforing/svar/",
        "/steg/folkbokforing/svar/",
        "/ar/steg/%00/svar/",
        "/ar/%ff/svar/",
        "/ar/" + "a" * 5000 + "/svar/",
        "/ar/svar/svar/",
        "/svar/",
    ],
)
def test_a_page_language_or_audience_that_is_not_there_is_not_found(client, small_site, path):
    response = post(client, path, hjalpte="ja")
    assert response.status_code in (404, 405)
    assert not Feedback.objects.exists()


def test_a_page_that_is_not_public_takes_no_answers(client, small_site):
    about = ArticlePage.objects.get(slug="om", locale__language_code="sv")
    PageViewRestriction.objects.create(page=about, restriction_type="login")
    assert post(client, "/ar/om/svar/", hjalpte="ja").status_code == 404
    about.unpublish()
    assert post(client, "/sv/om/svar/", hjalpte="ja").status_code == 404


def test_the_page_of_another_site_takes_no_answers_here(client, small_site):
    theirs = factories.home("boksund.example", slug="boksund")
    theirs.add_child(instance=ArticlePage(title="Bara där", slug="bara-dar", locale=theirs.locale))
    assert post(client, "/sv/bara-dar/svar/", hjalpte="ja").status_code == 404
    there = {"host": "boksund.example", "origin": "http://boksund.example"}
    assert post(client, "/sv/bara-dar/svar/", there, hjalpte="ja").status_code == 200
    assert Feedback.objects.get().site.hostname == "boksund.example"
    assert HomePage.objects.count() > 2


def test_a_machine_that_fills_in_all_it_finds_is_thanked_and_forgotten(client, small_site):
    response = post(client, DOOR, hjalpte="ja", webbplats="https://spam.example")
    assert (response.status_code, bool(parse(response).select("main form"))) == (200, True)
    assert not Feedback.objects.exists()


def test_many_posts_from_one_address_are_stopped_for_an_hour_and_words_given_back(client, small_site, monkeypatch):
    monkeypatch.setattr(posting, "MOST_IN_AN_HOUR", 2)
    assert [post(client, DOOR, hjalpte="ja").status_code for _n in range(3)] == [200, 200, 429]
    response = post(client, DOOR, svar="x", text="Mina ord")
    assert response.status_code == 429
    assert parse(response).select_one("main textarea").text.strip() == "Mina ord"
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert post(elsewhere, DOOR, hjalpte="ja").status_code == 200


def test_an_address_is_counted_as_the_trusted_proxy_saw_it(rf, settings):
    def key(forwarded: str, remote: str = "127.0.0.1") -> str:
        return posting.visitor(rf.post("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR=remote))

    assert key("192.0.2.1") == key("192.0.2.2"), "without a proxy what a client claims is not read"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert key("192.0.2.1") != key("192.0.2.2")
    assert key("203.0.113.9, 192.0.2.1") == key("192.0.2.1")
    assert key("2001:db8::1") == key("2001:db8::ffff") != key("2001:db8:0:1::1")
    assert "192.0.2.1" not in key("192.0.2.1")


@pytest.mark.parametrize(
    ("forwarded", "remote", "proxies"),
    [("", "", 0), ("", "unix:", 0), ("inte en adress", "127.0.0.1", 1), ("192.0.2.1", "127.0.0.1", 2)],
)
def test_visitors_whose_address_is_not_known_count_as_one(client, small_site, settings, forwarded, remote, proxies):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    unknown = Client(REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded} if forwarded else {})
    assert post(unknown, DOOR, hjalpte="ja").status_code == 200
    [kept] = [key for key in cache._cache if "post:" in key]
    assert kept.endswith(posting.visitor(RequestFactory().post("/", REMOTE_ADDR="::")))


def test_a_broken_cache_lets_readers_answer(client, small_site, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise ConnectionError("no cache")

    monkeypatch.setattr(cache, "get", broken)
    assert post(client, DOOR, hjalpte="ja").status_code == 200
    assert "cannot be counted" in caplog.text


def test_no_address_of_a_visitor_is_stored(client, small_site):
    post(Client(REMOTE_ADDR="192.0.2.77", headers={"user-agent": "Elsas telefon"}), DOOR, hjalpte="ja")
    kept = " ".join(str(value) for value in Feedback.objects.values().get().values())
    assert "192.0.2.77" not in kept
    assert "Elsas" not in kept
    assert "192.0.2.77" not in str(cache._cache)


def test_only_the_door_is_open_without_a_token(small_site):
    User.objects.create_superuser("astrid", "astrid@example.se", "x")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    for path in ["/admin/login/", "/konto/login/", f"/admin/pages/{small_site.home.pk}/edit/", "/sv/steg/bankid/"]:
        assert strict.post(path, {}, headers=HERE).status_code in (302, 403, 405), path
    assert Page.objects.get(pk=small_site.home.pk).title == "Välkommen"
    assert Group.objects.exists()


def test_an_address_for_answers_is_no_slug_of_a_page(small_site):
    page = ArticlePage(title="Svar", slug="svar", locale=small_site.home.locale)
    with pytest.raises(ValidationError) as refused:
        small_site.home.add_child(instance=page)
    assert refused.value.error_dict.keys() == {"slug"}
