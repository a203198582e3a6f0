"""Changes of the law: the work of a site, the tasks of its units, and how far it has come."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import Page, Site

from audiences.models import AudienceOnSite
from contacts.models import Unit
from editorial.law.desk import near
from editorial.law.progress import Progress, Stage
from editorial.law.work import schedule, schedule_ready, settle, start
from editorial.models import ChangeSet, HeldUp, LawTask
from editorial.roles import COORDINATOR, EDITOR
from pages.models import StepPage
from tests import people, replay
from tests.clock import at
from tests.contacts.factories import site as another_site
from tests.editorial import lawful
from tests.html import parse
from tests.knowledge.factories import FactFactory
from tests.pages import factories

pytestmark = pytest.mark.django_db

State = LawTask.State


@pytest.fixture(autouse=True)
def autumn(monkeypatch):
    """It is long before the law changes."""
    at(monkeypatch, 2026, 11, 1, 12, 0)


@pytest.fixture
def unit(here) -> Unit:
    replay.once("a unit of the law", lambda: lawful.unit(here))
    return Unit.objects.get(name="Integrationsenheten")


@pytest.fixture
def steps(small_site, unit) -> list[StepPage]:
    """Three live steps, of which the unit owns the first."""
    replay.once("steps of a unit", lambda: publish_steps(small_site.steps, unit))
    return [StepPage.objects.get(pk=step.pk) for step in small_site.steps]


def publish_steps(steps: list[StepPage], unit: Unit) -> None:
    StepPage.objects.filter(pk=steps[0].pk).update(unit=unit)
    for step in steps:
        lawful.published(step)


@pytest.fixture
def coordinator(small_site, here):
    whole = lawful.unit(here, "Processledning")
    return people.member(COORDINATOR, whole, name="karin")


@pytest.fixture
def member(small_site, unit):
    """A member of the unit who writes drafts, and publishes none."""
    return people.member(EDITOR, unit, name="eva")


@pytest.fixture
def work(here, steps) -> ChangeSet:
    """Work about two steps, an audience and a fact."""
    FactFactory(key="ersattning")
    return lawful.begun(here, *steps[:2], audiences=["massflykt"], facts=["ersattning"])


@pytest.fixture
def their_work(db, small_site) -> ChangeSet:
    """The work of another kommun, whose home is a step of its own below another root."""
    home = factories.home("varberg.example", "varberg")
    return lawful.begun(Site.objects.get(hostname="varberg.example"), home, title="Deras")


def stages(work: ChangeSet, user) -> dict[str, Stage]:
    return {str(line.task): line.stage for line in Progress(work, user).lines}


def page_of(client, work: ChangeSet) -> BeautifulSoup:
    return parse(client.get(reverse("editorial_law:progress", args=[work.pk])))


def test_the_work_has_a_task_for_each_thing_that_is_touched_with_the_unit_that_owns_it(work, unit):
    found = [(str(task), task.unit) for task in work.tasks.all()]
    assert found == [("Folkbokforing", unit), ("Bankkonto", None), ("ersattning", None), ("Massflykt", None)]
    assert AudienceOnSite.objects.get().audience.slug == "massflykt"


def test_work_is_begun_once(work, here, coordinator):
    assert start(work.event, here, coordinator) == work
    assert work.tasks.count() == 4


def test_a_draft_is_prepared_said_to_be_ready_scheduled_and_then_nothing_is_left(
    client, work, steps, member, coordinator, monkeypatch
):
    own = lawful.task(work, steps[0])
    assert stages(work, coordinator)["Folkbokforing"] == Stage.NOT_BEGUN
    with pytest.raises(ValidationError):
        settle(own, State.READY, member)
    lawful.draft(steps[0], title="Ny folkbokföring")
    assert stages(work, coordinator)["Folkbokforing"] == Stage.DRAFT
    client.force_login(member)
    address = reverse("editorial_law:settle", args=[work.pk, own.pk])
    assert client.post(address, {"state": State.READY.value}).status_code == 302
    assert Progress(work, member).ready == []
    assert stages(work, coordinator)["Folkbokforing"] == Stage.READY
    client.force_login(coordinator)
    client.post(reverse("editorial_law:schedule", args=[work.pk]))
    [line] = [one for one in Progress(work, coordinator).lines if one.task == own]
    assert (line.stage, line.goes_live_at) == (Stage.SCHEDULED, work.event.moment)
    assert work.event.moment.isoformat() == "2027-03-04T00:00:00+01:00"
    assert StepPage.objects.get(pk=steps[0].pk).title == "Folkbokforing"
    lawful.draft(steps[0], title="Ännu nyare")
    assert stages(work, coordinator)["Folkbokforing"] == Stage.READY


def test_one_draft_that_cannot_be_scheduled_holds_up_none_of_the_others(work, steps, coordinator, member):
    for step in steps[:2]:
        lawful.draft(step, title=f"Nytt: {step.title}")
    revision = StepPage.objects.get(pk=steps[0].pk).latest_revision
    revision.content["title"] = ""
    revision.save()
    tasks = [lawful.task(work, step) for step in steps[:2]]
    assert list(schedule_ready(tasks, coordinator)) == tasks[:1]
    assert stages(work, coordinator)["Bankkonto"] == Stage.SCHEDULED
    with pytest.raises(PermissionDenied):
        schedule(tasks[1], member)


def test_a_live_page_without_a_known_revision_stays_live_when_it_is_scheduled(small_site, here):
    step = small_site.steps[2]
    Page.objects.filter(pk=step.pk).update(live_revision=None)
    work = lawful.begun(here, step)
    lawful.draft(step, title="Nytt")
    schedule(lawful.task(work, step))
    step = StepPage.objects.get(pk=step.pk)
    assert (step.live, step.title) == (True, "Bankid")


def test_a_change_without_a_date_schedules_nothing_and_one_that_has_been_publishes_at_once(work, steps):
    lawful.draft(steps[0], title="Nytt")
    own = lawful.task(work, steps[0])
    own.change_set.event.date = None
    with pytest.raises(ValidationError):
        schedule(own)
    own.change_set.event.date = date(2026, 10, 1)
    own.change_set.event.save()
    schedule(own)
    assert StepPage.objects.get(pk=steps[0].pk).title == "Nytt"
    own.refresh_from_db()
    assert own.state == State.DONE


def test_what_is_not_needed_says_why(client, work, steps, member):
    client.force_login(member)
    own = lawful.task(work, steps[0])
    address = reverse("editorial_law:settle", args=[work.pk, own.pk])
    client.post(address, {"state": State.NOT_NEEDED.value, "why": " "})
    own.refresh_from_db()
    assert own.state == State.TO_DO
    client.post(address, {"state": State.NOT_NEEDED.value, "why": "Texten nämner inget datum."})
    own.refresh_from_db()
    assert (own.state, own.why, own.settled_by) == (State.NOT_NEEDED, "Texten nämner inget datum.", member)
    assert client.post(address, {"state": "x"}).status_code == 404


def test_a_page_says_what_holds_it_up(client, work, steps, coordinator):
    HeldUp.objects.create(page_id=steps[0].pk, reason="title: Saknas")
    client.force_login(coordinator)
    row = page_of(client, work).find(id=f"task-{lawful.task(work, steps[0]).pk}")
    assert "title: Saknas" in row.get_text()
    assert row.find(attrs={"data-stage": "stopp"})


def test_a_member_settles_what_is_her_units_and_sees_the_rest(client, work, steps, member):
    client.force_login(member)
    page = page_of(client, work)
    own, other = lawful.task(work, steps[0]), lawful.task(work, steps[1])
    assert page.find(id=f"task-{own.pk}").find("form")
    assert not page.find(id=f"task-{other.pk}").find("form")
    address = reverse("editorial_law:settle", args=[work.pk, other.pk])
    assert client.post(address, {"state": State.DONE.value}).status_code == 404
    start = reverse("editorial_law:start", args=[lawful.event(title="Ny").pk, work.site.pk])
    assert client.post(start).status_code == 302
    assert ChangeSet.objects.get() == work


def test_a_coordinator_starts_the_work_from_the_list_which_has_the_next_first(client, here, steps, coordinator):
    later = lawful.event(title="Senare", date=date(2028, 1, 1))
    next_one = lawful.event(title="Härnäst", steps=["bankid"], source_url="https://riksdagen.se/1")
    lawful.event(title="Förr", date=date(2025, 1, 1))
    lawful.event(title="Okänt", date=None)
    client.force_login(coordinator)
    page = parse(client.get(reverse("editorial_law:list")))
    assert [one.get_text() for one in page.select(".law h3")] == ["Härnäst", "Senare", "Okänt", "Förr"]
    assert page.select_one(".law a[href='https://riksdagen.se/1']")
    forms = [one["action"] for one in page.select(".law form")]
    assert reverse("editorial_law:start", args=[later.pk, here.pk]) in forms
    response = client.post(reverse("editorial_law:start", args=[next_one.pk, here.pk]))
    work = ChangeSet.objects.get()
    assert response["Location"] == reverse("editorial_law:progress", args=[work.pk])
    assert [str(task) for task in work.tasks.all()] == ["Bankid"]


def test_the_work_of_another_site_is_closed_also_by_its_address(client, work, their_work, coordinator, small_site):
    client.force_login(coordinator)
    task = LawTask.objects.create(change_set=their_work, fact="x")
    assert "varberg" not in client.get(reverse("editorial_law:list")).text
    assert client.get(reverse("editorial_law:progress", args=[their_work.pk])).status_code == 404
    for address in (
        reverse("editorial_law:schedule", args=[their_work.pk]),
        reverse("editorial_law:settle", args=[their_work.pk, task.pk]),
        reverse("editorial_law:settle", args=[work.pk, task.pk]),
    ):
        assert client.post(address, {"state": State.DONE.value}).status_code == 404
    begin = reverse("editorial_law:start", args=[work.event.pk, their_work.site.pk])
    assert client.post(begin)["Location"] == reverse("wagtailadmin_home")
    task.refresh_from_db()
    assert (task.state, ChangeSet.objects.count()) == (State.TO_DO, 2)


def test_a_unit_of_another_site_gets_no_task(here, steps):
    StepPage.objects.filter(pk=steps[0].pk).update(unit=lawful.unit(another_site("varberg.example")))
    assert lawful.begun(here, steps[0]).tasks.get().unit is None


def test_who_acts_on_no_site_sees_nothing(client, work):
    client.force_login(people.member(EDITOR, name="gustav"))
    for address in (reverse("editorial_law:list"), reverse("editorial_law:progress", args=[work.pk])):
        assert client.get(address)["Location"] == reverse("wagtailadmin_home")


def test_the_desk_knows_what_is_near_or_late_for_the_units_of_a_user(
    work, here, steps, member, coordinator, django_assert_num_queries
):
    lawful.begun(here, steps[0], title="Sen", date=date(2026, 10, 1))
    lawful.begun(here, steps[0], title="Långt dit", date=date(2028, 1, 1))
    near(member)  # her permissions are fetched once a request
    with django_assert_num_queries(1):
        found = [(one.event.title, one.left, one.is_late) for one in near(member)]
    assert found == [("Sen", 1, True), (work.event.title, 1, False)]
    assert [one.left for one in near(coordinator)] == [1, 4]
    settle(lawful.task(work, steps[0]), State.DONE, member)
    assert [one.event.title for one in near(member)] == ["Sen"]


def test_progress_costs_the_same_however_many_pages_there_are(
    client, every_language, here, coordinator, django_assert_max_num_queries
):
    steps = [factories.step(every_language.index, f"steg-{number}") for number in range(12)]
    work = lawful.begun(here, *steps)
    for step in steps[:6]:
        lawful.draft(lawful.published(step), title="Nytt")
        schedule(lawful.task(work, step))
    client.force_login(coordinator)
    page_of(client, work)
    with django_assert_max_num_queries(40):
        page = page_of(client, work)
    assert len(page.select("tbody tr")) == 12
