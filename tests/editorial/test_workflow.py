"""From draft to published: who is asked, who is told, and that nobody of another site is either."""

import json

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, Page, Site, TaskState, WorkflowState

from contacts.models import Unit
from editorial.roles import EDITOR, PUBLISHER
from pages.models import Approval, Kommun, StepPage
from tests.contacts.factories import OrganisationFactory, UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.pages.tenants import two_tenants
from tests.pages.typing import typed
from tests.people import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(here) -> Unit:
    return UnitFactory(name="Vuxenutbildningen", site=here, organisation=OrganisationFactory(site=here))


@pytest.fixture
def library(here, keeper) -> Unit:
    return UnitFactory(name="Biblioteket", site=here, organisation=keeper.organisation)


@pytest.fixture
def step(small_site, keeper) -> StepPage:
    """A published step that a unit keeps."""
    StepPage.objects.filter(pk=small_site.steps[0].pk).update(unit=keeper)
    return StepPage.objects.get(pk=small_site.steps[0].pk)


@pytest.fixture
def people(keeper, library) -> dict[str, User]:
    """Two who keep the page, one of another unit, and the communicator, who is a member of neither."""
    web = UnitFactory(name="Kommunikation", site=keeper.site, organisation=keeper.organisation)
    found = {
        "asker": member(EDITOR, library, name="asker"),
        "keeper": member(EDITOR, keeper, name="keeper"),
        "colleague": member(EDITOR, keeper, name="colleague"),
        "communicator": member(PUBLISHER, web, name="communicator"),
    }
    for name, user in found.items():
        user.email = f"{name}@example.se"
        user.save()
    return found


def submit(page: Page, user: User, summary: str = "Nytt.") -> WorkflowState:
    """A draft with other words, sent to be approved."""
    draft = page.get_latest_revision_as_object()
    draft.summary = summary
    draft.save_revision(user=user)
    return page.get_workflow().start(draft, user)


def waits_for(state: WorkflowState) -> str | None:
    state.refresh_from_db()
    waiting = state.status == WorkflowState.STATUS_IN_PROGRESS
    return state.current_task_state.task.specific.asked if waiting else None


def answer(client, user: User, page: Page, action: str, comment: str = "") -> int:
    """What the admin answers to an approval or a refusal of the page's current step."""
    client.force_login(user)
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return client.post(address, {"comment": comment}, HTTP_X_REQUESTED_WITH="XMLHttpRequest").status_code


def told() -> set[str]:
    """Who has been written to since this was asked last."""
    addresses = {address for letter in mail.outbox for address in letter.to}
    mail.outbox.clear()
    return {address.split("@")[0] for address in addresses}


def test_another_unit_s_change_goes_to_the_unit_and_then_to_the_communicator(client, step, people):
    state = submit(step, people["asker"])
    assert waits_for(state) == Approval.Asked.UNIT
    assert told() == {"keeper", "colleague"}
    answer(client, people["keeper"], step, "approve")
    assert waits_for(state) == Approval.Asked.SITE
    assert told() == {"communicator"}
    assert StepPage.objects.get(pk=step.pk).summary != "Nytt."
    answer(client, people["communicator"], step, "approve")
    assert waits_for(state) is None
    assert told() == {"asker"}
    assert StepPage.objects.get(pk=step.pk).summary == "Nytt."


def test_what_the_unit_itself_has_written_goes_to_the_communicator_at_once(step, people):
    assert waits_for(submit(step, people["keeper"])) == Approval.Asked.SITE
    assert told() == {"communicator"}


@pytest.mark.parametrize("why", ["no unit", "nobody in it"])
def test_a_unit_that_cannot_answer_is_not_waited_for(step, people, why):
    if why == "no unit":
        StepPage.objects.filter(pk=step.pk).update(unit=None)
    else:
        User.objects.filter(username__in=["keeper", "colleague"]).update(is_active=False)
    assert waits_for(submit(StepPage.objects.get(pk=step.pk), people["asker"])) == Approval.Asked.SITE


def test_where_units_publish_the_unit_alone_is_asked(client, here, step, people):
    Kommun.objects.update_or_create(site=here, defaults={"units_publish": True})
    state = submit(step, people["asker"])
    assert told() == {"keeper", "colleague"}
    answer(client, people["colleague"], step, "approve")
    assert waits_for(state) is None
    assert told() == {"asker"}
    assert StepPage.objects.get(pk=step.pk).summary == "Nytt."


def test_changes_are_asked_for_with_a_comment_and_the_page_comes_back_to_who_asked(client, step, people):
    state = submit(step, people["asker"])
    told()
    answer(client, people["keeper"], step, "reject", "Avgiften är fel.")
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    letter = mail.outbox[0].body
    assert "Avgiften är fel." in letter
    assert told() == {"asker"}
    state.resume(people["asker"])
    assert waits_for(state) == Approval.Asked.UNIT
    state.cancel(people["asker"])
    assert waits_for(state) is None


def test_who_is_not_asked_can_neither_answer_nor_change_what_waits(client, step, people):
    state = submit(step, people["asker"])
    answer(client, people["asker"], step, "approve")
    assert waits_for(state) == Approval.Asked.UNIT
    locked = {name: step.get_lock().for_user(user) for name, user in people.items()}
    assert locked == {"asker": True, "keeper": False, "colleague": False, "communicator": False}
    answer(client, people["communicator"], step, "approve")
    assert waits_for(state) == Approval.Asked.SITE, "who keeps the whole site can answer for a unit"
    answer(client, people["keeper"], step, "approve")
    assert waits_for(state) == Approval.Asked.SITE


def test_each_sees_on_the_first_page_what_waits_for_her(client, step, people):
    submit(step, people["asker"])
    waiting = {name: TaskState.objects.reviewable_by(user).count() for name, user in people.items()}
    assert waiting == {"asker": 0, "keeper": 1, "colleague": 1, "communicator": 1}
    client.force_login(people["keeper"])
    assert step.title in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_was_sent_on_a_site_that_she_has_left_is_not_named(client, step, people, library):
    submit(step, people["asker"])
    client.force_login(people["asker"])
    home = reverse("wagtailadmin_home")
    assert step.title in client.get(home).content.decode()
    people["asker"].units.clear()
    assert step.title not in client.get(home).content.decode()


def test_however_many_pages_wait_for_her_she_is_told_by_a_few_queries(step, small_site, people, keeper):
    for one in small_site.steps:
        StepPage.objects.filter(pk=one.pk).update(unit=keeper)
        submit(StepPage.objects.get(pk=one.pk), people["asker"])
    with CaptureQueriesContext(connection) as queries:
        assert len(TaskState.objects.reviewable_by(people["keeper"])) == 3
    assert len(queries) <= 14


def test_only_swedish_pages_go_this_way(step):
    arabic = step.get_translation(factories.locale("ar"))
    assert (step.has_workflow, arabic.has_workflow) == (True, False)
    assert arabic.get_workflow() is None


def test_nobody_of_another_site_is_asked_or_told(django_capture_on_commit_callbacks):
    ours, theirs = two_tenants()
    for tenant in (ours, theirs):
        unit = tenant.contact.owner
        for role in (EDITOR, PUBLISHER):
            user = member(role, unit, name=f"{tenant.mark}-{role}")
            user.email = f"{user.username}@example.se"
            user.save()
    state = submit(ours.own, User.objects.create_user("asker"))
    assert told() == {f"{ours.mark}-{role}" for role in (EDITOR, PUBLISHER)}
    task = state.current_task_state.task.specific
    stranger = User.objects.get(username=f"{theirs.mark}-{PUBLISHER}")
    assert task.get_actions(ours.own, stranger) == []
    assert not TaskState.objects.reviewable_by(stranger).exists()


def owners(user: User, step: Page):
    """The field of the step's unit in the form that a user is given."""
    form = step.get_edit_handler().get_form_class()
    return form(instance=StepPage.objects.get(pk=step.pk), for_user=user).fields["unit"]


def test_a_page_is_given_to_another_unit_by_who_keeps_it_and_nobody_takes_it(step, people, library):
    fields = {name: owners(user, step) for name, user in people.items()}
    assert {name for name, field in fields.items() if field.disabled} == {"asker"}
    assert library in fields["keeper"].queryset
    StepPage.objects.filter(pk=step.pk).update(unit=None)
    assert {name for name, user in people.items() if not owners(user, step).disabled} == {"communicator"}


def test_the_units_of_another_site_are_not_named(client, step, people, library):
    stranger = UnitFactory(name="Boksundsenheten", site=Site.objects.create(hostname="boksund", root_page_id=1))
    client.force_login(people["keeper"])
    response = client.get(reverse("wagtailadmin_pages:edit", args=[step.pk]))
    named = response.context["form"].fields["unit"].queryset
    assert library in named
    assert stranger not in named


def test_comments_name_those_who_wrote_them_and_nobody_else(client, step, people):
    Comment.objects.create(page=step, user=people["keeper"], text="Stämmer det här?", contentpath="summary")
    client.force_login(people["asker"])
    html = parse(client.get(reverse("wagtailadmin_pages:edit", args=[step.pk])))
    told = json.loads(html.select_one("#comments-data").text)
    assert [one["text"] for one in told["comments"]] == ["Stämmer det här?"]
    assert {one["name"] for one in told["authors"].values()} == {"keeper", "asker"}
    assert html.select_one("[data-side-panel=comments]")


def test_an_editor_is_told_whose_a_page_is_before_she_writes_a_proposal(client, step, people):
    def told(name: str) -> list[str]:
        client.force_login(people[name])
        page = parse(client.get(reverse("wagtailadmin_pages:edit", args=[step.pk])))
        return [said.get_text(strip=True) for said in page.select(".messages li") if step.unit.name in said.get_text()]

    assert len(told("asker")) == 1
    assert told("keeper") == told("communicator") == []


def test_saving_by_itself_approves_nothing(client, step, people):
    state = submit(step, people["asker"])
    client.force_login(people["keeper"])
    address = reverse("wagtailadmin_pages:edit", args=[step.pk])
    pressed = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    client.post(address, {**typed(client, step), **pressed}, headers={"accept": "application/json"})
    assert waits_for(state) == waits_for(WorkflowState.objects.get())
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS
