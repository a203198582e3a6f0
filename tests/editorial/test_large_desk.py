"""What the first page of the admin costs where there is much of everything to do."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from wagtail.models import Locale, ReferenceIndex, Site
from wagtail_localize.models import StringSegment, StringTranslation

from contacts.models import Unit
from editorial.models import Feedback
from editorial.roles import ADMINISTRATOR, EDITOR
from search.models import Missed
from tests.contacts.factories import ContactFactory, OrganisationFactory, UnitFactory
from tests.knowledge.factories import FactFactory
from tests.pages import factories
from tests.people import member
from tests.sample import more

pytestmark = pytest.mark.django_db

BUDGET = 40


def fill(small_site, how_many: int) -> None:
    """So many of everything that can wait, all of one unit."""
    here = Site.objects.get()
    unit = UnitFactory(name="Vuxenutbildningen", site=here, organisation=OrganisationFactory(site=here))
    steps = [factories.step(small_site.index, f"steg-{number}", unit=unit) for number in range(how_many)]
    for number, step in enumerate(steps):
        step.save_revision().publish()
        step.title = f"Utkast {number}"
        step.save_revision()
        FactFactory(key=f"nyckel_{number}", owner=unit, site=here, valid_to=date(2020, 1, 1))
        ContactFactory(title=f"Kontakt {number}", owner=unit)
        Feedback.objects.create(site=here, page=step, path=f"/sv/{number}/", language="sv", helpful=False, text="Fel")
        Missed.objects.create(site=here, language="sv", query=f"ord {number}")
    small_site.steps[0].body = [("bullets", {"heading": "", "items": [f"[[nyckel_{n}]]" for n in range(how_many)]})]
    small_site.steps[0].save()
    ReferenceIndex.create_or_update_for_object(small_site.steps[0])
    for segment in StringSegment.objects.filter(source__object_id__in=[step.translation_key for step in steps]):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=Locale.objects.get(language_code="ar"),
            data="كلمات",
            translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        )


@pytest.mark.parametrize("role", [EDITOR, *more(ADMINISTRATOR, "superuser")])
@pytest.mark.parametrize("how_many", [8, *more(2)])
def test_the_first_page_keeps_to_its_budget(client, small_site, role, how_many, django_assert_max_num_queries):
    fill(small_site, how_many)
    unit = Unit.objects.get(name="Vuxenutbildningen")
    user = User.objects.create_superuser("chef") if role == "superuser" else member(role, unit)
    client.force_login(user)
    client.get("/admin/")
    with django_assert_max_num_queries(BUDGET):
        shown = client.get("/admin/").text
    kinds = ["facts", "drafts", "to-look-over", "answers", "translations", "missed"]
    assert [name for name in kinds if f'id="{name}-section"' not in shown] == []
