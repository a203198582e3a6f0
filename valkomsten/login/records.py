"""What the log says of logins and of who may do what; each is about a user, and says who did it.

What was typed as a name where nobody has that name is not kept: it may be a password.
"""

from allauth.account import signals as account
from allauth.account.utils import filter_users_by_email, filter_users_by_username
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db.models.signals import m2m_changed, pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from contacts.models import Unit
from valkomsten.login import sessions

LOGGED_IN, LOGGED_OUT, FAILED, REFUSED = "login.in", "login.out", "login.failed", "login.refused"
PASSWORD, FACTOR_ADDED, FACTOR_REMOVED = "login.password", "login.factor_added", "login.factor_removed"
CODES, ENDED, EXPORTED = "login.codes", "login.ended", "login.exported"
GIVEN, TAKEN, OPENED, CLOSED = "access.given", "access.taken", "access.opened", "access.closed"

SAID = {
    LOGGED_IN: (_("Log in"), _("Logged in")),
    LOGGED_OUT: (_("Log out"), _("Logged out")),
    FAILED: (_("Fail to log in"), _("Failed to log in")),
    REFUSED: (_("Refuse a login"), _("Was refused: no role at the provider")),
    PASSWORD: (_("Change password"), _("Changed the password")),
    FACTOR_ADDED: (_("Add a second step"), _("Added a second step")),
    FACTOR_REMOVED: (_("Remove a second step"), _("Removed a second step")),
    CODES: (_("Make recovery codes"), _("Made new recovery codes")),
    ENDED: (_("End sessions"), _("Was logged out everywhere")),
    EXPORTED: (_("Download"), _("Downloaded")),
    GIVEN: (_("Give access"), _("Was given")),
    TAKEN: (_("Take access away"), _("Lost")),
    OPENED: (_("Open an account"), _("May log in again")),
    CLOSED: (_("Close an account"), _("May no longer log in")),
}

SUPERUSER = "superuser"

FACTORS = {
    Authenticator.Type.TOTP: _("codes from an app"),
    Authenticator.Type.WEBAUTHN: _("a passkey or security key"),
    Authenticator.Type.RECOVERY_CODES: _("recovery codes"),
}


class Formatter(LogFormatter):
    """The sentence, and of what: `Was given: Redaktör`."""

    def format_message(self, log_entry):
        what = log_entry.data.get("what")
        return f"{self.message}: {what}" if what else self.message


def register(actions) -> None:
    """The words of every action of ours, for Wagtail's registry."""
    for action, (label, message) in SAID.items():
        formatter = type("_Formatter", (Formatter,), {"label": label, "message": message})
        actions.register_action(action)(formatter)


def connect() -> None:
    """Listen to what logs in, out and changes. Called once, when the site starts."""
    user_logged_in.connect(sessions.begin)
    user_logged_out.connect(logged_out)
    account.user_logged_in.connect(logged_in)
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(password_changed)
    mfa.authenticator_added.connect(factor_added)
    mfa.authenticator_removed.connect(factor_removed)
    mfa.authenticator_reset.connect(codes_made)
    mfa.authentication_failed.connect(factor_failed)
    m2m_changed.connect(roles_changed, sender=get_user_model().groups.through)
    m2m_changed.connect(units_changed, sender=Unit.members.through)
    pre_save.connect(account_changed, sender=get_user_model())


def _by_herself(user, action: str, what: str = "") -> None:
    log(user, action, user=user, data={"what": what} if what else None)


def logged_in(sender, request, user, **kwargs) -> None:
    _by_herself(user, LOGGED_IN, sessions.device(request.headers.get("User-Agent", "")))


def logged_out(sender, request, user, **kwargs) -> None:
    if user:
        _by_herself(user, LOGGED_OUT)


def failed(credentials: dict[str, str]) -> None:
    """Somebody gave the wrong password for these names."""
    found = [
        *filter_users_by_username(credentials.get("username", "")),
        *filter_users_by_email(credentials.get("email", "")),
    ]
    for user in found:
        log(user, FAILED)


def password_changed(sender, user, **kwargs) -> None:
    _by_herself(user, PASSWORD)


def factor_added(sender, user, authenticator, **kwargs) -> None:
    _by_herself(user, FACTOR_ADDED, str(FACTORS[authenticator.type]))


def factor_removed(sender, user, authenticator, **kwargs) -> None:
    _by_herself(user, FACTOR_REMOVED, str(FACTORS[authenticator.type]))


def codes_made(sender, user, **kwargs) -> None:
    _by_herself(user, CODES)


def factor_failed(sender, user, authenticator=None, **kwargs) -> None:
    log(user, FAILED, data={"what": str(FACTORS[authenticator.type])} if authenticator else None)


def roles_changed(sender, instance, action, reverse, pk_set, model, **kwargs) -> None:
    _changed(instance, action, reverse, pk_set, model, "groups" if not reverse else "user_set")


def units_changed(sender, instance, action, reverse, pk_set, model, **kwargs) -> None:
    _changed(instance, action, not reverse, pk_set, model, "units" if reverse else "members")


def _changed(instance, action: str, instance_is_role: bool, pk_set, model, relation: str) -> None:
    """Log each role or unit that a user has been given or has lost, from whichever side it was done."""
    said = {"post_add": GIVEN, "pre_remove": TAKEN, "pre_clear": TAKEN}.get(action)
    if not said:
        return
    others = (
        getattr(instance, relation).all() if action == "pre_clear" else model._default_manager.filter(pk__in=pk_set)
    )
    for other in others:
        user, role = (other, instance) if instance_is_role else (instance, other)
        log(user, said, data={"what": str(role)})


def account_changed(sender, instance, update_fields, raw, **kwargs) -> None:
    """Log that an account was closed or opened, or that its owner became or ceased to be a superuser."""
    watched = {"is_active", "is_superuser"}
    if raw or not instance.pk or (update_fields is not None and not watched & set(update_fields)):
        return
    before = sender._default_manager.filter(pk=instance.pk).first()
    if before and before.is_active != instance.is_active:
        log(instance, OPENED if instance.is_active else CLOSED)
    if before and before.is_superuser != instance.is_superuser:
        log(instance, GIVEN if instance.is_superuser else TAKEN, data={"what": SUPERUSER})
