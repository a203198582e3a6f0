"""What an editor, a publisher, a coordinator and an administrator may do; each may what the one before may.

A role is a group with Django's permissions on models; which rows of them are hers follows from her units and their
sites (`contacts.ownership`, `pages.ownership`). Translators are named by site and language (`translation.roles`).
"""

from django.contrib.auth.models import Group, Permission

EDITOR, PUBLISHER, COORDINATOR, ADMINISTRATOR = "Redaktör", "Utgivare", "Samordnare", "Administratör"

#: What each role adds to the one before it: by app, the names of Django's permissions.
ADDED = {
    EDITOR: {
        "wagtailadmin": "access_admin",
        "wagtailcore": "add_page change_page publish_page",
        "wagtailimages": "add_image change_image choose_image",
        "wagtaildocs": "add_document change_document choose_document",
        "contacts": "add_contact change_contact add_place change_place",
        "knowledge": "add_fact change_fact",
        "editorial": "view_feedback",
        "search": "add_searchwords change_searchwords view_missed",
    },
    PUBLISHER: {
        "wagtailcore": "lock_page unlock_page bulk_delete_page",
        "contacts": "act_for_all_units add_organisation change_organisation delete_contact delete_place",
        "knowledge": "delete_fact",
        "editorial": "delete_feedback",
        "search": "delete_searchwords delete_missed",
    },
    COORDINATOR: {
        "audiences": "add_audienceonsite change_audienceonsite delete_audienceonsite",
        "contacts": "add_unit change_unit delete_organisation",
        "editorial": "add_changeset",
        "pages": "change_kommun",
        "translation": "oversee add_translator change_translator delete_translator",
    },
    ADMINISTRATOR: {
        "contacts": "delete_unit",
        "editorial": "add_person change_person",
        "translation": "change_machinepolicy",
    },
}
ROLES = list(ADDED)


def permissions_of(role: str) -> set[str]:
    """The permissions of a role, such as `contacts.change_contact`."""
    upto = ROLES[: ROLES.index(role) + 1]
    return {f"{app}.{name}" for each in upto for app, names in ADDED[each].items() for name in names.split()}


def settle() -> None:
    """Make the groups of the roles, or give them what they should hold; Wagtail's own two go if nobody is in them."""
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()
    every = Permission.objects.values_list("pk", "content_type__app_label", "codename")
    known = {f"{app}.{codename}": pk for pk, app, codename in every}
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set({known[name] for name in permissions_of(role)})
