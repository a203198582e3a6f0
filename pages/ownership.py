"""Whose a page is: any editor of its site may propose a change to it, its own unit may let it out."""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.models import Page, PagePermissionTester, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from contacts.ownership import FOR_ALL_UNITS, sites_of, units_of

#: What may be done to pages, as Wagtail's permissions name it.
ACTIONS = ["add", "change", "publish", "bulk_delete", "lock", "unlock"]
#: What an editor may do to every page of her sites: a change of another unit's waits there as a draft.
PROPOSE = {"add_page", "change_page"}


@dataclass(frozen=True)
class Right:
    """That a user may do something to a page and all below it, as Wagtail's own rows say it of a group."""

    page: Page
    codename: str

    @property
    def page_id(self) -> int:
        return self.page.pk

    @property
    def permission(self) -> "Right":
        return self


@dataclass(frozen=True)
class Standing:
    """What a user may do (codenames such as `publish_page`) on her sites, and to the pages her units let out."""

    homes: list[Page]
    everywhere: set[str]
    to_hers: set[str]
    units: set[int]
    releasing: set[int]

    def rights_on(self, page: Page) -> set[str]:
        if not any(page.path.startswith(home.path) for home in self.homes):
            return set()
        return self.everywhere | self.to_hers if _unit(page) in self.releasing else self.everywhere

    def keeps(self, page: Page) -> bool:
        """Whether a page is one of her units'."""
        return _unit(page) in self.units


def standing(user) -> Standing:
    """What a user may do to pages (a handful of queries the first time, then remembered with the user)."""
    if not hasattr(user, "_standing"):
        user._standing = _standing(user)
    return user._standing


def _standing(user) -> Standing:
    held = {f"{action}_page" for action in ACTIONS if user.has_perm(f"wagtailcore.{action}_page")}
    if not held:
        return Standing([], set(), set(), set(), set())
    roots = sites_of(user).values("root_page__translation_key")
    homes = list(Page.objects.filter(translation_key__in=roots).order_by("path"))
    units = dict(units_of(user).values_list("pk", "site__kommun__units_publish"))
    everywhere = held if user.has_perm(FOR_ALL_UNITS) else held & PROPOSE
    return Standing(homes, everywhere, held, set(units), {pk for pk, publishes in units.items() if publishes})


def _unit(page: Page) -> int | None:
    return getattr(page, "unit_id", None)


class OwnedPages(PagePermissionPolicy):
    """Reads who may what from groups' permissions on the model, a user's sites and her units.

    Wagtail's rows of permissions of a group on a page are not read: they know no units, and their number grows with
    sites and languages.
    """

    def get_all_permissions_for_user(self, user) -> list[Right]:
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return []
        hers = standing(user)
        return [Right(home, codename) for home in hers.homes for codename in sorted(hers.everywhere)]

    def user_has_any_permission(self, user, actions) -> bool:
        given = self._base_user_has_permission(user)
        if given is not None:
            return given
        hers = standing(user)
        return bool(
            self._get_permission_codenames(actions) & (hers.everywhere | (hers.to_hers if hers.releasing else set()))
        )

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        given = self._base_user_has_permission(user)
        if given is not None:
            return given
        return bool(self._get_permission_codenames(actions) & standing(user).rights_on(instance.specific))

    def users_with_any_permission(self, actions, include_superusers=True) -> QuerySet:
        users = _holders(self._get_permission_codenames(actions))
        return users if include_superusers else users.filter(is_superuser=False)

    def users_with_any_permission_for_instance(self, actions, instance, include_superusers=True) -> QuerySet:
        users = self.users_with_any_permission(actions, include_superusers)
        allowed = [user.pk for user in users if self.user_has_any_permission_for_instance(user, actions, instance)]
        return users.filter(pk__in=allowed)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        given = self._base_queryset_for_user(user)
        if given is not None:
            return given
        hers, asked = standing(user), self._get_permission_codenames(actions)
        pages = self.model._default_manager.filter(_below(hers.homes))
        if asked & hers.everywhere:
            return pages
        return pages.filter(_kept_by(hers.releasing)) if asked & hers.to_hers else pages.none()


class OwnedTester(PagePermissionTester):
    """What a user may do to one page; what her unit does not keep, she takes away only if she keeps the whole site."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if not user.is_superuser:
            rights = standing(user).rights_on(page)
            self.permissions = {codename.removesuffix("_page") for codename in rights}

    def can_delete(self, ignore_bulk=False) -> bool:
        """Asks the database of what is below a page only where the page itself may go: lists ask it of every row."""
        may_take_away = self.user.is_superuser or "publish" in self.permissions
        may_throw_away = not self.page.live and standing(self.user).keeps(self.page)
        return (may_take_away or may_throw_away) and super().can_delete(ignore_bulk)


def _holders(codenames: Collection[str]) -> QuerySet:
    """The active users who may do something to pages somewhere, and all superusers."""
    permissions = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    rights = Q(groups__permissions__in=permissions) | Q(user_permissions__in=permissions)
    return get_user_model().objects.filter(Q(is_superuser=True) | rights, is_active=True).distinct()


def _below(homes: list[Page]) -> Q:
    """The pages of some trees; of none, none."""
    found = Q(pk__in=[])
    for home in homes:
        found |= Q(path__startswith=home.path)
    return found


def _kept_by(units: set[int]) -> Q:
    """The pages that some units keep."""
    found = Q(pk__in=[])
    for model in get_page_models():
        if hasattr(model, "unit"):
            found |= Q(pk__in=model.objects.filter(unit__in=units).values("pk"))
    return found
