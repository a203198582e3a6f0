"""Whose images and documents are whose: those on a site's shelf are its editors'."""

from dataclasses import dataclass

from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from contacts.ownership import sites_of

ACTIONS = ["add", "change", "choose"]


@dataclass(frozen=True)
class Right:
    """That a user may do something in a collection, as Wagtail's own rows say it of a group."""

    collection: Collection
    codename: str

    @property
    def collection_id(self) -> int:
        return self.collection.pk

    @property
    def permission(self) -> "Right":
        return self


class ShelvedPermissionPolicy(CollectionOwnershipPermissionPolicy):
    """A user may do on her sites' shelves what she may do to the model; Wagtail's rows for groups are not read."""

    def __init__(self, model):
        super().__init__(model, owner_field_name="uploaded_by_user")
        self.permission_cache_name = f"_rights_on_shelves_to_{model._meta.model_name}"

    def get_all_permissions_for_user(self, user) -> list[Right]:
        if not user.is_active or user.is_anonymous or user.is_superuser:
            return []
        app, model = self.model._meta.app_label, self.model._meta.model_name
        codenames = [f"{action}_{model}" for action in ACTIONS if user.has_perm(f"{app}.{action}_{model}")]
        return [Right(shelf, codename) for shelf in shelves_of(user) for codename in codenames]


def shelves_of(user) -> list[Collection]:
    """The shelves of her sites (one query, then remembered with the user)."""
    if not hasattr(user, "_shelves"):
        user._shelves = list(Collection.objects.filter(shelf__site__in=sites_of(user)))
    return user._shelves
