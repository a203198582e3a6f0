"""My desk: what an editor's units must look over, and one press of a button that says it is still true."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry, PageLogEntry, ReferenceIndex, Site
from wagtail_localize.models import StringSegment, StringTranslation

from contacts.models import Contact, Unit
from contacts.ownership import units_of
from editorial.models import Feedback
from editorial.review import due
from editorial.roles import EDITOR
from pages.models import StepPage
from search.models import Missed
from tests import replay
from tests.contacts.factories import ContactFactory, OrganisationFactory, UnitFactory
from tests.contacts.factories import site as another_site
from tests.html import parse
from tests.knowledge.factories import FactFactory
from tests.people import member

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 15)
HOME = "/admin/"


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_moment: TODAY)


@pytest.fixture
def unit(small_site):
    here = Site.objects.get()
    written = {"name": "Vuxenutbildningen", "site": here}
    replay.once("unit with a desk", lambda: UnitFactory(organisation=OrganisationFactory(site=here), **written))
    return Unit.objects.get(**written)


@pytest.fixture
def editor(client, small_site, unit) -> User:
    user = member(EDITOR, unit, name="eva")
    client.force_login(user)
    return user


@pytest.fixture
def step(small_site, unit) -> StepPage:
    """A step whose day has come."""
    replay.once("step whose day has come", lambda: fall_due(small_site.steps[1], unit))
    return StepPage.objects.get(pk=small_site.steps[1].pk)


def fall_due(step: StepPage, unit: Unit) -> None:
    step.unit, step.reviewed_on, step.next_review = unit, date(2025, 6, 1), date(2026, 6, 1)
    step.save_revision().publish()


def named(user) -> list[str]:
    return [str(one.row) for one in due(units_of(user))]


def desk(client) -> BeautifulSoup:
    return parse(client.get(HOME))


def press(client, row, **more):
    label = "wagtailcore.page" if isinstance(row, StepPage) else row._meta.label_lower
    return client.post(reverse("confirm_as_true", args=[label, row.pk]), **more)


def test_what_has_waited_longest_comes_first_and_what_is_seen_to_does_not_come(editor, unit, step):
    ContactFactory(title="Aldrig", owner=unit)
    ContactFactory(title="Dags", owner=unit, checked_on=date(2025, 1, 1), next_review=date(2026, 5, 1))
    ContactFactory(title="Länge sedan", owner=unit, checked_on=date(2025, 10, 1))
    ContactFactory(title="Nyss", owner=unit, checked_on=date(2026, 6, 1))
    ContactFactory(title="Sedan", owner=unit, checked_on=date(2020, 1, 1), next_review=date(2026, 6, 16))
    FactFactory(label="Avgift", key="avgift", owner=unit, checked_on=date(2025, 6, 15))
    FactFactory(label="Slut", key="slut", owner=unit, valid_to=date(2026, 6, 14))
    assert named(editor)[:4] == ["Aldrig", "Länge sedan", "Dags", "Bankkonto"]
    assert [name.partition(":")[0] for name in named(editor)[4:]] == ["Avgift"]


def test_what_other_units_keep_true_is_theirs(client, editor, step):
    here = Site.objects.get()
    neighbour = UnitFactory(name="Biblioteket", site=here)
    theirs = ContactFactory(title="Lånekort", owner=neighbour)
    step.unit = neighbour
    step.save_revision().publish()
    assert named(editor) == []
    assert press(client, theirs).status_code == press(client, step).status_code == 404
    assert Contact.objects.get(pk=theirs.pk).checked_on is None


def test_nothing_of_another_site_is_on_the_desk(client, editor):
    there = another_site("boksund.example")
    theirs = ContactFactory(title="Boksund", owner=UnitFactory(name="Boksunds enhet", site=there), site=there)
    Missed.objects.create(site=there, language="sv", query="klarinett")
    Feedback.objects.create(site=there, path="/sv/boksund/", language="sv", helpful=False, text="Hej från Boksund")
    shown = desk(client).get_text()
    assert not any(word in shown for word in ["Boksund", "klarinett"])
    assert press(client, theirs).status_code == 404


def test_a_page_is_confirmed_without_an_edit_and_readers_see_it(
    client, editor, step, django_capture_on_commit_callbacks
):
    assert desk(client).select_one(".desk tbody a").get_text() == "Bankkonto"
    revision = step.latest_revision_id
    with django_capture_on_commit_callbacks(execute=True):
        assert press(client, step, follow=True).redirect_chain == [(HOME, 302)]
    step.refresh_from_db()
    assert (step.reviewed_on, step.next_review) == (TODAY, date(2026, 12, 12))  # the state answers for the step
    assert step.latest_revision_id == revision
    assert "Bankkonto" not in {row.get_text() for row in desk(client).select(".desk tbody a")}
    assert PageLogEntry.objects.filter(action="editorial.confirm", page=step.pk, user=editor).count() == 1
    assert "15 juni 2026" in client.get("/sv/steg/bankkonto/").text
    assert "15 يونيو 2026" in client.get("/ar/steg/bankkonto/").text


def test_the_buttons_of_the_desk_work_where_forms_are_guarded(client, editor, unit):
    contact = ContactFactory(owner=unit)
    client.handler.enforce_csrf_checks = True
    form = desk(client).select_one(".desk form")
    token = {field["name"]: field["value"] for field in form.select("input")}
    assert client.post(form["action"]).status_code == 403
    assert client.post(form["action"], token).status_code == 302
    contact.refresh_from_db()
    assert contact.checked_on == TODAY


def test_a_draft_that_is_published_later_takes_nothing_back(client, editor, step):
    step.title = "Öppna bankkonto"
    draft = step.save_revision()
    press(client, step)
    draft.refresh_from_db()
    draft.publish()
    assert StepPage.objects.get(pk=step.pk).title == "Öppna bankkonto"
    assert StepPage.objects.get(pk=step.pk).reviewed_on == TODAY


def test_a_contact_and_a_fact_are_confirmed_too(client, editor, unit):
    contact = ContactFactory(owner=unit)
    fact = FactFactory(owner=unit)
    for row in (contact, fact):
        assert press(client, row).status_code == 302
        row.refresh_from_db()
        assert row.checked_on == TODAY
    assert contact.next_review == date(2026, 12, 12)
    assert ModelLogEntry.objects.filter(action="editorial.confirm", user=editor).count() == 2


def test_who_may_not_change_it_does_not_confirm_it(client, editor, unit):
    contact = ContactFactory(owner=unit)
    editor.groups.get().permissions.remove(Permission.objects.get(codename="change_contact"))
    assert press(client, contact).status_code in (302, 403)
    contact.refresh_from_db()
    assert contact.checked_on is None


@pytest.mark.parametrize(("label", "status"), [("auth.user", 404), ("x", 404), ("contacts.contact", 404)])
def test_what_is_not_there_is_not_confirmed(client, editor, label, status):
    assert client.post(f"/admin/skrivbord/bekrafta/{label}/4711/").status_code == status


def test_a_look_confirms_nothing(client, editor, unit):
    contact = ContactFactory(owner=unit)
    assert client.get(reverse("confirm_as_true", args=["contacts.contact", contact.pk])).status_code == 405


def test_what_readers_say_and_look_for_in_vain_is_there(client, editor):
    here = Site.objects.get()
    Feedback.objects.create(site=here, path="/sv/om/", language="sv", helpful=False, text="<b>Fel</b> nummer")
    Feedback.objects.create(site=here, path="/sv/om/", language="sv", helpful=True, text="Tack")
    Missed.objects.create(site=here, language="sv", query="moské", count=3)
    page = desk(client)
    assert [one.get_text() for one in page.select(".desk blockquote")] == ["<b>Fel</b> nummer"]
    assert [one.get_text() for one in page.select("#missed-section .desk a b")] == ["moské"]


def test_who_keeps_nothing_has_no_desk(client, small_site):
    user = User.objects.create_user("gustav")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    client.force_login(user)
    assert not desk(client).select("[id$=-section].w-panel, .desk-empty")


def test_a_desk_costs_the_same_however_much_there_is_to_do(client, editor, unit, step, django_assert_max_num_queries):
    for number in range(30):
        ContactFactory(title=f"Kontakt {number}", owner=unit)
    client.get(HOME)
    with django_assert_max_num_queries(40):
        page = desk(client)
    assert len(page.select("#to-look-over-section .desk tbody tr")) == 31


def errands(client, section: str) -> list[str]:
    return [title.get_text() for title in desk(client).select(f"#{section}-section .desk tbody td b")]


def test_drafts_of_her_units_wait_for_her(client, editor, unit, step):
    step.title = "Öppna bankkonto"
    step.save_revision()
    theirs = StepPage.objects.get(slug="bankid", locale__language_code="sv")
    theirs.title = "Andras utkast"
    theirs.save_revision()
    assert errands(client, "drafts") == ["Öppna bankkonto"]


def test_a_draft_that_has_its_day_waits_for_nobody(client, editor, step):
    step.go_live_at = timezone.now() + timedelta(days=3)
    step.save_revision(approved_go_live_at=step.go_live_at)
    StepPage.objects.filter(pk=step.pk).update(has_unpublished_changes=True)
    assert errands(client, "drafts") == []


def test_a_fact_that_ends_and_that_texts_name_is_told(client, editor, unit, small_site):
    FactFactory(label="Slutar", key="slutar", owner=unit, valid_to=date(2026, 7, 31))
    step = small_site.steps[0]
    step.body = [("bullets", {"heading": "", "items": ["[[slutar]]"]})]
    step.save()
    ReferenceIndex.create_or_update_for_object(step)
    assert [title.partition(":")[0] for title in errands(client, "facts")] == ["Slutar"]


def test_an_answer_and_a_search_are_seen_to_with_one_press(client, editor):
    here = Site.objects.get()
    Feedback.objects.create(site=here, path="/sv/om/", language="sv", helpful=False, text="Fel nummer")
    Missed.objects.create(site=here, language="sv", query="moské", count=3)
    for section, model in (("answers", Feedback), ("missed", Missed)):
        form = desk(client).select_one(f"#{section}-section form")
        client.post(form["action"], {"next": HOME})
        assert errands(client, section) == []
        assert model.objects.get().seen_by == editor


def test_what_readers_leave_on_another_site_is_not_seen_to_from_here(client, editor):
    there = another_site("boksund.example")
    missed = Missed.objects.create(site=there, language="sv", query="klarinett")
    client.post(reverse("see_to", args=["search.missed", missed.pk]))
    missed.refresh_from_db()
    assert missed.seen_on is None
    assert client.post(reverse("see_to", args=["auth.user", editor.pk])).status_code == 404


def test_the_list_of_answers_shows_what_nobody_has_seen_to(client, editor):
    here = Site.objects.get()
    for text in ("Fel nummer", "Svårt ord"):
        Feedback.objects.create(site=here, path="/sv/om/", language="sv", helpful=False, text=text)
    client.post(reverse("see_to", args=["editorial.feedback", Feedback.objects.get(text="Svårt ord").pk]))
    listed = client.get(reverse("wagtailsnippets_editorial_feedback:list"), {"seen": "false"}).content.decode()
    assert "Fel nummer" in listed
    assert "Svårt ord" not in listed


def test_what_readers_say_of_another_units_page_is_theirs(client, editor, step):
    step.unit = UnitFactory(name="Biblioteket", site=Site.objects.get())
    step.save_revision().publish()
    Feedback.objects.create(site=Site.objects.get(), page=step, path="/sv/", language="sv", helpful=False)
    assert errands(client, "answers") == []


def test_translations_that_are_older_or_by_a_machine_are_told_the_worst_first(client, editor, unit, small_site):
    for row in small_site.steps[:2]:
        row.unit, row.reviewed_on = unit, TODAY
        row.save_revision().publish()
    for row, how_many in zip(small_site.steps, (1, 2), strict=False):
        segments = StringSegment.objects.filter(source__object_id=row.translation_key)[:how_many]
        for segment in segments:
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=Locale.objects.get(language_code="ar"),
                data="كلمات",
                translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
            )
    assert errands(client, "translations") == [small_site.steps[1].title, small_site.steps[0].title]


def test_one_of_several_units_can_be_chosen(client, editor, unit):
    other = UnitFactory(name="Biblioteket", site=Site.objects.get())
    other.members.add(editor)
    ContactFactory(title="Lånekort", owner=other)
    ContactFactory(title="Kurser", owner=unit)
    page = parse(client.get(HOME, {"enhet": other.pk}))
    assert [title.get_text() for title in page.select("#to-look-over-section td b")] == ["Lånekort"]
    assert page.select_one("select[name=enhet] [selected]").get_text() == "Biblioteket"


def test_an_empty_desk_says_so(client, editor):
    assert desk(client).select_one(".desk-empty")
