"""Jobs in the admin: ordered once, followed, cancelled, resumed; and closed to those whose they are not (law 7)."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Page, Site

from languages import names, targets
from pages.models import StepPage
from tests import replay
from tests.contacts.factories import UnitFactory
from tests.html import parse
from tests.pages import factories
from tests.translation.jobs import ordered, refreshed, say, sources_of_pages, states, swedish_pages
from translation import machines
from translation.jobs.work import claim, work
from translation.machines import Outcome
from translation.models import ItemState, JobKind, MachinePolicy, TranslationJob

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(small_site):
    replay.once("small site in Arabic words", lambda: say(refreshed(swedish_pages()), "ar"))
    return sources_of_pages()


def editor(name: str, *permissions: str, site: Site | None = None):
    user = get_user_model().objects.create_user(name, password="x")
    codes = [*permissions, "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    if site:
        UnitFactory(site=site, members=[user])
    return user


@pytest.fixture
def overseer(client, told):
    user = editor("overseer", "oversee", site=Site.objects.get(hostname="localhost"))
    client.force_login(user)
    return user


@pytest.fixture
def machine(told, settings, monkeypatch):
    """A machine that the site allows, translates everything, and is asked nothing over the network."""
    MachinePolicy.objects.create(site=Site.objects.get(), monthly_characters=None)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    asked = []
    monkeypatch.setattr(machines, "translate", lambda *args, **more: asked.append(args) or Outcome(stored=1))
    return asked


def page(client, name: str, *args):
    answer = client.get(reverse(f"translation:{name}", args=args))
    assert answer.status_code == 200
    return parse(answer)


def order(client, *codes: str, **more) -> dict:
    """What the form for a job sends, filled in."""
    form = page(client, "order_job").select_one("#w-editor-form")
    assert form.select_one("button[type=submit]").text.strip()
    token = form.select_one("input[name=token]")["value"]
    boxes = {label.text.strip(): label.input["value"] for label in form.select("label") if label.input}
    languages = [value for text, value in boxes.items() if text in {names.in_both(code) for code in codes}]
    given = {"kind": "publish", "reach": "everything"}
    return {"token": token, "languages": languages, **given, **more}


def test_a_job_is_ordered_once_however_often_the_form_is_sent(
    client, overseer, told, django_capture_on_commit_callbacks
):
    given = order(client, "ar")
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post(reverse("translation:order_job"), given) for _n in range(2)]
    job = TranslationJob.objects.get()
    assert [answer.url for answer in answers] == [reverse("translation:job", args=[job.pk])] * 2
    assert (job.user, job.kind, job.items.count()) == (overseer, JobKind.PUBLISH, len(told))
    assert states(job) == {ItemState.DONE}
    assert StepPage.objects.get(slug="bankid", locale__language_code="ar").title == "ar: Bankid"


def test_a_job_may_be_about_a_page_and_all_below_it_or_about_a_theme(client, overseer, small_site):
    client.post(reverse("translation:order_job"), order(client, "ar", reach="below", page=small_site.index.pk))
    job = TranslationJob.objects.get()
    titles = {item.source.object_repr for item in job.items.all()}
    assert titles == {"Alla steg", "Folkbokforing", "Bankkonto", "Bankid"}
    theme = factories.theme("skola")
    StepPage.objects.filter(slug="bankid").update(theme=theme)
    client.post(reverse("translation:order_job"), order(client, "ar", reach="theme", theme=theme.pk))
    assert [item.source.object_repr for item in TranslationJob.objects.first().items.all()] == ["Bankid"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"languages": []}, "languages"),
        ({"reach": "below"}, "page"),
        ({"reach": "theme"}, "theme"),
        ({"kind": "machine"}, "kind"),
    ],
)
def test_a_form_with_something_missing_orders_nothing_and_says_what(client, overseer, wrong, field):
    answer = client.post(reverse("translation:order_job"), order(client, "ar", **wrong))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not TranslationJob.objects.exists()


def test_a_page_of_another_site_is_none_of_hers(client, overseer):
    other = factories.home("other.example.se", slug="annan")
    answer = client.post(reverse("translation:order_job"), order(client, "ar", reach="below", page=other.pk))
    assert "page" in answer.context["form"].errors


def test_a_jobs_page_shows_how_far_it_has_come_with_and_without_a_script(client, overseer, told, published_in_name):
    job = ordered("ar")
    claim(job)
    bar = page(client, "job", job.pk).select_one("progress")
    state = client.get(reverse("translation:job_state", args=[job.pk])).json()
    assert (state["finished"], state["total"], state["is_moving"]) == (0, len(told), True)
    assert (bar["value"], bar["max"], bar.text) == ("0", str(len(told)), state["sentence"])
    assert page(client, "job", job.pk).select_one("[data-job]")["data-job"].endswith("/lage/")
    job.items.filter(state=ItemState.RUNNING).update(state=ItemState.WAITING)
    work(job)
    shown = page(client, "job", job.pk)
    assert shown.select_one("progress")["value"] == str(len(told))
    assert shown.select_one("[data-job]")["data-job"] == ""
    assert not client.get(reverse("translation:job_state", args=[job.pk])).json()["is_moving"]


def test_a_job_is_cancelled_and_resumed_by_its_buttons(
    client, overseer, told, published_in_name, django_capture_on_commit_callbacks
):
    job = ordered("ar")
    cancel = page(client, "job", job.pk).select_one("form[action$='/avbryt/']")
    assert client.post(cancel["action"]).status_code == 302
    assert states(job) == {ItemState.CANCELLED}
    resume = page(client, "job", job.pk).select_one("form[action$='/ateruppta/']")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(resume["action"])
    assert states(job) == {ItemState.DONE}
    assert len(published_in_name) == len(told)
    assert not page(client, "job", job.pk).select("form[action$='/avbryt/'], form[action$='/ateruppta/']")


def test_what_failed_is_told_with_its_reason_and_where_to_put_it_right(
    admin_client, told, monkeypatch, django_assert_max_num_queries
):
    def refuses(source, locale, user, **how):
        raise ValidationError("Rubriken är för lång.")

    monkeypatch.setattr(targets, "publish", refuses)
    factories.open_languages(Page.objects.get(depth=2, locale__language_code="sv").specific, "uk", "so")
    say(told, "uk", "so")
    job = ordered("ar", "uk", "so")
    work(job)
    with django_assert_max_num_queries(30):
        rows = page(admin_client, "job", job.pk).select("table tbody tr")
    assert len(rows) == len(told) * 3
    home = next(row for row in rows if "Välkommen" in row.text and "arabiska" in row.text)
    target = Page.objects.get(depth=2, locale__language_code="ar")
    assert "Rubriken är för lång." in home.text
    assert home.a["href"] == reverse("wagtailadmin_pages:edit", args=[target.pk])


def test_the_list_shows_the_jobs_of_her_sites_alone(client, overseer):
    mine = ordered("ar")
    other = factories.home("other.example.se", slug="annan")
    theirs = ordered("ar", site=Site.objects.get(root_page=other))
    links = {link["href"] for link in page(client, "jobs").select("table a")}
    assert reverse("translation:job", args=[mine.pk]) in links
    assert reverse("translation:job", args=[theirs.pk]) not in links
    for name in ("job", "job_state"):
        assert client.get(reverse(f"translation:{name}", args=[theirs.pk])).status_code == 404
    for name in ("cancel_job", "resume_job"):
        assert client.post(reverse(f"translation:{name}", args=[theirs.pk])).status_code == 404
    assert states(theirs) == {ItemState.WAITING}


def test_the_list_asks_no_more_for_many_jobs(client, overseer, django_assert_max_num_queries):
    for _n in range(15):
        ordered("ar")
    with django_assert_max_num_queries(30):
        assert len(page(client, "jobs").select("table tbody tr")) == 15


def test_tables_are_lists_on_a_phone(client, overseer):
    job = ordered("ar")
    job.items.filter(pk=job.items.first().pk).update(message="Något.")
    for shown in (page(client, "jobs"), page(client, "job", job.pk)):
        assert "stacked" in shown.select_one("main table")["class"]
        assert any("translation/admin.js" in script["src"] for script in shown.select("script[src]"))
        assert any("translation/admin.css" in sheet["href"] for sheet in shown.select("link[rel=stylesheet]"))


@pytest.mark.parametrize("name", ["jobs", "order_job", "add_language", "job", "job_state"])
@pytest.mark.parametrize(("permissions", "site"), [([], "localhost"), (["oversee"], None)])
def test_who_oversees_no_site_has_nothing_to_do_here(client, told, name, permissions, site):
    job = ordered("ar")
    user = editor("outsider", *permissions, site=Site.objects.filter(hostname=site).first())
    client.force_login(user)
    args = [job.pk] if name.startswith("job") and name != "jobs" else []
    answer = client.get(reverse(f"translation:{name}", args=args))
    assert answer.status_code in (302, 403)
    assert answer.status_code == 403 or answer.url == reverse("wagtailadmin_home")


def add(client, **more) -> dict:
    form = page(client, "add_language").select_one("#w-editor-form")
    assert form.select_one("button[type=submit]").text.strip()
    return {"language": "ka", **more}


def test_a_language_is_added_in_the_admin_and_its_home_is_there_at_once(client, overseer):
    assert client.get("/ka/").status_code == 404
    assert client.post(reverse("translation:add_language"), add(client)).status_code == 302
    assert client.get("/ka/").status_code == 200  # before the background work has begun


def test_the_rest_of_a_language_follows_in_the_background_and_drafts_are_ordered(
    client, overseer, told, machine, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("translation:add_language"), add(client, machine="on"))
    job, site = TranslationJob.objects.get(), Site.objects.get()
    assert answer.url == f"{reverse('translation:coverage')}?plats={site.pk}&sprak=ka"
    landed = parse(client.get(answer.url))
    assert landed.select_one(f".messages a[href='{reverse('translation:job', args=[job.pk])}']")
    assert landed.select("table.coverage thead th[title]")[0]["title"] == names.of("ka")
    assert client.get("/ka/steg/bankid/").status_code == 200
    assert job.kind == JobKind.MACHINE
    assert machine[0][0].object_repr == "Välkommen"
    assert len(machine) == len(told)


def test_where_no_machine_is_named_none_can_be_chosen_and_the_form_says_why(client, overseer):
    form = page(client, "order_job").select_one("#w-editor-form")
    assert [one["value"] for one in form.select("input[name=kind]")] == [JobKind.PUBLISH]
    assert "docs/machines.md" in form.text
    form = page(client, "add_language").select_one("#w-editor-form")
    assert form.select_one("input[name=machine]").has_attr("disabled")
    assert "docs/machines.md" in form.text
    client.post(reverse("translation:add_language"), add(client, machine="on"))
    assert not TranslationJob.objects.exists()


def test_where_the_site_allows_no_machine_the_form_says_so_before_anything_is_ordered(client, overseer, machine):
    MachinePolicy.objects.update(monthly_characters=0)
    form = page(client, "order_job").select_one("#w-editor-form")
    assert [one["value"] for one in form.select("input[name=kind]")] == [JobKind.PUBLISH]
    assert "Inställningar" in form.text
    assert page(client, "add_language").select_one("input[name=machine]").has_attr("disabled")


def test_where_a_machine_is_named_it_can_be_chosen(client, overseer, machine):
    kinds = page(client, "order_job").select("#w-editor-form input[name=kind]")
    assert [one["value"] for one in kinds] == [JobKind.PUBLISH, JobKind.MACHINE]
    assert not page(client, "add_language").select_one("input[name=machine]").has_attr("disabled")


def test_what_is_told_of_many_items_is_told_once_with_their_number(client, overseer, told):
    factories.open_languages(Page.objects.get(depth=2, locale__language_code="sv").specific, "uk")
    job = ordered("uk")
    work(job)
    other = job.items.first()
    job.items.filter(pk=other.pk).update(message="Något eget.")
    shown = page(client, "job", job.pk)
    [alike] = shown.select("[data-alike] li")
    assert alike.strong.text == f"× {len(told) - 1}"
    [row] = shown.select("main table tbody tr")
    assert "Något eget." in row.text


def test_languages_that_are_open_are_not_offered(client, overseer):
    offered = {option["value"] for option in page(client, "add_language").select("select[name=language] option")}
    assert {"ka", "uk"} < offered
    assert not offered & {"sv", "ar"}


def test_the_command_adds_a_language_and_orders_drafts_if_there_is_a_machine(
    client, told, machine, capsys, django_capture_on_commit_callbacks
):
    assert client.get("/ka/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        call_command("add_language", "ka", "--machine")
    job = TranslationJob.objects.get()
    assert f"ka: {len(told)} pages added" in capsys.readouterr().out
    assert (job.user, job.kind, states(job)) == (None, JobKind.MACHINE, {ItemState.DONE})
    assert client.get("/ka/anvisad/").status_code == 200
    call_command("add_language", "ka")
    assert "ka: 0 pages added" in capsys.readouterr().out


def test_without_a_machine_the_language_is_added_all_the_same(client, told, capsys):
    call_command("add_language", "ka", "--machine", "--site", "localhost")
    assert "No machine translates into ka" in capsys.readouterr().err
    assert not TranslationJob.objects.exists()
    assert client.get("/ka/").status_code == 200


@pytest.mark.parametrize(
    ("arguments", "told_why"),
    [(["georgisk"], "ka (Georgian, georgiska)"), (["ka", "--site", "nowhere.se"], "localhost")],
)
def test_the_command_refuses_what_there_is_not(small_site, arguments, told_why):
    with pytest.raises(CommandError) as refused:
        call_command("add_language", *arguments)
    assert told_why in str(refused.value)


def test_the_form_brings_what_its_page_chooser_needs(admin_client, told):
    scripts = [one["src"] for one in page(admin_client, "order_job").select("script[src]")]
    assert any("page-chooser" in src for src in scripts)
