"""What the editor's form and publishing refuse, tried through the form and the revision that an editor makes."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from pages.models import HomePage, PrerequisiteRow, StepIndexPage, StepPage
from tests.contacts.factories import ContactFactory, UnitFactory, site
from tests.knowledge.factories import FactFactory
from tests.pages import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    factories.home()
    return StepIndexPage.objects.get()


def filled_form(step, audience_rows=(), prerequisites=(), contact_rows=(), **fields):
    """The edit form of a step with these inline rows."""
    data = nested_form_data(
        {
            "title": step.title,
            "slug": step.slug,
            "summary": step.summary,
            "phase": step.phase_id,
            "theme": step.theme_id,
            "level": step.level,
            "icon": step.icon,
            "bring": streamfield([]),
            "body": streamfield([]),
            "audience_rows": inline_formset(audience_rows),
            "prerequisites": inline_formset(prerequisites),
            "contact_rows": inline_formset(contact_rows),
            "glossary_rows": inline_formset([]),
            "recordings": inline_formset([]),
            "comments": inline_formset([]),
            **fields,
        }
    )
    form_class = StepPage.get_edit_handler().get_form_class()
    return form_class(data, instance=step, parent_page=step.get_parent(), for_user=None)


def applies(slug="anvisad", application="galler"):
    return {"audience": factories.audience(slug).pk, "application": application, "condition": "", "note": ""}


def after(step):
    return {"required": step.pk, "kind": "grind", "condition": "", "audiences": []}


def test_a_whole_form_is_accepted(index):
    gate = factories.step(index, "konto")
    form = filled_form(factories.step(index, "bankid", applies=()), [applies()], [after(gate)])
    assert form.is_valid(), form.errors


def test_a_circle_is_refused_on_the_row_that_closes_it(index):
    bankid = factories.step(index, "bankid")
    account = factories.step(index, "konto", after=[bankid])
    form = filled_form(bankid, [applies()], [after(account)])
    assert not form.is_valid()
    assert "required" in form.formsets["prerequisites"].forms[0].errors


def test_a_prerequisite_that_does_not_apply_to_the_audience_is_refused_on_its_field(index):
    account = factories.step(index, "konto", applies=(), not_for=["anvisad"])
    form = filled_form(factories.step(index, "bankid", applies=()), [applies()], [after(account)])
    assert not form.is_valid()
    assert "required" in form.formsets["prerequisites"].forms[0].errors


def test_a_step_that_others_need_cannot_be_turned_off(index):
    account = factories.step(index, "konto")
    factories.step(index, "bankid", after=[account])
    form = filled_form(account, [applies(application="galler-inte")])
    assert not form.is_valid()
    assert "application" in form.formsets["audience_rows"].forms[0].errors


def test_the_form_refuses_a_fact_that_does_not_exist(index):
    step = factories.step(index, "konto")
    step.summary = "Det kostar [[finns_inte]]."
    form = filled_form(step, [applies()])
    assert not form.is_valid()
    assert "summary" in form.errors


def test_the_form_refuses_a_fact_that_does_not_exist_in_a_row(index):
    form = filled_form(factories.step(index, "konto", applies=()), [{**applies(), "note": "Det är [[finns_inte]]."}])
    assert not form.is_valid()
    assert "note" in form.formsets["audience_rows"].forms[0].errors


def test_the_form_refuses_what_is_another_site_s_on_the_right_fields(index):
    other = site("varberg.example")
    theirs = ContactFactory(site=other, organisation__site=other)
    unit = UnitFactory(site=other, organisation=theirs.organisation)
    FactFactory(key="deras_avgift", site=other)
    step = factories.step(index, "konto")
    step.summary = "Det kostar [[deras_avgift]]."
    row = {**applies(), "responsible": theirs.organisation_id}
    relations = {"contact_rows": [{"contact": theirs.pk}], "responsible": theirs.organisation_id, "unit": unit.pk}
    body = streamfield([("fact", {"fact": "deras_avgift", "text": "Avgift"})])
    bring = streamfield([("item", "[[deras_avgift]]")])
    form = filled_form(step, [row], body=body, bring=bring, **relations)
    assert set(form.errors) == {"summary", "responsible", "unit", "body", "bring"}
    assert set(form.formsets["contact_rows"].errors[0]) == {"contact"}
    assert set(form.formsets["audience_rows"].errors[0]) == {"responsible"}


def test_a_block_of_the_text_may_name_the_site_s_own_and_the_nation_s_contact_and_no_other(index):
    own, other = index.get_site(), site("varberg.example")
    ours, national, theirs = (ContactFactory(site=one, organisation__site=one) for one in (own, None, other))
    step = factories.step(index, "konto")
    for contacts, faults in [([ours, national], set()), ([ours, theirs], {"body"}), ([theirs], {"body"})]:
        body = streamfield([("contact", str(contact.pk)) for contact in contacts])
        assert set(filled_form(step, [applies()], body=body).errors) == faults


def test_the_form_accepts_what_is_the_site_s_own(index):
    own = index.get_site()
    contact = ContactFactory(site=own, organisation__site=own)
    FactFactory(key="egen_avgift", site=own)
    step = factories.step(index, "konto")
    step.summary = "Det kostar [[egen_avgift]]."
    body = streamfield([("fact", {"fact": "egen_avgift", "text": "Avgift"})])
    relations = {"contact_rows": [{"contact": contact.pk}], "responsible": contact.organisation_id}
    form = filled_form(step, [applies()], body=body, **relations)
    assert form.is_valid(), (form.errors, [formset.errors for formset in form.formsets.values()])


def test_a_prerequisite_must_be_the_swedish_page(index):
    gate = factories.step(index, "konto")
    factories.open_languages(HomePage.objects.get(), "ar")
    arabic = StepPage.objects.get(translation_key=gate.translation_key, locale__language_code="ar")
    form = filled_form(factories.step(index, "bankid", applies=()), [applies()], [after(arabic)])
    assert not form.is_valid()
    assert "required" in form.formsets["prerequisites"].forms[0].errors


def test_publishing_refuses_a_circle_that_got_into_a_revision(index):
    bankid = factories.step(index, "bankid")
    account = factories.step(index, "konto", after=[bankid])
    bankid.prerequisites = [PrerequisiteRow(required=account)]
    revision = bankid.save_revision()
    with pytest.raises(ValidationError, match="Bankid → Konto → Bankid"):
        revision.publish()
    assert not PrerequisiteRow.objects.filter(step=bankid).exists()


def test_a_page_cannot_take_the_address_of_an_audience(index):
    factories.audience("anvisad")
    with pytest.raises(ValidationError) as refused:
        factories.step(index, "anvisad")
    assert list(refused.value.message_dict) == ["slug"]


def test_an_audience_cannot_take_the_address_of_a_page(index):
    factories.step(index, "konto")
    with pytest.raises(ValidationError) as refused:
        factories.audience("konto").clean()
    assert list(refused.value.message_dict) == ["slug"]
