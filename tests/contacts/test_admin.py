import pytest
from django.urls import reverse

from contacts.models import Contact, Organisation, Place, Unit
from tests.contacts.conftest import MODELS
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, UnitFactory, site
from tests.html import parse

pytestmark = pytest.mark.django_db


def address(model: type, view: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def listed(client, model: type) -> set[str]:
    page = parse(client.get(address(model, "list")))
    return {title.get_text(strip=True) for title in page.select("main tbody .title-wrapper")}


def bulk_delete(row) -> str:
    path = reverse("wagtail_bulk_action", args=[row._meta.app_label, row._meta.model_name, "delete"])
    return f"{path}?id={row.pk}"


def posted(**fields) -> dict:
    rows = {f"phones-{name}": 0 for name in ["TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS"]}
    return {"title": "Sfi", "role": "", "visible_to": ["nyanland"], **rows, "phones-MAX_NUM_FORMS": 1000, **fields}


def errors_of(response) -> set[str]:
    form = response.context["form"]
    return set(form.errors)


@pytest.mark.parametrize("model", MODELS)
def test_a_superuser_opens_every_list_and_form(client, superuser, model):
    factories = {Contact: ContactFactory, Organisation: OrganisationFactory, Place: PlaceFactory, Unit: UnitFactory}
    row = factories[model]()
    assert str(row) in listed(client, model)
    for view, args in [("add", []), ("edit", [row.pk]), ("history", [row.pk]), ("delete", [row.pk])]:
        assert client.get(address(model, view, *args)).status_code == 200, view
    assert client.get(address(model, "list"), {"q": str(row)}).status_code == 200


def test_an_editor_is_shown_what_her_unit_owns_and_no_more(client, editor, unit):
    ContactFactory(title="Vår", site=site(), owner=unit)
    ContactFactory(title="En annan enhets", site=site(), owner=UnitFactory(site=site()))
    ContactFactory(title="Ingens", site=site())
    PlaceFactory(name="Vårt hus", site=site(), owner=unit)
    PlaceFactory(name="Ett annat hus", site=site())
    PlaceFactory(name="Rikets hus")
    assert listed(client, Contact) == {"Vår"}
    assert listed(client, Place) == {"Vårt hus"}
    assert listed(client, Unit) == {"Integrationsenheten"}


@pytest.mark.parametrize("view", ["edit", "delete", "history", "usage"])
def test_an_editor_is_sent_away_from_a_row_of_another_unit(client, editor, unit, view):
    ours = ContactFactory(site=site(), owner=unit)
    theirs = ContactFactory(site=site(), owner=UnitFactory(site=site()))
    assert client.get(address(Contact, view, ours.pk)).status_code == 200
    for response in [
        client.get(address(Contact, view, theirs.pk)),
        client.post(address(Contact, view, theirs.pk), posted(title="Kapad")),
    ]:
        assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert Contact.objects.get(pk=theirs.pk).title == theirs.title


def test_an_editor_adds_a_contact_of_her_own_unit(client, editor, unit):
    fields = posted(site=unit.site_id, owner=unit.pk, organisation=unit.organisation_id)
    response = client.post(address(Contact, "add"), fields)
    assert response.status_code == 302, errors_of(response)
    contact = Contact.objects.get()
    assert (contact.key, contact.owner, contact.locale.language_code) == ("sfi", unit, "sv")


def test_an_editor_is_refused_what_is_not_hers_on_the_right_fields(client, editor):
    theirs = UnitFactory(site=site("varberg.example"), organisation__site=site("varberg.example"))
    fields = posted(
        site=theirs.site_id,
        owner=theirs.pk,
        unit=theirs.pk,
        organisation=theirs.organisation_id,
        place=PlaceFactory(site=theirs.site).pk,
    )
    response = client.post(address(Contact, "add"), fields)
    assert errors_of(response) >= {"site", "owner", "unit", "organisation", "place"}
    assert {"site", "owner"} <= errors_of(client.post(address(Contact, "add"), posted()))
    assert not Contact.objects.exists()


def test_what_cannot_be_true_is_refused_on_the_right_fields_and_kept_in_the_form(client, superuser):
    ContactFactory(key="sfi", site=None)
    fields = posted(organisation=OrganisationFactory().pk, opening_hours="Måndagar", languages=["tlh"])
    response = client.post(address(Contact, "add"), {**fields, "key": "sfi"})
    assert errors_of(response) == {"opening_hours", "languages", "key"}
    assert response.context["form"]["title"].value() == "Sfi"


def test_an_organisation_of_another_site_is_not_hosted_at_a_place(client, superuser):
    guest = OrganisationFactory(site=site("varberg.example"))
    rows = {"hosts-TOTAL_FORMS": 1, "hosts-INITIAL_FORMS": 0, "hosts-MIN_NUM_FORMS": 0, "hosts-MAX_NUM_FORMS": 1000}
    fields = {"name": "Huset", "site": site().pk, **rows, "hosts-0-organisation": guest.pk, "hosts-0-ORDER": 1}
    response = client.post(address(Place, "add"), fields)
    assert response.context["form"].formsets["hosts"].errors[0].keys() == {"organisation"}
    assert not Place.objects.exists()


@pytest.mark.parametrize("model", MODELS)
def test_a_chooser_offers_the_rows_of_the_editor_s_site_and_the_national(client, editor, model):
    factories = {Contact: ContactFactory, Organisation: OrganisationFactory, Place: PlaceFactory, Unit: UnitFactory}
    rows = {where: factories[model](site=where) for where in [site(), None, site("varberg.example")]}
    chooser = model.snippet_viewset.chooser_viewset
    modal = client.get(reverse(chooser.get_url_name("choose_results")))
    offered = {link.get_text(strip=True) for link in parse(modal).select("tbody a")}
    assert {str(rows[site()]), str(rows[None])} <= offered
    assert str(rows[site("varberg.example")]) not in offered
    chosen = {
        where: client.get(reverse(chooser.get_url_name("chosen"), args=[row.pk]), follow=True).status_code
        for where, row in rows.items()
    }
    assert chosen == {site(): 200, None: 200, site("varberg.example"): 404}


@pytest.mark.parametrize("model", MODELS)
def test_the_filters_of_a_list_never_name_what_is_another_site_s(client, editor, model):
    theirs = OrganisationFactory(name="Deras förvaltning", site=site("varberg.example"))
    UnitFactory(name="Deras enhet", organisation=theirs, site=theirs.site)
    page = parse(client.get(address(model, "list")))
    named = page.select_one("[data-controller~=w-drilldown]").get_text(" ", strip=True)
    assert "laholm.example" in named
    assert "Deras" not in named
    assert "varberg.example" not in named


def test_an_organisation_in_use_is_not_deleted(client, superuser, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    organisation = ContactFactory().organisation
    for where in [address(Organisation, "delete", organisation.pk), bulk_delete(organisation)]:
        assert client.post(where).status_code < 500
        assert Organisation.objects.filter(pk=organisation.pk).exists()


def test_the_list_of_contacts_tells_their_languages(client, superuser):
    ContactFactory()
    table = parse(client.get(address(Contact, "list"))).select_one("main table")
    assert "Språk" in [head.get_text(strip=True) for head in table.select("thead th")]
    assert "Svenska" in table.tbody.get_text()
