import pytest
from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Locale, ModelLogEntry

from audiences.models import Audience
from contacts.models import Contact, ContactPhone, Import
from pages.models import ContentVersion
from tests.contacts.factories import ContactFactory, OrganisationFactory, PlaceFactory, UnitFactory, site
from tests.contacts.lists import address, as_csv, confirm, faults, imported, preview, upload
from tests.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(unit) -> dict:
    """A new contact of the editor's unit, with all that one must have."""
    return {
        "key": "sfi",
        "title": "Sfi",
        "organisation": unit.organisation.key,
        "owner": unit.name,
        "site": "laholm.example",
    }


def told(page) -> dict[str, int]:
    return {outcome.value: len(rows) for outcome, rows in page.context["outcomes"]}


def test_a_new_contact_is_shown_first_and_saved_when_it_is_confirmed(client, editor, unit, row):
    place = PlaceFactory(site=site())
    words = {
        "role": "Svenska för invandrare",
        "unit": unit.name,
        "place": place.name,
        "number_1": "0704650041",
        "label_1": "Sms",
        "opening_hours_1": "Mo-Fr 08:00-12:00",
        "number_2": "112",
        "languages": "svenska, Arabic, دری",
        "visit": "Kom utan att boka tid",
        "interpreter": "available",
        "access": "Hiss, hearing_loop",
        "checked_on": "2026-05-01",
        "is_demo": "Ja",
    }
    page = preview(client, as_csv([row | words]))
    assert told(page) == {"new": 1, "changed": 0, "same": 0, "faulty": 0}
    assert not Contact.objects.exists()
    assert confirm(client, page).context["listed"].new == 1
    contact = Contact.objects.get()
    assert (contact.key, contact.site, contact.owner, contact.unit, contact.place) == (
        *("sfi", site(), unit, unit),
        place,
    )
    assert list(contact.phones.values_list("number", "label", "opening_hours")) == [
        ("0704650041", "text", "Mo-Fr 08:00-12:00"),
        ("112", "main", ""),
    ]
    assert (contact.languages, contact.access) == (["sv", "ar", "fa-af"], ["lift", "hearing_loop"])
    assert (contact.visit, contact.interpreter, contact.visible_to) == (
        *("drop_in", "available"),
        ["nyanland", "yrkesverksam", "civilsamhalle"],
    )
    assert (contact.locale.language_code, str(contact.checked_on), contact.is_demo) == ("sv", "2026-05-01", True)


def test_a_preview_tells_what_changes_field_by_field(client, editor, unit, row):
    ContactFactory(key="sfi", title="Sfi", role="Kurser", site=site(), owner=unit, organisation=unit.organisation)
    ContactFactory(key="kvar", site=site(), owner=unit)
    page = preview(client, as_csv([row | {"role": "Kurser i svenska", "email": ""}]))
    [verdict] = page.context["plan"].verdicts
    assert [(change.old, change.new) for change in verdict.changes] == [("Kurser", "Kurser i svenska")]
    assert told(page) == {"new": 0, "changed": 1, "same": 0, "faulty": 0}
    confirm(client, page)
    assert Contact.objects.get(key="sfi").role == "Kurser i svenska"
    assert Contact.objects.filter(key="kvar").exists()


def test_a_column_left_out_leaves_the_field_and_an_empty_cell_empties_it(client, editor, unit):
    contact = ContactFactory(
        key="sfi", site=site(), owner=unit, role="Kurser", email="sfi@example.se", phones=["112", "08-465 004 10"]
    )
    imported(client, [{"key": "sfi", "site": "laholm.example", "email": "", "number_1": ""}])
    contact = Contact.objects.get(pk=contact.pk)
    assert (contact.role, contact.email) == ("Kurser", "")
    assert [phone.number for phone in contact.phones.all()] == ["08-465 004 10"]


def test_a_changed_number_stays_the_same_row(client, editor, unit):
    contact = ContactFactory(key="sfi", site=site(), owner=unit, phones=["112", "08-465 004 10"])
    before = [phone.pk for phone in contact.phones.all()]
    imported(client, [{"key": "sfi", "number_2": "08-465 004 11"}])
    assert list(ContactPhone.objects.values_list("pk", flat=True)) == before
    assert list(ContactPhone.objects.values_list("number", flat=True)) == ["112", "08-465 004 11"]


def test_audiences_are_named_by_their_address(client, editor, row):
    for slug in ["anvisad", "anhorig"]:
        Audience.objects.create(slug=slug, title=slug.capitalize(), locale=Locale.get_default())
    imported(client, [row | {"audiences": "anhorig, anvisad"}])
    assert set(Contact.objects.get().audiences.values_list("slug", flat=True)) == {"anvisad", "anhorig"}
    assert faults(client, [row | {"audiences": "turist"}]) == {2: {"audiences"}}


def test_an_identifier_is_made_of_the_title_but_never_taken_by_guess(client, editor, row):
    imported(client, [row | {"key": "", "title": "Förskola och fritidshem"}])
    assert Contact.objects.get().key == "forskola-och-fritidshem"
    assert faults(client, [row | {"key": "", "title": "Förskola och fritidshem"}]) == {2: {"key"}}
    assert faults(client, [row | {"key": "", "title": ""}]) == {2: {"key"}}


def test_one_wrong_row_keeps_all_others_from_being_saved(client, editor, row):
    rows = [
        row,
        row | {"key": "a", "title": "", "email": "nej", "opening_hours": "Måndagar"},
        row | {"key": "b", "number_1": "704650041", "languages": "klingonska", "visit": "kanske", "next_review": "maj"},
        row | {"key": "c", "checked_on": "2026-05-01", "next_review": "2026-04-30", "opening_hours_1": "24/7"},
        row | {"key": "d", "title": "=#REF!", "role": "#REF!", "check_note": "\x07"},
        row | {"key": "inte giltig"},
        row,
    ]
    assert faults(client, rows) == {
        3: {"title", "email", "opening_hours"},
        4: {"number_1", "languages", "visit", "next_review"},
        5: {"next_review", "number_1"},
        6: {"role", "check_note"},
        7: {"key"},
        8: {"key"},
    }
    page = preview(client, as_csv(rows))
    confirm(client, page)
    assert not Contact.objects.exists()


def test_what_another_site_has_is_as_unknown_as_what_is_nowhere(client, editor, unit, row):
    other = site("varberg.example")
    theirs = UnitFactory(name="Deras", site=other, organisation__site=other)
    ContactFactory(key="sfi", title="Deras sfi", site=other, owner=theirs, organisation=theirs.organisation)
    PlaceFactory(name="Deras hus", site=other)
    rows = [
        row | {"key": "a", "organisation": theirs.organisation.key},
        row | {"key": "b", "unit": "Deras", "place": "Deras hus", "owner": "Deras"},
        row | {"site": "varberg.example"},
        row | {"key": "d", "site": "ingen.example"},
    ]
    plan = preview(client, as_csv([{"unit": "", "place": ""} | each for each in rows])).context["plan"]
    found = {each.line: [fault.text for fault in each.faults] for each in plan.verdicts}
    assert {line: len(texts) for line, texts in found.items()} == {2: 1, 3: 3, 4: 1, 5: 1}
    assert found[4][0].replace("varberg", "ingen") == found[5][0]
    assert Contact.objects.get().title == "Deras sfi"


def test_an_editor_changes_only_what_her_units_own(client, editor, unit):
    ContactFactory(key="sfi", site=site(), owner=UnitFactory(site=site()))
    ContactFactory(key="rikets", site=None, owner=unit)
    ContactFactory(key="andras", site=None)
    rows = [{"key": "sfi", "site": "laholm.example"}, *({"key": key, "site": ""} for key in ["rikets", "andras", "ny"])]
    assert faults(client, rows) == {2: {"key"}, 4: {"key"}, 5: {"site"}}


def test_a_national_contact_is_made_by_a_superuser_and_points_at_what_is_national(client, superuser):
    site()
    national, local = OrganisationFactory(key="polisen"), OrganisationFactory(key="polisen", site=site())
    row = {"key": "polisen", "title": "Polisen", "organisation": "polisen"}
    imported(client, [row | {"site": ""}, row | {"site": "laholm.example"}])
    found = {contact.site: contact.organisation for contact in Contact.objects.all()}
    assert found == {None: national, site(): local}


def test_who_edits_several_sites_must_say_which(client, editor, unit, row):
    UnitFactory(site=site("varberg.example")).members.add(editor)
    del row["site"]
    assert faults(client, [row]) == {2: {"site"}}


def test_a_contact_that_was_changed_meanwhile_is_looked_at_again(client, editor, unit):
    contact = ContactFactory(key="sfi", site=site(), owner=unit, role="Kurser")
    page = preview(client, as_csv([{"key": "sfi", "role": "Kurser i svenska"}]))
    Contact.objects.filter(pk=contact.pk).update(role="Vägledning")
    again = confirm(client, page)
    assert Contact.objects.get().role == "Vägledning"
    [change] = again.context["plan"].verdicts[0].changes
    assert (change.old, change.new) == ("Vägledning", "Kurser i svenska")
    confirm(client, again)
    assert Contact.objects.get().role == "Kurser i svenska"


def test_confirming_twice_saves_once(client, editor, row):
    page = preview(client, as_csv([row]))
    confirm(client, page)
    Contact.objects.update(title="Ändrad sedan")
    client.post(page.request["PATH_INFO"], {"seen": page.context["plan"].digest})
    assert Contact.objects.get().title == "Ändrad sedan"
    assert ModelLogEntry.objects.get_for_model(Contact).count() == 1


def test_only_who_uploaded_a_list_sees_and_confirms_it_and_only_for_a_day(client, editor, row, unit):
    page = preview(client, as_csv([row]))
    seen = {"seen": page.context["plan"].digest}
    client.force_login(User.objects.create_superuser("rut"))
    assert client.get(page.request["PATH_INFO"]).status_code == 404
    assert client.post(page.request["PATH_INFO"], seen).status_code == 404
    client.force_login(editor)
    Import.objects.update(made_on="2020-01-01T00:00Z")
    assert client.post(page.request["PATH_INFO"], seen).status_code == 404
    assert not Contact.objects.exists()


def test_a_list_that_is_thrown_away_is_gone(client, editor, row):
    page = preview(client, as_csv([row]))
    client.post(page.request["PATH_INFO"], {"discard": "1"})
    assert not Import.objects.exists()
    assert not Contact.objects.exists()


def test_rights_that_went_between_looking_and_saving_are_missed(client, editor, unit, row):
    page = preview(client, as_csv([row]))
    unit.members.clear()
    client.post(page.request["PATH_INFO"], {"seen": page.context["plan"].digest})
    assert not Contact.objects.exists()


def test_who_may_only_look_may_not_import(client, editor):
    editor.user_permissions.remove(*editor.user_permissions.exclude(codename__in=["access_admin", "delete_contact"]))
    assert address("import") not in client.get(address("list")).text
    assert client.get(address("import")).status_code == 302
    assert upload(client, b"key\nsfi").status_code == 302
    assert client.get(address("example")).status_code == 302


def test_readers_get_what_was_imported_and_history_says_who_did_it(
    client, editor, unit, row, django_capture_on_commit_callbacks
):
    ContactFactory(key="annan", title="Annan", site=site(), owner=unit, organisation=unit.organisation)
    page = preview(client, as_csv([row, row | {"key": "annan", "title": "Nytt namn"}]))
    transaction.get_connection().run_on_commit.clear()
    before = ContentVersion.current()
    with django_capture_on_commit_callbacks(execute=True):
        confirm(client, page)
    assert ContentVersion.current() == before + 1
    entries = ModelLogEntry.objects.get_for_model(Contact).order_by("pk")
    assert [(entry.action, entry.user) for entry in entries] == [("wagtail.create", editor), ("wagtail.edit", editor)]


def test_an_upload_changes_nothing_for_readers(client, editor, row, django_capture_on_commit_callbacks):
    transaction.get_connection().run_on_commit.clear()
    before = ContentVersion.current()
    with django_capture_on_commit_callbacks(execute=True):
        preview(client, as_csv([row]))
    assert ContentVersion.current() == before


def test_a_preview_says_in_which_row_and_column_something_is_wrong_and_offers_no_saving(client, editor, row):
    page = parse(preview(client, as_csv([row, row | {"key": "b", "email": "nej"}])))
    counts = {cell["data-outcome"]: cell.get_text(strip=True) for cell in page.select("[data-outcome]")}
    assert counts == {"new": "1", "changed": "0", "same": "0", "faulty": "1"}
    [fault] = page.select("[data-rows=faulty] tbody tr")
    assert [cell.get_text(strip=True) for cell in fault.select("td")][:3] == ["3", "Sfi", "E-post"]
    assert not page.select("button[name=seen]")


def test_without_a_column_of_sites_a_national_contact_of_hers_is_found_too(client, editor, unit):
    ContactFactory(key="rikets", site=None, owner=UnitFactory(site=None, members=[editor]))
    imported(client, [{"key": "rikets", "role": "Svarar alla"}])
    assert Contact.objects.get().role == "Svarar alla"


def test_more_contacts_than_are_saved_at_a_time_are_not_saved(client, editor, row, monkeypatch):
    monkeypatch.setattr("contacts.exchange.plan.MOST_SAVED", 1)
    page = preview(client, as_csv([row, row | {"key": "b"}]))
    assert page.context["plan"].obstacle
    confirm(client, page)
    assert not Contact.objects.exists()
