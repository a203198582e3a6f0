"""Who may edit what: every owned row names its unit, and the members of a unit keep what is theirs."""

from collections.abc import Callable

from django.db.models import Q, QuerySet
from wagtail.models import Site
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.sites import SitePermissionPolicy

#: The permission of who keeps a whole site, and not the units alone that she is a member of.
FOR_ALL_UNITS = "contacts.act_for_all_units"


def units_of(user) -> QuerySet:
    """The units a user may act for: those she is a member of, or all on their sites."""
    units = user.units.model.objects.all()
    if user.is_superuser:
        return units
    if user.has_perm(FOR_ALL_UNITS):
        return units.filter(Q(members=user) | Q(site__in=sites_of(user))).distinct()
    return units.filter(members=user)


def sites_of(user) -> QuerySet:
    """The sites a user may act on: those of the units she is a member of."""
    if user.is_superuser:
        return Site.objects.all()
    return Site.objects.filter(pk__in=user.units.model.objects.filter(members=user).values("site"))


def acts(user) -> bool:
    """Whether a user acts on some site; menus ask it again and again, so it is remembered with the user."""
    if not hasattr(user, "_acts"):
        user._acts = sites_of(user).exists()
    return user._acts


def by_unit(field: str, site: str = "site") -> Callable[..., Q]:
    """Rows belong to the members of the unit they name in `field`; without one, to who acts for all on their site."""

    def hers(user) -> Q:
        kept = Q(**{f"{field}__in": units_of(user)})
        return kept | Q(**{field: None, f"{site}__in": sites_of(user)}) if user.has_perm(FOR_ALL_UNITS) else kept

    return hers


def by_site(user) -> Q:
    """Rows belong to all who act on their site; national ones to superusers alone."""
    return Q(site__in=sites_of(user))


class OwnedPermissionPolicy(ModelPermissionPolicy):
    """A user may do to a row what she may do to its model, if the row is hers; superusers may do all.

    `hers` gives the filter for a user, such as `by_unit("owner")`.
    """

    def __init__(self, model, hers: Callable[..., Q]):
        super().__init__(model)
        self.hers = hers

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        rows = super().instances_user_has_any_permission_for(user, actions)
        return rows if user.is_superuser else rows.filter(self.hers(user))

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        return self.instances_user_has_permission_for(user, action).filter(pk=instance.pk).exists()

    def users_with_any_permission_for_instance(self, actions, instance) -> QuerySet:
        users = self.users_with_any_permission(actions)
        allowed = [user.pk for user in users if self.user_has_any_permission_for_instance(user, actions, instance)]
        return users.filter(pk__in=allowed)


class ReadPermissionPolicy(OwnedPermissionPolicy):
    """What readers have left is read by those who act on the site, and taken away by them; nobody changes it."""

    allowed = ("view", "delete")

    def __init__(self, model):
        super().__init__(model, by_site)

    def user_has_permission(self, user, action) -> bool:
        return action in self.allowed and super().user_has_permission(user, action)


class OwnSitesPermissionPolicy(SitePermissionPolicy):
    """Who may change the settings of a site: with the permission for all sites, those she acts on and no others.

    Wagtail's permission for one named site holds for that site whatever her units are.
    """

    def sites_user_has_any_permission_for(self, user, actions) -> QuerySet:
        if user.is_superuser or not user.is_active:
            return super().sites_user_has_any_permission_for(user, actions)
        permissions = self._get_permission_objects_for_actions(actions)
        rights = Q(group_permissions__permission__in=permissions, group_permissions__group__in=user.groups.all())
        if self._user_has_global_permission(user, actions):
            rights |= Q(pk__in=sites_of(user))
        return Site.objects.filter(rights).distinct()

    def user_has_any_permission(self, user, actions) -> bool:
        everywhere = user.is_active and self._user_has_global_permission(user, actions) and acts(user)
        return everywhere or self.sites_user_has_any_permission_for(user, actions).exists()

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        site_id = instance.pk if isinstance(instance, Site) else instance.site_id
        return self.sites_user_has_any_permission_for(user, actions).filter(pk=site_id).exists()

    def users_with_any_permission_for_instance(self, actions, instance) -> QuerySet:
        users = self.users_with_any_permission(actions)
        allowed = [user.pk for user in users if self.user_has_any_permission_for_instance(user, actions, instance)]
        return users.filter(pk__in=allowed)
