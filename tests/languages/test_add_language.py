"""A language nobody planned for is opened, whole, without a restart."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from languages.add_language import LanguageError, add_language, declared_as, grow
from languages.targets import publish
from tests.html import parse
from tests.pages import factories
from tests.sample import more
from tests.told import tell

pytestmark = pytest.mark.django_db


def keys(code: str) -> set:
    pages = Page.objects.filter(locale__language_code=code, depth__gt=1)
    return set(pages.values_list("translation_key", flat=True))


def is_sound() -> bool:
    return not any(Page.find_problems())


def addresses() -> list[str]:
    """Every Swedish address of the small site below its language."""
    home = Page.objects.get(depth=2, locale__language_code="sv")
    rest = [page.url_path.removeprefix(home.url_path) for page in home.get_descendants(inclusive=True)]
    return [*rest, "anvisad/", "anvisad/steg/bankid/", "anvisad/kontakter/"]


@pytest.mark.parametrize(("code", "direction"), [("ka", "ltr"), *more(("ckb", "rtl"), ("ur", "rtl"))])
def test_every_page_answers_in_the_same_process(client, small_site, code, direction):
    asked = addresses()
    assert len(asked) > 9
    assert {client.get(f"/{code}/{rest}").status_code for rest in asked} == {404}
    add_language(code)
    for rest in asked:
        answer = client.get(f"/{code}/{rest}")
        assert (rest, answer.status_code) == (rest, 200)
        html = parse(answer).html
        assert (html["lang"], html["dir"]) == (code, direction)
    assert keys(code) == keys("sv")
    assert is_sound()


def test_the_front_door_and_the_picker_show_it(client, small_site):
    add_language("ka")
    door = parse(client.get("/")).select_one("ul.door")
    assert door.select_one("a[href='/ka/']").text == "ქართული"
    picker = parse(client.get("/sv/steg/")).select_one("details.lang")
    assert picker.select_one("a[href='/ka/steg/']").text == "ქართული"


def test_a_second_time_adds_nothing(small_site):
    _locale, first = add_language("ka")
    _locale, second = add_language("KA")
    assert (first.made, second.made) == (len(keys("sv")), 0)
    assert first.left == second.left == {}
    assert Locale.objects.filter(language_code="ka").count() == 1


def test_what_was_stopped_half_way_is_taken_up_again(small_site, monkeypatch):
    given = []
    copy = Page.copy_for_translation

    def stops(page, *args, **kwargs):
        if len(given) == 3:
            raise KeyboardInterrupt
        given.append(page.pk)
        return copy(page, *args, **kwargs)

    monkeypatch.setattr(Page, "copy_for_translation", stops)
    with pytest.raises(KeyboardInterrupt):
        add_language("ka")
    assert len(keys("ka")) == 3
    monkeypatch.undo()
    _locale, grown = add_language("ka")
    assert grown.made == len(keys("sv")) - 3
    assert keys("ka") == keys("sv")
    assert is_sound()


def test_the_home_comes_first(small_site):
    locale = factories.locale("ka")
    assert grow(locale, homes_alone=True).made == 1
    assert keys("ka") == {small_site.home.translation_key}


def test_a_site_may_have_a_language_that_another_has_not(small_site):
    other = factories.home("other.example.se", slug="annan")
    _locale, grown = add_language("ka", Site.objects.filter(hostname="other.example.se"))
    theirs = Page.objects.descendant_of(other, inclusive=True).values_list("translation_key", flat=True)
    assert grown.made == len(theirs)
    assert keys("ka") == set(theirs)


def test_a_page_that_cannot_have_an_alias_is_told_and_the_others_are_made(small_site, monkeypatch):
    copy = Page.copy_for_translation

    def refuses(page, *args, **kwargs):
        if page.slug == "steg":
            raise ValidationError("So not.")
        return copy(page, *args, **kwargs)

    monkeypatch.setattr(Page, "copy_for_translation", refuses)
    _locale, grown = add_language("ka")
    assert set(grown.left) == {"Alla steg", "Folkbokforing", "Bankkonto", "Bankid"}
    assert grown.made == len(keys("sv")) - 4


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("kat", "ka (Georgian, georgiska)"),
        ("georgian", "ka (Georgian"),
        ("kurdish", " ckb ("),
        ("fa_ir", "fa (Persian"),
        ("xq", None),
    ],
)
def test_an_unknown_language_is_refused_and_those_near_are_named(asked, offered):
    with pytest.raises(LanguageError) as refused:
        declared_as(asked)
    assert offered is None or offered in str(refused.value)
    assert asked in str(refused.value)


@pytest.mark.parametrize("written", ["fa_AF", "FA-af", " fa-af "])
def test_a_language_may_be_written_as_people_write_it(written):
    assert declared_as(written).code == "fa-af"


def test_swedish_is_nothing_to_add():
    with pytest.raises(LanguageError):
        declared_as("sv")


def add_in_wagtails_list(client, code: str, **chosen) -> None:
    """Fill in Wagtail's own form for a locale; names are given by how they end."""
    address = reverse("wagtaillocales:add")
    form = parse(client.get(address)).select_one("main form")
    names = [field["name"] for field in form.select("input[name], select[name]")]
    ticked = {next(name for name in names if name.endswith(end)): value for end, value in chosen.items()}
    assert client.post(address, {"language_code": code, **ticked}).status_code == 302


def test_wagtails_own_list_of_locales_leads_to_the_same(
    admin_client, client, small_site, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        add_in_wagtails_list(admin_client, "ka")
    assert keys("ka") == keys("sv")
    assert client.get("/ka/steg/bankid/").status_code == 200
    assert is_sound()


def test_the_library_may_copy_the_tree_as_well(admin_client, small_site, django_capture_on_commit_callbacks):
    swedish = Locale.objects.get(language_code="sv").pk
    with django_capture_on_commit_callbacks(execute=True):
        add_in_wagtails_list(admin_client, "ka", enabled="on", sync_from=swedish)
    assert LocaleSynchronization.objects.filter(locale__language_code="ka", sync_from=swedish).exists()
    assert keys("ka") == keys("sv")
    assert is_sound()


def test_swedish_words_of_the_interface_are_marked_and_so_are_those_of_the_language(client, small_site):
    add_language("ckb")
    source = tell(small_site.steps[2], "ckb", "ناسنامە", only="Bankid")
    publish(source, factories.locale("ckb"))
    page = parse(client.get("/ckb/steg/bankid/"))
    assert (page.html["lang"], page.html["dir"]) == ("ckb", "rtl")
    assert (page.body["lang"], page.body["dir"]) == ("sv", "ltr")
    heading = page.h1 if page.h1.get("lang") else page.h1.select_one("[lang]")
    assert (heading["lang"], heading["dir"], heading.text) == ("ckb", "rtl", "ناسنامە")


def test_dates_among_words_of_the_interface_are_written_in_its_language():
    dated = Template("{% load reading %}{{ day|written }}")
    for code, month in [("ckb", "november"), ("uk", "листопада")]:
        with override(code):
            assert month in dated.render(Context({"day": date(2026, 11, 1)}))


def test_a_language_with_an_interface_of_its_own_is_not_marked(client, small_site):
    body = parse(client.get("/ar/steg/bankid/")).body
    assert not {"lang", "dir"} & body.attrs.keys()
