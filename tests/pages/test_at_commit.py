"""What is done once at a commit is found in the queue, however long it is, and gone when it was rolled back."""

from collections.abc import Callable

import pytest
from django.db import transaction

from contacts.models import Organisation
from pages import at_commit
from pages.finding import signals
from pages.models import ContentVersion
from tests.contacts.factories import ContactFactory

pytestmark = pytest.mark.django_db


class Kept:
    """Work that says when it is done."""

    def __init__(self, done: list[str], name: str):
        self.done, self.name = done, name

    def __call__(self) -> None:
        self.done.append(self.name)


def undone(work: Callable[[], object]) -> None:
    """Do something within a savepoint that is rolled back."""
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


def test_the_first_waits_for_all(django_capture_on_commit_callbacks):
    done: list[str] = []
    first = Kept(done, "first")
    with django_capture_on_commit_callbacks(execute=True):
        assert at_commit.waiting("key") is None
        assert at_commit.once("key", first) is first
        for number in range(200):
            transaction.on_commit(Kept(done, str(number)))
        assert at_commit.once("key", Kept(done, "second")) is first
        assert at_commit.once("other", Kept(done, "other")).name == "other"
        assert at_commit.waiting("key") is first
    assert (done.count("first"), done.count("second"), done.count("other")) == (1, 0, 1)


def test_what_was_rolled_back_waits_no_more():
    undone(lambda: at_commit.once("key", Kept([], "gone")))
    assert at_commit.waiting("key") is None
    assert at_commit.once("key", Kept([], "come")).name == "come"


def test_a_long_import_raises_the_version_once_and_tells_the_search_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        first = ContactFactory()
        for _number in range(100):
            transaction.on_commit(lambda: None)
        second = ContactFactory()
        Organisation.objects.get(pk=second.organisation.pk).save()
    tellings = [one for one in waiting if isinstance(one, signals.Waiting)]
    assert len(tellings) == 1
    assert {str(first.translation_key), str(second.translation_key)} <= {
        key for _kind, key, *_row in tellings[0].things
    }
    assert waiting.count(ContentVersion.rise) == 1
