"""Those who keep a site: users in the group of a role, members of units."""

from django.contrib.auth.models import Group, User

from contacts.models import Unit


def member(role: str, *units: Unit, name: str = "") -> User:
    """Somebody with a role (a group that `editorial.roles` makes) who is a member of some units."""
    user = User.objects.create_user(name or f"{role.lower()}-{User.objects.count()}")
    user.groups.add(Group.objects.get(name=role))
    user.units.add(*units)
    return user
