"""A translator is let into the admin, to the queue and no further."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from knowledge.models import GlossaryTerm
from languages.names import in_both
from languages.sources import refresh
from languages.state import Kind
from languages.targets import publish
from pages.models import StepPage
from tests import replay
from tests.contacts.factories import UnitFactory
from tests.contacts.factories import site as other_site
from tests.html import parse
from tests.pages import factories
from tests.translation.desk import sentences
from translation.access import TRANSLATORS
from translation.models import Translator
from translation.words import store

pytestmark = pytest.mark.django_db

HOME = reverse("wagtailadmin_home")


def may_enter(user) -> bool:
    return type(user).objects.get(pk=user.pk).has_perm("wagtailadmin.access_admin")


def test_a_translator_is_let_in_and_out_with_her_role(amal, site):
    assert may_enter(amal)
    second = Translator.objects.create(user=amal, site=other_site())
    amal.translates.exclude(pk=second.pk).get().delete()
    assert may_enter(amal)
    second.site.delete()
    assert not may_enter(amal)


def test_a_role_that_goes_to_another_lets_the_first_out(amal, django_user_model):
    role, omar = amal.translates.get(), django_user_model.objects.create_user("omar")
    role.user = omar
    role.save()
    assert (may_enter(amal), may_enter(omar)) == (False, True)


def test_the_group_gives_nothing_but_entrance(amal):
    group = Group.objects.get(name=TRANSLATORS)
    assert list(group.permissions.values_list("codename", flat=True)) == ["access_admin"]
    group.permissions.add(Permission.objects.get(codename="oversee"))
    Translator.objects.get().save()
    assert group.permissions.count() == 2  # what an administrator adds stays


def test_the_queue_is_one_step_from_the_first_page(amal, site, client):
    client.force_login(amal)
    page = client.get(HOME).content.decode()
    assert f"{reverse('translation:queue')}?plats={site.pk}&amp;sprak=ar" in page


def test_a_coordinator_gives_roles_on_her_own_site_in_all_languages_but_swedish(small_site, client, django_user_model):
    user, own = django_user_model.objects.create_user("olle"), small_site.home.get_site()
    other_site()
    UnitFactory(site=own, members=[user])
    names = ["access_admin", "add_translator", "change_translator"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    form = client.get(reverse(Translator.snippet_viewset.get_url_name("add"))).context["form"]
    assert list(form.fields["site"].queryset) == [own]
    codes = {locale.language_code for locale in form.fields["locales"].queryset}
    assert "ar" in codes
    assert "sv" not in codes


def test_languages_are_boxes_with_both_their_names_and_must_be_open_on_the_site(site, admin_client, django_user_model):
    georgian = factories.home("georgian.example", slug="georgiska")
    factories.open_languages(georgian, "ka")
    address = reverse(Translator.snippet_viewset.get_url_name("add"))
    form = parse(admin_client.get(address))
    boxes = {box["value"]: box.find_parent("label").text.strip() for box in form.select("input[name=locales]")}
    assert boxes == {str(factories.locale(code).pk): in_both(code) for code in ("ar", "ka")}
    user = django_user_model.objects.create_user("tara")
    given = {"user": user.pk, "site": site.pk}
    answer = admin_client.post(address, {**given, "locales": list(boxes)})
    assert set(answer.context["form"].errors) == {"locales"}
    assert admin_client.post(address, {**given, "locales": [factories.locale("ar").pk]}).status_code == 302


def test_a_coordinator_chooses_among_the_people_of_her_sites(amal, site, client, admin_client, django_user_model):
    make = django_user_model.objects.create_user
    olle, member, neighbour, their_own = make("olle"), make("mia"), make("nils"), make("tara")
    UnitFactory(site=site, members=[olle, member])
    UnitFactory(site=other_site(), members=[neighbour])
    theirs = Translator.objects.create(user=their_own, site=other_site())
    names = ["access_admin", "add_translator", "change_translator"]
    olle.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(olle)
    address = reverse(Translator.snippet_viewset.get_url_name("add"))
    form = client.get(address).context["form"]
    assert set(form.fields["user"].queryset) == {olle, member, amal}
    data = {"user": neighbour.pk, "site": site.pk, "locales": [factories.locale("ar").pk]}
    assert set(client.post(address, data).context["form"].errors) == {"user"}
    assert client.post(address, {**data, "user": member.pk}).status_code == 302
    assert Translator.objects.filter(user=member, site=site).exists()
    everybody = admin_client.get(address).context["form"].fields["user"].queryset
    assert {neighbour, theirs.user} <= set(everybody)


@pytest.fixture
def published(step, amal, client, django_capture_on_commit_callbacks) -> Translation:
    """An Arabic page and word as wagtail-localize's own editor would open them; Amal is logged in."""

    def build() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            for instance in (step, GlossaryTerm.objects.get(slug="sfi")):
                store(dict.fromkeys(sentences(instance).values(), "كلمة"), factories.locale("ar"), machine=True)
                publish(refresh(instance), factories.locale("ar"), unreviewed=True)

    replay.once("an Arabic step and word", build)
    client.force_login(amal)
    return Translation.objects.get(source__object_id=step.translation_key)


def addresses(translation: Translation, page: StepPage, segment) -> list[str]:
    """Where the library writes translations."""
    word = ["knowledge", "glossaryterm", GlossaryTerm.objects.get(slug="sfi", locale__language_code="sv").pk]
    written = {
        "submit_page_translation": [page.pk],
        "submit_snippet_translation": word,
        "update_translations": [translation.source_id],
        "edit_string_translation": [translation.pk, segment.pk],
        "edit_override": [translation.pk, 1],
        "upload_pofile": [translation.pk],
        "machine_translate": [translation.pk],
        "stop_translation": [translation.pk],
        "convert_to_alias": [page.pk],
    }
    return [reverse(f"wagtail_localize:{name}", args=args) for name, args in written.items()]


def test_the_library_writes_nothing_for_anybody(published, step, client, admin_client, amal, everything):
    arabic = StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")
    matrix = [(client, step), (admin_client, arabic), (client, arabic), (admin_client, step)]
    for user, page in matrix if everything else matrix[:2]:
        for address in addresses(published, page, sentences(step)["Om folkbokforing."]):
            for ask in (user.get, user.post, user.put, user.delete):
                assert ask(address, {"value": "لا", "publish_translations": "on"}).status_code in (302, 403), address
    assert Translation.objects.filter(enabled=True).count() == 2
    assert sentences(step)["Om folkbokforing."].kind == Kind.MACHINE
    assert not StringTranslation.objects.exclude(data="كلمة").exists()


def test_nothing_leads_to_where_the_library_would_write(published, step, admin_client):
    factories.locale("tr")
    word = GlossaryTerm.objects.get(slug="sfi", locale__language_code="sv")
    for name, args in [
        ("wagtailadmin_explore", [step.get_parent().pk]),
        ("wagtailadmin_pages:edit", [step.pk]),
        (GlossaryTerm.snippet_viewset.get_url_name("list"), []),
        (GlossaryTerm.snippet_viewset.get_url_name("edit"), [word.pk]),
        ("wagtailusers_groups:add", []),
    ]:
        page = parse(admin_client.get(reverse(name, args=args)))
        assert page.select("main"), name
        assert not page.select("[href*='/localize/submit/'], [href*='/localize/update/']"), name
        permission = Permission.objects.get(codename="submit_translation").pk
        assert not page.select(f"input[name=permissions][value='{permission}']"), name


def test_the_librarys_own_editor_is_closed_to_translators(published, step, client):
    page = StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")
    word = GlossaryTerm.objects.get(slug="sfi", locale__language_code="ar")
    library = "wagtail_localize"
    for name, args in [
        ("wagtailadmin_pages:edit", [page.pk]),
        (GlossaryTerm.snippet_viewset.get_url_name("edit"), [word.pk]),
        (f"{library}:download_pofile", [published.pk]),
        (f"{library}:preview_translation", [published.pk]),
        (f"{library}:translations_report", []),
        (f"{library}:translations_report_results", []),
        (f"{library}:snippets_api_listing", ["contacts", "contact"]),
        (f"{library}:snippets_api_detail", ["contacts", "contact", 1]),
    ]:
        assert client.get(reverse(name, args=args)).url == HOME, name
    for data in ({"action-publish": "1"}, {"localize-restart-translation": "1"}, {"localize-convert-to-alias": "1"}):
        assert client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data).url == HOME
        assert client.post(reverse(GlossaryTerm.snippet_viewset.get_url_name("edit"), args=[word.pk]), data).url == HOME
    assert Translation.objects.filter(enabled=True).count() == 2


@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")  # the library's own
def test_a_superuser_keeps_the_librarys_report(published, admin_client):
    assert admin_client.get(reverse("wagtail_localize:translations_report")).status_code == 200
    listed = admin_client.get(reverse("wagtail_localize:snippets_api_listing", args=["contacts", "contact"]))
    assert listed.status_code == 200
