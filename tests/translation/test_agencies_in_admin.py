"""The admin: send, take back, look, confirm; each only what is one's own."""

import polib
import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation, TranslationSource

from languages.sources import refresh
from tests.contacts.factories import UnitFactory
from tests.contacts.factories import site as other_site
from tests.html import parse
from tests.pages import factories
from tests.translation.agency import sent
from tests.translation.test_receiving import FIRST, SUMMARY, THEN, worked_on
from translation.models import Delivery, Translator

pytestmark = pytest.mark.django_db

SEND, RECEIVE = "/admin/oversattning/agenturer/", "/admin/oversattning/agenturer/ta-emot/"


def person(django_user_model, name: str, *codenames: str):
    user = django_user_model.objects.create_user(name)
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return user


@pytest.fixture
def translator(step, django_user_model):
    user = person(django_user_model, "amal")
    Translator.objects.create(user=user, site=step.get_site()).locales.set([factories.locale("ar")])
    return user


@pytest.fixture
def overseer(step, django_user_model):
    user = person(django_user_model, "olle", "oversee")
    UnitFactory(site=step.get_site(), members=[user])
    return user


@pytest.fixture
def client_of(client):
    def log_in(user):
        client.force_login(user)
        return client

    return log_in


def asked(**fields) -> dict:
    return {"reach": "site", "languages": [factories.locale("ar").pk], "what": "missing", "form": "po", **fields}


def uploaded(client, text: str, **fields) -> str:
    """The address of the preview."""
    file = SimpleUploadedFile("retur.po", text.encode())
    response = client.post(RECEIVE, {"file": file, **fields})
    assert response.status_code == 302, parse(response).select_one(".w-field__errors")
    return response.url


def test_a_translator_sends_her_languages_and_takes_them_back(client_of, translator, step):
    refresh(step)
    client = client_of(translator)
    offered = parse(client.get(SEND)).select('input[name="languages"]')
    assert [box["value"] for box in offered] == [str(factories.locale("ar").pk)]
    response = client.post(SEND, asked())
    file = polib.pofile(response.getvalue().decode())
    assert file.metadata["Language"] == "ar"
    address = uploaded(client, worked_on(str(file), {THEN: "ت", SUMMARY: "<b>أ</b>"}))
    page = parse(client.get(address))
    counts = {box["data-outcome"]: box.get_text() for box in page.select("[data-outcome]")}
    assert (counts["new"], counts["problem"]) == ("1", "1")
    [row] = page.select('[data-rows="new"] tbody tr')
    words = row.select("td")[-1]
    assert (words["lang"], words["dir"], words.get_text(strip=True)) == ("ar", "rtl", "ت")
    assert page.select_one('[data-rows="problem"] td').get_text() == str(file.find(SUMMARY).linenum)
    assert not StringTranslation.objects.exists()
    seen = page.select_one('button[name="seen"]')["value"]
    result = client.post(address, {"seen": seen}, follow=True)
    assert [row["data-fate"] for row in parse(result).select("[data-fate]")] == ["waiting"]
    assert StringTranslation.objects.get().data == "ت"


def test_a_language_that_is_not_hers_cannot_be_asked_for(client_of, translator, step):
    refresh(step)
    factories.open_languages(step.get_site().root_page, "tr")
    turkish = factories.locale("tr")
    response = client_of(translator).post(SEND, asked(languages=[turkish.pk]))
    assert response.context["form"].errors.keys() == {"languages"}


def test_an_overseer_has_all_languages_and_may_publish_with_gaps(client_of, overseer, step):
    refresh(step)
    factories.open_languages(step.get_site().root_page, "tr")
    client = client_of(overseer)
    assert len(parse(client.get(SEND)).select('input[name="languages"]')) == 2
    text = worked_on(client.post(SEND, asked()).getvalue().decode(), {THEN: "ت"})
    address = uploaded(client, text)
    page = parse(client.get(address))
    assert page.select_one('input[name="with_gaps"]')
    client.post(address, {"seen": page.select_one('button[name="seen"]')["value"], "with_gaps": "on"})
    assert Delivery.objects.get().with_gaps


def test_a_translator_does_not_publish_with_gaps(client_of, translator, step):
    refresh(step)
    client = client_of(translator)
    address = uploaded(client, worked_on(client.post(SEND, asked()).getvalue().decode(), {THEN: "ت"}))
    page = parse(client.get(address))
    assert not page.select_one('input[name="with_gaps"]')
    client.post(address, {"seen": page.select_one('button[name="seen"]')["value"], "with_gaps": "on"})
    assert not Delivery.objects.get().with_gaps


def test_who_has_no_role_has_no_agencies(client_of, step, django_user_model):
    client = client_of(person(django_user_model, "ingen"))
    for address in (SEND, RECEIVE):
        assert client.get(address).status_code == 302
        assert client.get(address, headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_a_delivery_is_its_own_users_alone(client_of, translator, overseer, step):
    refresh(step)
    address = uploaded(client_of(translator), worked_on(sent(translator, form="po"), {THEN: "ت"}))
    client = client_of(overseer)
    for url in (address, f"{address}resultat/"):
        assert client.get(url).status_code == 404
        assert client.post(url, {"seen": "x"}).status_code == 404


def test_another_site_is_not_chosen(client_of, translator, step):
    client = client_of(translator)
    response = client.get(SEND, {"plats": other_site().pk}, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403


def test_what_changed_since_it_was_looked_at_is_looked_at_again(client_of, translator, step):
    refresh(step)
    client = client_of(translator)
    address = uploaded(client, worked_on(sent(translator, form="po"), {THEN: "ت"}))
    response = client.post(address, {"seen": "något annat"})
    assert (response.url, StringTranslation.objects.exists()) == (address, False)


def test_a_file_is_thrown_away(client_of, translator, step):
    refresh(step)
    client = client_of(translator)
    address = uploaded(client, worked_on(sent(translator, form="po"), {THEN: "ت"}))
    asks = parse(client.get(address)).select_one("form details")
    assert not asks.has_attr("open")
    assert asks.select_one("button")["name"] == "discard"
    assert client.post(address, {"discard": "1"}).url == RECEIVE
    assert not Delivery.objects.exists()
    assert client.get(address).status_code == 404


def test_a_file_says_which_pages_it_is_about(client_of, translator, step):
    refresh(step)
    refresh(step.get_parent().specific)
    client = client_of(translator)
    for page, titles in ((step, ["Folkbokforing"]), (None, ["Alla steg", "Folkbokforing"])):
        shown = parse(client.get(uploaded(client, worked_on(sent(translator, page, form="po"), {THEN: "ت"}))))
        assert [one.text for one in shown.select("[data-about] [lang=sv]")] == titles


def test_a_refused_file_says_why_and_offers_nothing_to_store(client_of, translator, step):
    refresh(step)
    client = client_of(translator)
    address = uploaded(client, sent(translator, form="po").replace('"Language: ar', '"Language: xx'))
    page = parse(client.get(address))
    assert len(page.select("[data-refused] li")) == 1
    assert not page.select('button[name="seen"]')


def test_a_file_of_the_wrong_kind_is_refused_in_the_form(client_of, translator, step):
    file = SimpleUploadedFile("retur.docx", b"x")
    response = client_of(translator).post(RECEIVE, {"file": file})
    assert response.context["form"].errors.keys() == {"file"}
    assert not Delivery.objects.exists()


def test_a_page_is_asked_for_where_only_a_page_is_sent(client_of, translator, step):
    refresh(step)
    client = client_of(translator)
    assert client.post(SEND, asked(reach="page")).context["form"].errors.keys() == {"page"}
    response = client.post(SEND, asked(reach="page", page=step.pk))
    assert {entry.msgid for entry in polib.pofile(response.getvalue().decode())} >= {FIRST, THEN}


def test_nothing_to_send_is_said(client_of, translator):
    TranslationSource.objects.all().delete()
    response = client_of(translator).post(SEND, asked())
    assert len(list(response.context["messages"])) == 1


def test_the_page_has_a_button_that_chooses_it(client_of, step, django_user_model):
    client = client_of(django_user_model.objects.create_superuser("rut"))
    arabic = step.get_translations().get(locale__language_code="ar")
    chosen = [str(factories.locale("ar").pk)]
    for view, page, languages in (("pages:edit", step, []), ("explore", arabic, chosen)):
        menu = parse(client.get(reverse(f"wagtailadmin_{view}", args=[page.pk])))
        [link] = [a for a in menu.select("a[href]") if a["href"].startswith(SEND) and "page=" in a["href"]]
        form = parse(client.get(link["href"]))
        assert form.select_one('select[name="page"] option[selected]')["value"] == str(step.pk)
        assert form.select_one('input[name="reach"][checked]')["value"] == "page"
        assert [box["value"] for box in form.select('input[name="languages"][checked]')] == languages


def test_the_menu_leads_here(client_of, translator, step):
    page = client_of(translator).get("/admin/")
    assert SEND in page.content.decode()
