"""What is confirmed is stored whole or not at all, and readers get it page by page."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from languages.sources import refresh
from languages.state import State, tally
from languages.targets import carries_words, publish
from pages.models import StepPage
from tests.pages import factories
from tests.translation.agency import sent, told
from tests.translation.test_receiving import FIRST, SUMMARY, THEN, worked_on
from translation.exchange import publishing, taking
from translation.exchange.incoming import to_json
from translation.exchange.po_in import read
from translation.exchange.publishing import Fate, publish_delivery
from translation.exchange.taking import ChangedMeanwhileError, plan_of, take
from translation.models import Delivery
from translation.words import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def rut(django_user_model):
    return django_user_model.objects.create_superuser("rut")


def delivered(user, step, words: dict[str, str]) -> Delivery:
    text = worked_on(sent(user, form="po"), words)
    return Delivery.objects.create(user=user, site=step.get_site(), files=to_json(read("retur.po", text.encode())))


def confirmed(delivery: Delivery, **options) -> Delivery:
    take(delivery, plan_of(delivery).digest, **options)
    publish_delivery.call(delivery.pk)
    return Delivery.objects.get(pk=delivery.pk)


def fates(delivery: Delivery) -> list[str]:
    return [page["fate"] for page in delivery.pages]


def test_what_is_confirmed_is_stored_as_a_persons_words(rut, step):
    refresh(step)
    done = confirmed(delivered(rut, step, {FIRST: "أ", THEN: "ت"}))
    rows = StringTranslation.objects.values_list("data", "translation_type", "last_translated_by")
    assert set(rows) == {("أ", "manual", rut.pk), ("ت", "manual", rut.pk)}
    assert (done.stored, done.files, fates(done)) == (2, [], [Fate.STORED])
    assert not carries_words(refresh(step), factories.locale("ar"))


def test_confirming_twice_does_it_once(rut, step):
    refresh(step)
    delivery = delivered(rut, step, {FIRST: "أ"})
    seen = plan_of(delivery).digest
    take(delivery, seen)
    StringTranslation.objects.all().delete()
    take(delivery, seen)
    assert not StringTranslation.objects.exists()


def test_what_was_not_looked_at_is_not_stored(rut, step):
    texts = told(step)
    delivery = delivered(rut, step, {FIRST: "أ", THEN: "ت"})
    seen = plan_of(delivery).digest
    store({texts[THEN]: "من هنا"}, factories.locale("ar"))
    for digest in (seen, "", "x"):
        with pytest.raises(ChangedMeanwhileError):
            take(delivery, digest)
    assert list(StringTranslation.objects.values_list("data", flat=True)) == ["من هنا"]
    take(delivery, plan_of(delivery).digest)
    assert set(StringTranslation.objects.values_list("data", flat=True)) == {"أ", "من هنا"}


def test_one_failure_stores_nothing(rut, step, monkeypatch):
    refresh(step)
    delivery = delivered(rut, step, {FIRST: "أ", THEN: "ت"})

    def fails(plan):
        raise RuntimeError

    monkeypatch.setattr(taking, "waiting", fails)
    with pytest.raises(RuntimeError):
        take(delivery, plan_of(delivery).digest)
    assert not StringTranslation.objects.exists()
    assert Delivery.objects.get(pk=delivery.pk).confirmed_on is None


def test_who_lost_her_language_meanwhile_stores_nothing(rut, step):
    refresh(step)
    delivery = delivered(rut, step, {FIRST: "أ"})
    seen = plan_of(delivery).digest
    rut.is_superuser = False
    rut.save()
    with pytest.raises(ChangedMeanwhileError):
        take(Delivery.objects.get(pk=delivery.pk), seen)
    assert not StringTranslation.objects.exists()


def arabic(step) -> StepPage:
    return StepPage.objects.get(translation_key=step.translation_key, locale__language_code="ar")


def test_a_page_goes_live_when_all_of_it_is_translated(rut, step, django_capture_on_commit_callbacks):
    words = {swedish: f"ar: {swedish}" for swedish in told(step)}
    with django_capture_on_commit_callbacks(execute=True):
        done = confirmed(delivered(rut, step, words))
    assert (fates(done), tally(step.translation_key, "ar").state) == ([Fate.PUBLISHED], State.REVIEWED)
    page = arabic(step)
    assert (page.alias_of_id, page.live, page.summary) == (None, True, f"ar: {SUMMARY}")


def test_a_page_with_gaps_goes_live_only_if_asked(rut, step, django_capture_on_commit_callbacks):
    refresh(step)
    assert fates(confirmed(delivered(rut, step, {SUMMARY: "أ"}))) == [Fate.STORED]
    with django_capture_on_commit_callbacks(execute=True):
        assert fates(confirmed(delivered(rut, step, {FIRST: "ب"}), with_gaps=True)) == [Fate.PUBLISHED]
    assert (arabic(step).alias_of_id, arabic(step).summary) == (None, "أ")


def test_a_page_that_has_words_gets_the_new_ones(rut, step, django_capture_on_commit_callbacks):
    store({told(step)[SUMMARY]: "قديم"}, factories.locale("ar"))
    with django_capture_on_commit_callbacks(execute=True):
        publish(refresh(step), factories.locale("ar"))
    with django_capture_on_commit_callbacks(execute=True):
        assert fates(confirmed(delivered(rut, step, {SUMMARY: "جديد"}))) == [Fate.PUBLISHED]
    assert arabic(step).summary == "جديد"


def test_an_error_stays_with_its_page_and_what_waits_is_taken_up_again(rut, small_site, monkeypatch):
    sources = [refresh(page) for page in small_site.steps]
    words = {f"Om {page.slug}.": "ملخص" for page in small_site.steps}
    delivery = delivered(rut, small_site.home, words)
    take(delivery, plan_of(delivery).digest, with_gaps=True)

    def publishes(source, locale, site, user):
        if source == sources[0]:
            raise ValidationError("Titeln är för lång.")
        if source == sources[1]:
            raise RuntimeError
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "publish", publishes)
    with pytest.raises(KeyboardInterrupt):
        publish_delivery.call(delivery.pk)
    pages = Delivery.objects.get(pk=delivery.pk).pages
    assert [page["fate"] for page in pages] == [Fate.FAILED, Fate.FAILED, Fate.WAITING]
    assert pages[0]["error"] == "Titeln är för lång."
    assert pages[1]["error"]
    again = []
    monkeypatch.setattr(publishing, "publish", lambda source, locale, site, user: again.append(source))
    publish_delivery.call(delivery.pk)
    assert again == [sources[2]]
    assert fates(Delivery.objects.get(pk=delivery.pk)) == [Fate.FAILED, Fate.FAILED, Fate.PUBLISHED]


def test_what_is_never_confirmed_expires(rut, step):
    delivery = Delivery.objects.create(user=rut, site=step.get_site())
    assert list(Delivery.objects.alive()) == [delivery]
    Delivery.objects.update(made_on=timezone.now() - timezone.timedelta(days=3))
    assert list(Delivery.objects.expired()) == [delivery]
    assert not Delivery.objects.alive().exists()


def test_what_is_confirmed_stays(rut, step):
    long_ago = timezone.now() - timezone.timedelta(days=3)
    delivery = Delivery.objects.create(user=rut, site=step.get_site(), made_on=long_ago, confirmed_on=long_ago)
    assert not Delivery.objects.expired().exists()
    assert list(Delivery.objects.alive()) == [delivery]
