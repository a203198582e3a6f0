import pytest
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation, TranslationSource

from knowledge.models import GlossaryTerm
from languages.segments import segments
from languages.sources import refresh
from languages.state import Kind, tally
from languages.targets import carries_words, target_of
from tests.html import parse
from tests.knowledge.factories import FactFactory
from tests.pages import factories
from tests.sample import more
from tests.translation.services import Reply, choose
from translation import machines, words
from translation.jobs.steer import start
from translation.jobs.work import work
from translation.machines.shipped import LibreTranslate
from translation.models import ItemState, JobKind, MachinePolicy

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabic(small_site):
    return factories.locale("ar")


@pytest.fixture
def source(step):
    return TranslationSource.objects.get_for_instance(step)


@pytest.fixture
def libre(settings, monkeypatch, service, waits):
    """LibreTranslate is the machine of the site."""
    choose(settings, monkeypatch, service, "libretranslate")
    return service


@pytest.fixture
def order(source, arabic, paying_site):
    """Have the step translated into Arabic."""
    return lambda **more: machines.translate(source, arabic, **{"site": paying_site, **more})


def kinds(source, locale) -> set[Kind]:
    return {segment.kind for segment in segments([source], locale)}


def test_what_is_missing_is_stored_as_made_by_the_machine(order, libre, source, arabic, step, django_user_model):
    user = django_user_model.objects.create_user("eva")
    outcome = order(user=user)
    rows = StringTranslation.objects.filter(locale=arabic)
    assert outcome.stored == rows.count() == len(segments([source], arabic)) > 4
    assert (outcome.error, outcome.faults, outcome.published) == (None, {}, False)
    assert {(row.translation_type, row.tool_name, row.last_translated_by) for row in rows} == {
        ("machine", "LibreTranslate", user)
    }
    assert kinds(source, arabic) == {Kind.MACHINE}
    assert tally(step.translation_key, "ar").state == "machine"


def test_what_was_spent_is_told_and_counted(order, libre, source, arabic, paying_site):
    outcome = order()
    assert outcome.spent == sum({one.swedish: len(one.swedish) for one in segments([source], arabic)}.values())
    assert list(paying_site.machine_usage.values_list("language", "tool", "characters")) == [
        ("ar", "LibreTranslate", outcome.spent)
    ]


def test_a_second_order_finds_nothing_to_do(order, libre):
    order()
    calls = len(libre.asked)
    outcome = order()
    assert (outcome.stored, outcome.spent, outcome.error, len(libre.asked)) == (0, 0, None, calls)


def test_the_words_of_people_and_what_is_swedish_on_purpose_are_left_alone(order, libre, source, arabic):
    first, second, *_rest = segments([source], arabic)
    words.store({first: "كلماتي", second: "__DO_NOT_TRANSLATE__"}, arabic)
    order()
    found = {one.path: one for one in segments([source], arabic)}
    assert (found[first.path].kind, found[first.path].said) == (Kind.REVIEWED, "كلماتي")
    assert found[second.path].kind == Kind.BLANK
    assert not {first.swedish, second.swedish} & {text for texts in libre.texts for text in texts}


def test_what_a_person_translates_while_the_machine_thinks_stays(order, libre, source, arabic, monkeypatch):
    first, ask = segments([source], arabic)[0], LibreTranslate.translate

    def thinking(self, *asked):
        words.store({first: "كلماتي"}, arabic)
        return ask(self, *asked)

    monkeypatch.setattr(LibreTranslate, "translate", thinking)
    order()
    now = segments([source], arabic)[0]
    assert (now.said, now.kind) == ("كلماتي", Kind.REVIEWED)


def test_only_given_segments_are_translated(order, libre, source, arabic):
    wanted = segments([source], arabic)[1]
    assert order(segments=[wanted]).stored == 1
    assert libre.texts == [[wanted.swedish]]


def test_a_changed_sentence_is_translated_anew(order, libre, step, arabic):
    order()
    step.summary = "Något annat gäller."
    step.save()
    refresh(step)
    libre.asked.clear()
    assert order().stored == 1
    assert libre.texts == [["Något annat gäller."]]


def test_the_same_swedish_is_sent_once_and_stored_everywhere(order, libre, step, arabic):
    step.summary = "Samma ord."
    step.body = factories.body("Samma ord.")
    step.save()
    source = refresh(step)
    order()
    assert [text for texts in libre.texts for text in texts].count("Samma ord.") == 1
    assert [one.said for one in segments([source], arabic) if one.swedish == "Samma ord."] == ["ترجمة Samma ord."] * 2


def test_what_is_translated_at_another_place_costs_nothing(libre, small_site, arabic, paying_site):
    first, second = small_site.steps[1:3]
    first.summary = second.summary = "Samma ord."
    sources = []
    for step in (first, second):
        step.save()
        sources.append(refresh(step))
    (known,) = [one for one in segments([sources[0]], arabic) if one.path == "summary"]
    words.store({known: "نفس الكلمات"}, arabic)
    machines.translate(sources[1], arabic, site=paying_site)
    (again,) = [one for one in segments([sources[1]], arabic) if one.path == "summary"]
    assert (again.said, again.kind, again.tool) == ("نفس الكلمات", Kind.MACHINE, "translation memory")
    assert "Samma ord." not in [text for texts in libre.texts for text in texts]


def known(page, said: str, locale, **how) -> None:
    """Have a page say “Samma ord.”, and that in another language."""
    setattr(page, "summary" if hasattr(page, "summary") else "lead", "Samma ord.")
    page.save()
    source = refresh(page)
    (found,) = [one for one in segments([source], locale) if one.swedish == "Samma ord."]
    words.store({found: said}, locale, **how)


def test_neither_another_site_nor_a_draft_lends_words(libre, small_site, arabic, paying_site):
    wanted, draft = small_site.steps[1:3]
    known(factories.home("granne.example", "granne"), "كلمات الجيران", arabic)
    known(draft, "مسودة", arabic)
    draft.unpublish()
    wanted.summary = "Samma ord."
    wanted.save()
    source = refresh(wanted)
    machines.translate(source, arabic, site=paying_site)
    (said,) = [one.said for one in segments([source], arabic) if one.swedish == "Samma ord."]
    assert said == "ترجمة Samma ord."


def test_a_persons_words_are_taken_before_a_machines(libre, small_site, arabic, paying_site):
    wanted, first, second = small_site.steps[:3]
    known(first, "إنسان", arabic)
    known(second, "آلة", arabic, machine=True, tool="T")
    wanted.summary = "Samma ord."
    wanted.save()
    source = refresh(wanted)
    machines.translate(source, arabic, site=paying_site)
    assert [one.said for one in segments([source], arabic) if one.swedish == "Samma ord."] == ["إنسان"]


def test_without_a_machine_for_the_language_there_is_an_error(order, settings, monkeypatch, service):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
    assert "arabiska" in order().error
    choose(settings, monkeypatch, service, "libretranslate", ar="none")
    assert "arabiska" in order().error
    assert service.asked == []


def test_each_language_has_its_own_machine(source, paying_site, settings, monkeypatch, service, waits):
    choose(settings, monkeypatch, service, "libretranslate", ti="openai")
    machines.translate(source, factories.locale("ti"), site=paying_site)
    machines.translate(source, factories.locale("tr"), site=paying_site)
    assert {asked.path for asked in service.asked} == {"/translate", "/v1/chat/completions"}
    assert set(paying_site.machine_usage.values_list("language", "tool")) == {("ti", "tiny"), ("tr", "LibreTranslate")}


def test_no_page_that_is_not_public_leaves_the_house(order, libre, step, small_site):
    PageViewRestriction.objects.create(page=small_site.index, restriction_type="login")
    assert order().error
    PageViewRestriction.objects.all().delete()
    step.unpublish()
    assert order().error
    assert libre.asked == []


def test_a_site_without_budget_sends_nothing(order, libre, paying_site, source, arabic):
    MachinePolicy.objects.update(monthly_characters=0)
    outcome = order()
    assert (outcome.stored, outcome.spent) == (0, 0)
    assert outcome.error
    assert libre.asked == []


def test_what_was_stored_before_the_budget_ended_stays(order, libre, source, arabic, monkeypatch):
    monkeypatch.setattr("translation.machines.shipped.LibreTranslate.most_texts", 1)
    MachinePolicy.objects.update(monthly_characters=40)
    outcome = order()
    assert 0 < outcome.spent <= 40
    assert outcome.stored == StringTranslation.objects.filter(locale=arabic).count() == len(libre.asked)
    assert "40" in outcome.error
    assert kinds(source, arabic) == {Kind.MACHINE, Kind.MISSING}


def test_a_failure_in_the_middle_loses_nothing_and_half_stores_nothing(order, libre, arabic, monkeypatch):
    monkeypatch.setattr("translation.machines.shipped.LibreTranslate.most_texts", 2)
    libre.replies = [Reply(), *[Reply(status=503)] * 4]
    outcome = order()
    assert outcome.stored == StringTranslation.objects.filter(locale=arabic).count() == 2
    assert "LibreTranslate" in outcome.error
    assert "503" in outcome.error
    assert order().error is None
    assert StringTranslation.objects.filter(locale=arabic).count() > 4


def test_facts_of_running_text_come_through_a_machine_and_say_the_arabic_value(
    order, libre, step, arabic, paying_site, client
):
    FactFactory(key="fee", value="12500")
    FactFactory(key="last_day", value="2027-03-04", unit="date")
    step.body = factories.body("Betala <b>[[fee|tal]]</b> kronor, alltså [[fee]], före [[last_day]].")
    step.save_revision().publish()
    factories.open_languages(paying_site.root_page, "ar")
    MachinePolicy.objects.update(publish_unreviewed=True)
    source = refresh(step)
    assert order().published
    assert "[[fee|tal]]" in str(target_of(source, arabic).body)
    said = parse(client.get("/ar/steg/folkbokforing/")).select_one("main").get_text()
    assert "ترجمة Betala" in said
    assert said.count("12,500") == 2
    assert "4 مارس 2027" in said
    assert "[[" not in said


@pytest.mark.parametrize("left", ["", "[[fee]]", *more("[[fee|number]]", "[[ fee|tal ]", "{9}")])
def test_a_fact_that_a_machine_breaks_in_running_text_is_not_stored(order, libre, step, arabic, left):
    step.body = factories.body("Betala <b>[[fee|tal]]</b> kronor.")
    step.save()
    source = refresh(step)
    libre.say = lambda text: f"ادفع {left}" if "Betala" in text else f"ترجمة {text}"
    ((segment, _found),) = order().faults.items()
    assert "[[fee|tal]]" in segment.swedish
    assert not StringTranslation.objects.filter(locale=arabic, translation_of__data__contains="fee").exists()
    assert kinds(source, arabic) == {Kind.MACHINE, Kind.MISSING}


def test_a_text_that_stays_broken_is_told_with_its_segment(order, libre, step, arabic):
    step.summary = "Kostar [[fee]] kronor."
    step.save()
    source = refresh(step)
    libre.say = lambda text: "رسوم" if "Kostar" in text else f"ترجمة {text}"
    outcome = order()
    ((segment, found),) = outcome.faults.items()
    assert segment.swedish == "Kostar [[fee]] kronor."
    assert "[[fee]]" in found[0]
    assert outcome.error is None
    assert kinds(source, arabic) == {Kind.MACHINE, Kind.MISSING}


def test_a_missing_agreed_word_is_a_remark_and_the_words_are_stored(order, libre, step, arabic):
    swedish = GlossaryTerm.objects.create(word="personnummer", definition="x", locale=factories.locale())
    GlossaryTerm.objects.create(
        word="الرقم الشخصي", definition="x", locale=arabic, slug="p", translation_key=swedish.translation_key
    )
    step.summary = "Du får ett personnummer."
    step.save()
    refresh(step)
    outcome = order()
    ((segment, (remark,)),) = outcome.remarks.items()
    assert segment.swedish == "Du får ett personnummer."
    assert "الرقم الشخصي" in remark
    assert (outcome.faults, outcome.error) == ({}, None)


def test_a_model_is_told_the_agreed_words_of_the_texts_it_gets(
    order, settings, monkeypatch, service, waits, step, arabic
):
    for word, said in (("personnummer", "الرقم الشخصي"), ("tolk", "مترجم")):
        swedish = GlossaryTerm.objects.create(word=word, definition="x", locale=factories.locale())
        GlossaryTerm.objects.create(
            word=said, definition="x", locale=arabic, slug=word, translation_key=swedish.translation_key
        )
    choose(settings, monkeypatch, service, "openai")
    step.summary = "Du får ett personnummer."
    step.save()
    refresh(step)
    order()
    told = service.asked[0].body["messages"][0]["content"]
    assert "- personnummer: الرقم الشخصي" in told
    assert "tolk" not in told


def test_machine_words_are_published_only_where_the_site_allows_it(order, libre, source, arabic, paying_site):
    factories.open_languages(paying_site.root_page, "ar")
    order()
    assert not carries_words(source, arabic)
    StringTranslation.objects.all().delete()
    MachinePolicy.objects.update(publish_unreviewed=True)
    assert order().published
    target = target_of(source, arabic)
    assert (target.live, target.alias_of, target.title) == (True, None, "ترجمة Folkbokforing")


def test_what_a_killed_worker_had_stored_is_published_by_the_next(order, libre, source, arabic, paying_site):
    factories.open_languages(paying_site.root_page, "ar")
    order()
    MachinePolicy.objects.update(publish_unreviewed=True)
    outcome = order()
    assert (outcome.stored, outcome.published) == (0, True)
    assert target_of(source, arabic).title == "ترجمة Folkbokforing"


def test_a_half_translated_page_is_not_published_by_itself(order, libre, source, arabic):
    MachinePolicy.objects.update(publish_unreviewed=True)
    libre.say = lambda text: "" if "Först" in text else f"ترجمة {text}"
    outcome = order()
    assert (outcome.published, bool(outcome.faults)) == (False, True)
    assert not carries_words(source, arabic)


def test_a_job_has_a_step_translated_over_the_wire_and_holds_it_back(libre, source, arabic, step, paying_site):
    chosen = TranslationSource.objects.filter(pk=source.pk)
    job = start(JobKind.MACHINE, chosen, [arabic], site=paying_site, selection="Ett steg")
    work(job)
    [item] = job.items.all()
    assert (item.state, item.attempts) == (ItemState.DONE, 1)
    assert kinds(source, arabic) == {Kind.MACHINE}
    assert not carries_words(source, arabic)  # the site has not said that it may be read


def test_a_job_tells_why_a_service_that_is_down_translated_nothing(libre, source, arabic, paying_site):
    libre.close()
    chosen = TranslationSource.objects.filter(pk=source.pk)
    job = start(JobKind.MACHINE, chosen, [arabic], site=paying_site, selection="Ett steg")
    work(job)
    [item] = job.items.all()
    assert item.state == ItemState.FAILED
    assert "LibreTranslate" in item.message
    assert kinds(source, arabic) == {Kind.MISSING}
