from allauth.account.adapter import DefaultAccountAdapter


class InvitedEditors(DefaultAccountAdapter):
    """Accounts are made in the admin; nobody signs up."""

    def is_open_for_signup(self, request) -> bool:
        return False
