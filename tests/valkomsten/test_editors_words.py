"""No word of ours stands in the code of an editor's page: all come from a catalogue, Swedish and English."""

import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import SlugField
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from wagtail import blocks
from wagtail.admin.menu import admin_menu, help_menu, reports_menu, settings_menu
from wagtail.fields import StreamField
from wagtail.models import Page, Site, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail.users.models import UserProfile

from editorial.handbook import HandbookView
from editorial.models import FirstSteps
from editorial.roles import ROLES
from languages import declared
from languages.catalogues import ROOMS
from languages.models import Coming, Draft, Replaced
from pages.models import ContentVersion, Shelf, ShortAddress
from tests.html import parse
from tests.languages import pseudo
from tests.valkomsten import marked_site
from translation.models import JobItem

pytestmark = pytest.mark.django_db

#: What Wagtail itself says in English outside its catalogues, or puts into Swedish when it starts.
WAGTAILS = {"Actions", "Locale", "None", "Search", "Wagtail"} | {"Hem", "Välj"}
WAGTAILS_IN_MENUS = ("Vad är nytt i Wagtail", "Översättningar")
LANGUAGES = {one.swedish for one in declared.DECLARED.values()} | {one.endonym for one in declared.DECLARED.values()}
NAMES = {"localhost []", "astrid", "Root", "Välkomsten", *ROLES}
#: Rows no editor sees.
FACELESS = {Coming, ContentVersion, Draft, FirstSteps, JobItem, Replaced, Shelf, ShortAddress}


@pytest.fixture
def astrid(client) -> User:
    user = User.objects.create_superuser("astrid", "astrid@example.se")
    client.force_login(user)
    return user


MODELS = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]


def ours(models) -> list:
    return [model for model in models if model in MODELS]


def identifiers() -> set[str]:
    """The keys and slugs of all rows."""
    fields = [field for model in MODELS for field in model._meta.fields]
    slugs = [field for field in fields if isinstance(field, SlugField) or field.name == "key"]
    return {value for field in slugs for value in field.model._base_manager.values_list(field.name, flat=True)}


def html_of(response) -> str:
    """The page, also where it comes as part of a dialogue; nothing of a file to download."""
    if response.streaming:
        return ""
    is_page = response.headers["Content-Type"].startswith("text/html")
    return response.text if is_page else response.json().get("html", "")


def unmarked(html: str) -> set[str]:
    """The bare words of a page; a language has a name in Swedish and one of its own."""
    bare = set(pseudo.unmarked(html)) - WAGTAILS - NAMES - LANGUAGES
    return {text for text in bare if not set(text.split(" – ")) <= LANGUAGES}


@pytest.mark.one_database
def test_every_form_and_list_of_ours_takes_its_words_from_catalogues(client, astrid, settings, tmp_path, everything):
    """What Wagtail puts together once is put together before the words are marked; also that must follow the editor."""
    settings.MEDIA_ROOT = tmp_path
    marked_site.build()
    wagtails = [*snippet_paths(), *[*page_paths()][:: 1 if everything else 2]]
    paths = dict.fromkeys([*wagtails, *own_paths(), "/admin/"])
    for path in paths if everything else wagtails:
        client.get(path)
    same = identifiers()
    with pseudo.everything_marked():
        answers = {path: client.get(path) for path in paths}
    assert {answer.status_code for answer in answers.values()} <= {200, 302, 405}
    bare = {path: unmarked(html_of(answer)) - same for path, answer in answers.items()}
    assert not {path: words for path, words in bare.items() if words}


def snippet_paths() -> Iterator[str]:
    for model in ours(get_snippet_models()):
        address, row = model.snippet_viewset.get_url_name, model._default_manager.first()
        yield reverse(address("list"))
        yield reverse(address("edit"), args=[row.pk]) if row else reverse(address("add"))


def page_paths() -> Iterator[str]:
    yield reverse("wagtailsettings:edit", args=["pages", "kommun", Site.objects.get().pk])
    yield reverse("wagtailadmin_explore", args=[Page.objects.get(depth=2).pk])
    for model in ours(get_page_models()):
        page = model.objects.filter(slug="bankkonto").first() or model.objects.first()
        yield reverse("wagtailadmin_pages:edit", args=[page.pk])


def own_paths() -> Iterator[str]:
    """The addresses of our own rooms' views below /admin/ that are read and take no argument."""
    for path, pattern in patterns(get_resolver().url_patterns):
        view = getattr(pattern.callback, "view_class", pattern.callback)
        is_ours = path.startswith("admin/") and view.__module__.partition(".")[0] in ROOMS
        if is_ours and "<" not in path and hasattr(view, "get") and view is not HandbookView:  # Swedish texts
            yield f"/{path}"


def patterns(found, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in found:
        path = prefix + str(one.pattern).removeprefix("^").removesuffix("$")
        if isinstance(one, URLPattern):
            yield path, one
        else:
            yield from patterns(one.url_patterns, path)


def test_every_menu_takes_its_words_from_catalogues(astrid):
    request = RequestFactory().get("/admin/")
    request.user = astrid
    with pseudo.everything_marked():
        menus = [admin_menu, help_menu, reports_menu, settings_menu]
        labels = [str(item.label) for menu in menus for item in items_of(menu, request)]
    assert len(labels) > 20
    bare = [label for label in labels if pseudo.without_marks(label).strip()]
    assert not [label for label in bare if not label.startswith(WAGTAILS_IN_MENUS)]


def items_of(menu, request) -> Iterator:
    for item in menu.menu_items_for_request(request):
        yield item
        if hasattr(item, "menu"):
            yield from items_of(item.menu, request)


@pytest.mark.parametrize(
    "model", [model for model in MODELS if model not in FACELESS], ids=lambda model: model.__name__
)
def test_every_model_has_a_name_from_a_catalogue(model):
    assert isinstance(model._meta.verbose_name, Promise)
    with pseudo.everything_marked():
        assert not pseudo.without_marks(str(model._meta.verbose_name))


def test_every_block_takes_its_words_from_catalogues():
    fields = [field for model in ours(get_page_models()) for field in model._meta.fields]
    with pseudo.everything_marked():
        streams = [field.stream_block for field in fields if isinstance(field, StreamField)]
        words = [text for stream in streams for text in words_of(stream)]
    assert len(words) > 100
    assert not {text for text in words if pseudo.without_marks(text).strip()} - LANGUAGES


def words_of(block: blocks.Block) -> Iterator[str]:
    """All an editor reads of a block: its label, its help, its choices, and those of the blocks within."""
    if not isinstance(block, blocks.StreamBlock):
        yield str(block.label)
    yield str(getattr(block.meta, "help_text", "") or "")
    if isinstance(block, blocks.ChoiceBlock):
        yield from (str(label) for _value, label in block.field.choices)
    item = [block.child_block] if isinstance(block, blocks.ListBlock) else []
    for child in [*item, *getattr(block, "child_blocks", {}).values()]:
        yield from words_of(child)


ADD_CONTACT = "/admin/snippets/contacts/contact/add/"


def labels(client) -> set[str]:
    """The labels and headings of the form for a new contact."""
    page = parse(client.get(ADD_CONTACT))
    return {label.get_text(strip=True).rstrip("*").strip() for label in page.select("label, h2")}


def test_an_editor_reads_swedish_whatever_her_browser_asks_for(client, astrid):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert {"Vad de hjälper till med", "Öppettider", "arabiska – العربية"} <= labels(client)


def test_an_editor_whose_profile_says_english_reads_english(client, astrid):
    UserProfile.objects.create(user=astrid, preferred_language="en")
    assert {"What they help with", "Opening hours", "Arabic – العربية"} <= labels(client)
    menu = client.get("/admin/").text
    assert "Audiences and headings" in menu
    assert "Målgrupper" not in menu


def test_what_one_editor_opened_first_is_read_by_the_next_in_her_own_language(client, astrid):
    UserProfile.objects.create(user=astrid, preferred_language="en")
    assert "Choose organisation" in client.get(ADD_CONTACT).text
    client.force_login(User.objects.create_superuser("selma"))
    assert "Välj organisation" in client.get(ADD_CONTACT).text


@pytest.mark.parametrize(("code", "said"), [("sv", "Inloggade enheter"), ("en", "Sessions")])
def test_the_pages_of_her_account_speak_the_language_of_her_profile(client, astrid, code, said):
    UserProfile.objects.create(user=astrid, preferred_language=code)
    page = parse(client.get("/konto/2fa/"))
    assert page.html["lang"] == code
    assert said in {link.get_text(strip=True) for link in page.header.find_all("a")}


@pytest.mark.parametrize(
    "path",
    [
        "login/",
        "logout/",
        "password/reset/",
        "password/change/",
        "signup/",
        "reauthenticate/",
        "2fa/",
        "2fa/totp/activate/",
        "2fa/webauthn/",
        "2fa/webauthn/add/",
        "sessions/",
    ],
)
def test_every_page_of_the_account_takes_its_words_from_catalogues(client, path):
    if path not in {"login/", "password/reset/", "signup/"}:
        client.force_login(User.objects.create_superuser("astrid", "astrid@example.se", "hemligt"))
    if path not in {"login/", "password/reset/", "signup/", "reauthenticate/"}:
        client.post("/konto/reauthenticate/", {"password": "hemligt"})
    with pseudo.everything_marked():
        response = client.get(f"/konto/{path}", follow=True)
        assert response.status_code == 200
        assert not unmarked(response.text)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Publish immediately", "Publicera direkt"),
        ("Mark 'Do Not Translate'", "Ska inte översättas"),
        ("Locale", "Språk"),
        ("Sign In", "Logga in"),
    ],
)
def test_what_the_packages_say_is_swedish(message, said):
    with override("sv"):
        assert gettext(message) == said


@pytest.mark.parametrize(
    ("address", "message", "said"),
    [
        ("wagtail_localize:javascript_catalog", "Publish in ", "Publicera på "),
        ("wagtailadmin_javascript_catalog", "Expand all", "Fäll ut alla"),
    ],
)
def test_what_the_packages_say_in_scripts_is_swedish(client, astrid, address, message, said):
    catalogue = client.get(reverse(address)).text
    assert f"{json.dumps(message)}: {json.dumps(said)}" in catalogue
