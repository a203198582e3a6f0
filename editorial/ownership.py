from contacts.ownership import OwnedPermissionPolicy, by_site


class ReadPermissionPolicy(OwnedPermissionPolicy):
    """What readers have written is read by those who act on the site, and taken away by them; nobody changes it."""

    allowed = ("view", "delete")

    def __init__(self, model):
        super().__init__(model, by_site)

    def user_has_permission(self, user, action) -> bool:
        return action in self.allowed and super().user_has_permission(user, action)
