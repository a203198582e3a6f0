import io

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image
from wagtail.documents.forms import get_document_form
from wagtail.documents.models import Document
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image as WagtailImage
from wagtail.models import Site

from pages.models import HomePage
from tests import replay
from tests.html import parse
from tests.pages import factories

pytestmark = pytest.mark.django_db

PASSWORD = "korrekt häst batteri häftklammer"


@pytest.fixture
def editor():
    return get_user_model().objects.create_superuser("astrid", "astrid@example.se", PASSWORD)


@pytest.fixture
def site():
    replay.once("home in two languages", lambda: factories.open_languages(factories.home(), "ar"))
    return HomePage.objects.get(locale__language_code="sv")


def policy(response) -> dict[str, str]:
    directives = response["Content-Security-Policy"].split("; ")
    return {name: sources for name, _, sources in (directive.partition(" ") for directive in directives)}


@pytest.mark.parametrize("path", ["/", "/sv/", "/ar/", "/sv/steg/", "/sv/kontakter/", "/sv/ord/", "/sv/finns-inte/"])
def test_public_pages_set_no_cookie_and_allow_nothing_inline(client, site, path):
    client.cookies.clear()
    response = client.get(path)
    rules = policy(response)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_the_admin_has_a_policy_of_its_own(client, editor):
    client.force_login(editor)
    rules = policy(client.get("/admin/"))
    assert "'unsafe-inline'" in rules["script-src"]
    assert rules["frame-ancestors"] == "'self'"
    assert not any("http" in sources for sources in rules.values())


def test_a_preview_is_as_strict_as_the_page_but_may_stand_in_a_frame_of_the_admin(client, editor, site):
    client.force_login(editor)
    rules = policy(client.get(reverse("wagtailadmin_pages:view_draft", args=[site.pk])))
    assert rules["frame-ancestors"] == "'self'"
    assert rules["script-src"] == rules["style-src"] == "'self'"


def test_the_admin_asks_for_login_by_allauth_and_comes_back(client, editor):
    login = client.get("/admin/", follow=True)
    form = parse(login).select_one("form[method=post]")
    assert login.redirect_chain[-1][0] == "/konto/login/?next=/admin/"
    assert login["Content-Language"] == "sv"
    assert form.select_one("input[name=login]")
    given = {"login": "astrid", "password": PASSWORD, "next": "/admin/"}
    assert client.post("/konto/login/", given)["Location"] == "/admin/"


def test_wagtails_own_login_and_password_views_are_not_used(client):
    assert client.get("/admin/login/?next=/admin/pages/")["Location"] == "/konto/login/?next=/admin/pages/"
    assert client.get("/admin/password_reset/", follow=True).status_code == 404


def test_nobody_signs_up(client):
    given = {"username": "mallory", "email": "m@example.se", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/konto/signup/", given)
    assert not get_user_model().objects.exists()


def test_guessing_passwords_is_slowed_down(client, editor):
    for _ in range(12):
        client.post("/konto/login/", {"login": "astrid", "password": "fel"})
    answer = client.post("/konto/login/", {"login": "astrid", "password": PASSWORD})
    assert answer.status_code in {200, 429}
    assert "_auth_user_id" not in client.session


def test_an_editor_can_set_up_a_second_factor(client, editor):
    client.post("/konto/login/", {"login": "astrid", "password": PASSWORD})
    activate = "/konto/2fa/totp/activate/"
    asked_again = client.get(activate)["Location"]
    page = client.post(asked_again, {"password": PASSWORD, "next": activate}, follow=True)
    assert page.redirect_chain == [(activate, 302)]
    assert parse(page).select_one("input[name=code]")


def test_health_answers_without_secrets_and_is_not_stored(client):
    response = client.get("/halsa/")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == ["Database(alias='default'): OK", "Cache(alias='default'): OK"]
    assert "no-store" in response["Cache-Control"]


def test_health_says_when_the_cache_does_not_answer(client, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert client.get("/halsa/").status_code == 500


def picture(kind: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (4, 4)).save(data, kind)
    return data.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "accepted"),
    [("bild.png", picture("PNG"), True), ("bild.svg", SVG, False), ("bild.gif", picture("GIF"), False)],
    ids=["png", "svg", "gif"],
)
def test_images_are_of_kinds_that_hold_no_script(name, content, accepted):
    form = get_image_form(WagtailImage)({"title": "Bild"}, {"file": SimpleUploadedFile(name, content)})
    form.is_valid()
    assert ("file" not in form.errors) is accepted


@pytest.mark.parametrize(("name", "accepted"), [("blankett.pdf", True), ("sida.html", False), ("program.exe", False)])
def test_documents_are_of_kinds_that_offices_use(name, accepted):
    form = get_document_form(Document)({"title": "Blankett"}, {"file": SimpleUploadedFile(name, b"x")})
    form.is_valid()
    assert ("file" not in form.errors) is accepted


def test_the_site_answers_where_the_base_url_says(settings):
    settings.WAGTAILADMIN_BASE_URL = "http://192.168.1.20:8123"
    call_command("prepare_site", stdout=io.StringIO())
    assert Site.objects.get(is_default_site=True).root_url == "http://192.168.1.20:8123"


def test_two_sites_never_answer_at_the_same_address(settings):
    default = Site.objects.get(is_default_site=True)
    Site.objects.create(hostname="annan.example.se", port=443, root_page=default.root_page)
    settings.WAGTAILADMIN_BASE_URL = "https://annan.example.se"
    with pytest.raises(CommandError, match="Another site already answers"):
        call_command("prepare_site")
