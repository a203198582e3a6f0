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
User = get_user_model()

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
    m2m_changed.connect(roles_changed, sender=User.groups.through)
    m2m_changed.connect(units_changed, sender=Unit.members.through)
    pre_save.connect(account_changed)


def note(about, action: str, by=None, what: str = "") -> None:
    """Log something about a user; done by who is at work in the admin, unless said otherwise."""
    account = User(pk=about.pk, username=about.username)  # a proxy of hers would have a log of its own
    log(account, action, user=by, data={"what": what} if what else None)


def logged_in(sender, request, user, **kwargs) -> None:
    note(user, LOGGED_IN, user, sessions.device(request.headers.get("User-Agent", "")))


def logged_out(sender, request, user, **kwargs) -> None:
    if user:
        note(user, LOGGED_OUT, by=user)


def failed(credentials: dict[str, str]) -> None:
    """Somebody gave the wrong password for these names."""
    found = [
        *filter_users_by_username(credentials.get("username", "")),
        *filter_users_by_email(credentials.get("email", "")),
    ]
    for user in found:
        note(user, FAILED)


def password_changed(sender, user, **kwargs) -> None:
    note(user, PASSWORD, by=user)


def factor_added(sender, user, authenticator, **kwargs) -> None:
    note(user, FACTOR_ADDED, user, str(FACTORS[authenticator.type]))


def factor_removed(sender, user, authenticator, **kwargs) -> None:
    note(user, FACTOR_REMOVED, user, str(FACTORS[authenticator.type]))


def codes_made(sender, user, **kwargs) -> None:
    note(user, CODES, by=user)


def factor_failed(sender, user, authenticator=None, **kwargs) -> None:
    note(user, FAILED, what=str(FACTORS[authenticator.type]) if authenticator else "")


def roles_changed(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    _changed(instance, action, reverse, pk_set, "user_set" if reverse else "groups")


def units_changed(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    _changed(instance, action, not reverse, pk_set, "units" if reverse else "members")


def _changed(instance, action: str, instance_is_role: bool, pk_set, relation: str) -> None:
    """Log each role or unit that a user has been given or has lost, from whichever side it was done."""
    said = {"post_add": GIVEN, "pre_remove": TAKEN, "pre_clear": TAKEN}.get(action)
    if not said:
        return
    held = getattr(instance, relation).all()
    for other in held if pk_set is None else held.filter(pk__in=pk_set):
        user, role = (other, instance) if instance_is_role else (instance, other)
        note(user, said, what=str(role))


def account_changed(sender, instance, update_fields, raw, **kwargs) -> None:
    """Log that an account was closed or opened, or that its owner became or ceased to be a superuser."""
    watched = {"is_active", "is_superuser"}
    untouched = update_fields is not None and not watched & set(update_fields)
    if raw or untouched or not isinstance(instance, User) or not instance.pk:
        return
    before = User.objects.filter(pk=instance.pk).first()
    if before and before.is_active != instance.is_active:
        note(instance, OPENED if instance.is_active else CLOSED)
    if before and before.is_superuser != instance.is_superuser:
        note(instance, GIVEN if instance.is_superuser else TAKEN, what=SUPERUSER)
