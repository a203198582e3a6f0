import pytest
from django.contrib.auth.models import Permission, User

from contacts.models import Contact, Organisation, Place, Unit
from tests.contacts.factories import UnitFactory, site

MODELS = [Contact, Organisation, Place, Unit]


@pytest.fixture
def superuser(client) -> User:
    user = User.objects.create_superuser("rut")
    client.force_login(user)
    return user


@pytest.fixture
def unit() -> Unit:
    return UnitFactory(name="Integrationsenheten", site=site(), organisation__site=site())


@pytest.fixture
def editor(client, unit) -> User:
    user = User.objects.create_user("eva")
    names = [f"{action}_{model._meta.model_name}" for model in MODELS for action in ["add", "change", "delete"]]
    user.user_permissions.set(Permission.objects.filter(codename__in=[*names, "access_admin"]))
    unit.members.add(user)
    client.force_login(user)
    return user
