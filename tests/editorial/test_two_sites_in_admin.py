"""Law 7 behind the login: whatever address of the admin is asked, nobody reads or changes another kommun's things."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Revision, WorkflowState

from audiences.models import AudienceOnSite
from contacts.models import Contact, Organisation, Place, Unit
from editorial.models import Feedback, Guest, GuestComment, Person
from editorial.roles import ADMINISTRATOR, COORDINATOR, EDITOR, PUBLISHER, ROLES
from knowledge.models import Fact
from pages.models import Kommun
from search.models import Missed, SearchWords
from tests.pages.tenants import Tenant, two_tenants
from tests.people import member
from tests.sample import more
from translation.models import Translator

pytestmark = pytest.mark.django_db

TRANSLATOR = "Översättare"
IMAGE, DOCUMENT = get_image_model(), get_document_model()
#: Every model that has rows of a site.
OWNED = [Contact, Place, Unit, Organisation, Fact, Feedback, Missed, SearchWords, AudienceOnSite, Translator, Person]
#: Addresses that ask nothing of a row, or end the session.
LEFT = ["logout", "jsi18n", "sprite", "login", "password_reset"]
ARGUMENT = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>|\(\?P<(?P<named>\w+)>.*?\)(?=/|\.|\$|\\)")


@pytest.fixture
def both(django_capture_on_commit_callbacks) -> tuple[Tenant, Tenant]:
    ours, theirs = two_tenants()
    for tenant in (ours, theirs):
        furnish(tenant)
    return ours, theirs


def furnish(tenant: Tenant) -> None:
    """What a kommun's editors and readers leave, each with its mark."""
    mark, site, unit = tenant.mark, tenant.site, tenant.contact.owner
    Place.objects.filter(site=site).update(owner=unit)
    Fact.objects.filter(site=site).update(owner=unit)
    Feedback.objects.create(site=site, path=f"/sv/{mark}/", language="sv", helpful=False, text=f"{mark} är fel")
    Missed.objects.create(site=site, language="sv", query=f"{mark} moské", count=3)
    SearchWords.objects.create(site=site, language="sv", means=mark, words=f"{mark}dagis")
    shelf = site.shelf.collection
    IMAGE.objects.create(title=f"{mark}bild", file=get_test_image_file(f"{mark}.png"), collection=shelf)
    DOCUMENT.objects.create(title=f"{mark}dokument", file=ContentFile(b"x", f"{mark}.pdf"), collection=shelf)
    for role in ROLES:
        member(role, unit, name=f"{mark}-{role.lower()}")
    translator = User.objects.create_user(f"{mark}-{TRANSLATOR.lower()}", first_name=mark)
    Translator.objects.create(user=translator, site=site).locales.add(Locale.objects.get(language_code=tenant.language))
    for step in tenant.steps.values():
        step.owner = translator
        step.save_revision(user=translator, log_action=True)
    guest = Guest.objects.create(page=tenant.own, name=f"{mark}gäst", digest=mark, expires=timezone.now())
    guest.comments.create(text=f"{mark} är bra")
    tenant.own.get_workflow().start(tenant.own, translator)


def patterns(of=None, prefix: str = "/") -> Iterator[str]:
    """Every address of the admin, its arguments still in it."""
    for pattern in of or get_resolver().url_patterns:
        address = prefix + str(pattern.pattern).replace("^", "").replace("\\Z", "")
        if not isinstance(pattern, URLPattern):
            yield from patterns(pattern.url_patterns, address)
        elif address.startswith("/admin/") and not any(left in address for left in LEFT):
            yield address


def rows(model: type[Model], tenant: Tenant) -> list[int]:
    """The rows of a model that belong to a kommun."""
    if model is Person:
        return list(User.objects.filter(username__startswith=tenant.mark).values_list("pk", flat=True))
    if model in (IMAGE, DOCUMENT):
        return list(model.objects.filter(collection=tenant.site.shelf.collection).values_list("pk", flat=True))
    return list(model.objects.filter(site=tenant.site).values_list("pk", flat=True))


def fill(address: str, tenant: Tenant) -> str:
    """An address with something of the kommun at each of its arguments."""
    step = tenant.own
    revision = Revision.objects.for_instance(step).latest("pk").pk
    by_name = {
        **dict.fromkeys(["page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"], step.pk),
        "revision_id": revision,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "object_id": step.pk,
        "site": tenant.site.pk,
        "language": tenant.language,
        "label": "contacts.contact",
        "action": "delete",
        "app_label": "contacts",
        "model_name": "contact",
        "app_name": "pages",
        "filter_spec": "original",
        "content_type_app_name": "pages",
        "content_type_model_name": "steppage",
        "action_name": "unpublish",
        "collection_id": tenant.site.shelf.collection_id,
        "source": 1,
        "mode": "",
    }
    if "settings" in address:
        by_name |= {"model_name": "kommun", "pk": tenant.site.pk}
    first_row = _row_at(address, tenant)

    def argument(found: re.Match) -> str:
        name = found["name"] or found["named"]
        return str(by_name.get(name, first_row))

    return ARGUMENT.sub(argument, address).replace("\\.", ".").rstrip("$")


def _row_at(address: str, tenant: Tenant) -> int:
    """A row of the kommun of the kind that an address is about."""
    kinds = {model._meta.model_name: model for model in OWNED} | {"images": IMAGE, "documents": DOCUMENT}
    kinds |= {"users": Person, "pages": Page}
    for part in address.split("/")[::-1]:
        if part in kinds:
            return tenant.own.pk if kinds[part] is Page else rows(kinds[part], tenant)[0]
    return tenant.site.pk if "sites" in address else tenant.own.pk


def everything_of(tenant: Tenant) -> dict:
    """All values of all that belongs to a kommun."""
    kept = {model: list(model.objects.filter(pk__in=rows(model, tenant)).order_by("pk").values()) for model in OWNED}
    kept |= {model: list(model.objects.filter(pk__in=rows(model, tenant)).values()) for model in (IMAGE, DOCUMENT)}
    pages = Page.objects.filter(path__startswith=tenant.home.path).order_by("pk")
    kept |= {model: [*model.objects.filter(page__in=pages).values()] for model in (Guest, WorkflowState)}
    kept[GuestComment] = [*GuestComment.objects.filter(guest__page__in=pages).values()]
    users = User.objects.filter(pk__in=rows(Person, tenant)).order_by("pk")
    belongings = [(user.pk, [*user.groups.values_list("pk")], [*user.units.values_list("pk")]) for user in users]
    settings = Kommun.objects.filter(site=tenant.site)
    return {**kept, Page: [*pages.values()], Kommun: [*settings.values()], User: belongings}


@pytest.mark.one_database
@pytest.mark.parametrize("role", [*more(EDITOR, PUBLISHER, COORDINATOR), ADMINISTRATOR, *more(TRANSLATOR)])
def test_no_address_of_the_admin_shows_or_changes_anything_of_the_other_site(both, role, everything):
    """What is empty is sent to where a row is named; without one it comes back, and `--everything` looks at that."""
    ours, theirs = both
    client = Client(headers={"host": ours.site.hostname}, raise_request_exception=False)
    client.force_login(User.objects.get(username=f"{ours.mark}-{role.lower()}"))
    before, own, faults = everything_of(theirs), 0, []
    for pattern in dict.fromkeys(patterns()):
        address = fill(pattern, theirs)
        names_a_row = ARGUMENT.search(pattern)
        for asked in (client.get, client.post) if names_a_row or everything else (client.get,):
            response = asked(address)
            if theirs.traces_in(response):
                faults.append((asked.__name__, address, response.status_code))
            own += bool(ours.traces_in(response))
    assert faults == []
    assert everything_of(theirs) == before
    assert own > 10, "her own site is there"
