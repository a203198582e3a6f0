"""A translator is let into the admin, to the queue and no further."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from knowledge.models import GlossaryTerm
from languages.sources import refresh
from languages.state import Kind
from languages.targets import publish
from pages.models import StepPage
from tests.contacts.factories import UnitFactory
from tests.contacts.factories import site as other_site
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


@pytest.fixture
def published(step, amal, client, django_capture_on_commit_callbacks) -> Translation:
    """An Arabic page and word as wagtail-localize's own editor would open them; Amal is logged in."""
    client.force_login(amal)
    with django_capture_on_commit_callbacks(execute=True):
        for instance in (step, GlossaryTerm.objects.get(slug="sfi")):
            store(dict.fromkeys(sentences(instance).values(), "كلمة"), factories.locale("ar"), machine=True)
            publish(refresh(instance), factories.locale("ar"), unreviewed=True)
    return Translation.objects.get(source__object_id=step.translation_key)


def test_the_librarys_own_editor_is_closed_to_translators(published, step, client):
    page = StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")
    word = GlossaryTerm.objects.get(slug="sfi", locale__language_code="ar")
    segment, other = sentences(step)["Om folkbokforing."], Translation.objects.exclude(pk=published.pk).get()
    library = "wagtail_localize"
    for name, args in [
        ("wagtailadmin_pages:edit", [page.pk]),
        (GlossaryTerm.snippet_viewset.get_url_name("edit"), [word.pk]),
        (f"{library}:submit_page_translation", [step.pk]),
        (f"{library}:submit_snippet_translation", ["knowledge", "glossaryterm", word.pk]),
        (f"{library}:update_translations", [published.source_id]),
        (f"{library}:download_pofile", [published.pk]),
        (f"{library}:preview_translation", [published.pk]),
        (f"{library}:convert_to_alias", [page.pk]),
        (f"{library}:translations_report", []),
        (f"{library}:translations_report_results", []),
        (f"{library}:snippets_api_listing", ["contacts", "contact"]),
        (f"{library}:snippets_api_detail", ["contacts", "contact", 1]),
    ]:
        assert client.get(reverse(name, args=args)).url == HOME, name
    for translation in (published, other):
        for name in ("upload_pofile", "machine_translate", "stop_translation"):
            address = reverse(f"{library}:{name}", args=[translation.pk])
            assert client.post(address).status_code in (302, 404)
            assert client.post(address).headers.get("Location", HOME) == HOME, name
    edit = reverse(f"{library}:edit_string_translation", args=[published.pk, segment.pk])
    assert client.put(edit, {"value": "لا"}).status_code in (302, 403)
    assert client.delete(edit).status_code in (302, 403)
    for data in ({"action-publish": "1"}, {"localize-restart-translation": "1"}, {"localize-convert-to-alias": "1"}):
        assert client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data).url == HOME
        assert client.post(reverse(GlossaryTerm.snippet_viewset.get_url_name("edit"), args=[word.pk]), data).url == HOME
    assert Translation.objects.filter(enabled=True).count() == 2
    assert sentences(step)["Om folkbokforing."].kind == Kind.MACHINE
    assert not StringTranslation.objects.exclude(data="كلمة").exists()


@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")  # the library's own
def test_a_superuser_keeps_the_librarys_report(published, admin_client):
    assert admin_client.get(reverse("wagtail_localize:translations_report")).status_code == 200
    listed = admin_client.get(reverse("wagtail_localize:snippets_api_listing", args=["contacts", "contact"]))
    assert listed.status_code == 200
