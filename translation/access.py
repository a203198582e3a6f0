"""Translators get into the admin through a group of their own, which holds that permission and no other."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

TRANSLATORS = "Översättare"


def settle(users: Iterable[int]) -> None:
    """Put the users who translate into the group, made if it is not there, and take the others out."""
    group, made = Group.objects.get_or_create(name=TRANSLATORS)
    if made:
        group.permissions.set(
            Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
        )
    for user in get_user_model().objects.filter(pk__in=users):
        change = user.groups.add if user.translates.exists() else user.groups.remove
        change(group)
