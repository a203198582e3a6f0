"""Editors say what people write, and see what people look for in vain: on their own sites, national words apart."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from wagtail.models import Site

from search.models import Missed, SearchWords
from tests.contacts.factories import UnitFactory, site
from tests.html import parse
from tests.sample import more, one_in

pytestmark = pytest.mark.django_db
HOME = "wagtailadmin_home"


def address(model: type, view: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def said(words: str, where: Site | None, language: str = "sv") -> SearchWords:
    return SearchWords.objects.create(words=words, means="bankkonto", language=language, site=where)


def missed(query: str, where: Site, language: str = "ar") -> Missed:
    return Missed.objects.create(query=query, site=where, language=language)


def shown(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return parse(response)


def is_sent_home(response) -> bool:
    return (response.status_code, response["Location"]) == (302, reverse(HOME))


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create_user("eva")
    codes = [f"{action}_{name}" for action in ["add", "change", "delete", "view"] for name in ["searchwords", "missed"]]
    user.user_permissions.set(Permission.objects.filter(codename__in=[*codes, "access_admin"]))
    UnitFactory(site=site(), organisation__site=site()).members.add(user)
    client.force_login(user)
    return user


@pytest.fixture
def superuser(client) -> User:
    user = User.objects.create_superuser("rut")
    client.force_login(user)
    return user


def test_an_editor_sees_the_words_and_searches_of_her_site_alone(client, editor):
    for where, name in [(site(), "vårt"), (site("varberg.example"), "deras"), (None, "rikets")]:
        said(name, where)
    missed("vårt", site())
    missed("deras", site("varberg.example"))
    for model in [SearchWords, Missed]:
        page = shown(client, address(model, "list"))
        rows = page.select("main tbody tr")
        assert len(rows) == 1
        assert "vårt" in rows[0].get_text()
        assert "varberg.example" not in page.select_one("[data-controller~=w-drilldown]").get_text()


def test_an_editor_opens_no_words_of_others(client, editor):
    ours = said("vårt", site())
    assert client.get(address(SearchWords, "edit", ours.pk)).status_code == 200
    for theirs in [said("deras", site("varberg.example")), said("rikets", None)]:
        for view in ["edit", "delete", "history", "usage"]:
            assert is_sent_home(client.get(address(SearchWords, view, theirs.pk))), view
        fields = {"words": "kapat", "means": "bank", "language": "sv", "site": site().pk}
        assert is_sent_home(client.post(address(SearchWords, "edit", theirs.pk), fields))
        theirs.refresh_from_db()
        assert theirs.words != "kapat"


def test_an_editor_adds_words_to_her_site_alone(client, editor):
    fields = {"words": "plånbok", "means": "bankkonto", "language": "sv"}
    for where in ["", site("varberg.example").pk]:
        response = client.post(address(SearchWords, "add"), {**fields, "site": where})
        assert set(response.context["form"].errors) == {"site"}
    assert client.post(address(SearchWords, "add"), {**fields, "site": site().pk}).status_code == 302
    assert SearchWords.objects.get().site == site()


def test_a_superuser_adds_national_words(client, superuser):
    fields = {"words": "plånbok", "means": "bankkonto", "language": "sv", "site": ""}
    assert client.post(address(SearchWords, "add"), fields).status_code == 302
    words = SearchWords.objects.get()
    assert words.site is None
    assert client.get(address(SearchWords, "edit", words.pk)).status_code == 200
    assert str(words) in shown(client, address(SearchWords, "delete", words.pk)).get_text()


@pytest.mark.parametrize(
    ("field", "empty"),
    one_in(3, [(field, empty) for empty in ("", "  ", ", ، ;", "!?", "\0") for field in ("words", "means")]),
)
def test_words_that_are_none_are_refused_on_their_own_field(client, superuser, field, empty):
    fields = {"words": "plånbok", "means": "bankkonto", "language": "sv", "site": "", field: empty}
    response = client.post(address(SearchWords, "add"), fields)
    assert set(response.context["form"].errors) == {field}
    assert not SearchWords.objects.exists()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("dagis, lekis", ["dagis", "lekis"]),
        ("محفظة، حساب؛ بنك", ["محفظة", "حساب", "بنك"]),
        ("ባንክ፣ ሕሳብ፤ ገንዘብ", ["ባንክ", "ሕሳብ", "ገንዘብ"]),
        ("social security number; ssn\nid", ["social security number", "ssn", "id"]),
        (",, dagis ,!, ", ["dagis"]),
    ],
)
def test_words_stand_apart_by_the_comma_of_any_keyboard(text, written):
    assert SearchWords(words=text).written == written


def test_a_search_in_vain_is_read_and_taken_away_but_not_changed(client, editor):
    ours, theirs = missed("vårt", site()), missed("deras", site("varberg.example"))
    for path in [address(Missed, "add"), address(Missed, "edit", ours.pk), address(Missed, "delete", theirs.pk)]:
        for response in [client.get(path), client.post(path, {"query": "ändrat"})]:
            assert is_sent_home(response), path
    client.post(address(Missed, "delete", ours.pk))
    assert list(Missed.objects.values_list("query", flat=True)) == ["deras"]


def test_a_superuser_changes_no_search_either(client, superuser):
    row = missed("moské", site())
    assert is_sent_home(client.get(address(Missed, "edit", row.pk)))
    for asked in [{"q": "mosk"}, {"language": "ar"}, {"ordering": "-count"}]:
        assert "moské" in client.get(address(Missed, "list"), asked).text
    assert "moské" not in client.get(address(Missed, "list"), {"language": "sv"}).text


def test_a_search_in_vain_is_one_click_from_new_words(client, editor):
    missed('محفظة "&"', site())
    link = shown(client, address(Missed, "list")).select_one("main tbody a[href*='words=']")
    form = shown(client, link["href"])
    assert form.select_one("[name=words]").get_text(strip=True) == 'محفظة "&"'
    assert form.select_one("[name=language] [selected]")["value"] == "ar"
    assert form.select_one("[name=site] [selected]")["value"] == str(site().pk)
    assert form.select_one("[name=means]").get("value", "") == ""


@pytest.mark.parametrize("odd", ["\0", "<script>alert(1)</script>", *more("x" * 5000, "' OR 1=1", "-1")])
def test_an_odd_address_of_the_form_is_answered(client, editor, odd):
    for name in ["words", "language", "site"]:
        response = client.get(address(SearchWords, "add"), {name: odd})
        assert response.status_code == 200
        assert "<script>alert" not in response.text
