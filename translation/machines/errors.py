"""What can go wrong between us and a machine, in words for the editor, and what may be done about it."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from django.utils.translation import gettext as _
from requests import RequestException
from requests import Timeout as RequestTimeout

QUOTE_LENGTH = 200
TOO_MANY_REQUESTS = 429
GATEWAY_TIMEOUT = 504
#: DeepL's own status for a month's quota that is used up.
QUOTA_EXCEEDED = 456
FORBIDDEN = {401, 403}


class MachineError(Exception):
    """A call to a machine that gave nothing; its text is for the editor.

    `passing` says that it may go better in a while, `wait` in how many seconds the service says so;
    `sent` that the service may have taken the text, and charge for it.
    """

    passing = True
    sent = False

    def __init__(self, sentence: str, wait: float | None = None):
        super().__init__(sentence)
        self.wait = wait


class UnreachableError(MachineError):
    """No connection."""


class TooSlowError(MachineError):
    """No answer in time."""

    sent = True


class BusyError(MachineError):
    """Too many requests, or a failure on the other side."""


class UnreadableError(MachineError):
    """An answer that is cut off, too large, too short, or none of what was agreed."""

    sent = True


class RefusedError(MachineError):
    """A key, a language or a request that the service does not take."""

    passing = False


class BudgetError(MachineError):
    """The site allows no more characters this month."""

    passing = False


def unreachable() -> UnreachableError:
    return UnreachableError(_("The translation service cannot be reached."))


def too_slow() -> TooSlowError:
    return TooSlowError(_("The translation service did not answer in time."))


def unreadable() -> UnreadableError:
    return UnreadableError(_("The answer of the translation service was incomplete or could not be read."))


def damaged() -> str:
    """What is told of a text whose covered pieces came back in ruins."""
    return _("The machine damaged a fact or a name that it was to leave alone.")


def of_status(status: int, body: str = "", headers: Mapping[str, str] | None = None) -> MachineError:
    """The error that an HTTP status other than success is."""
    wait = seconds_to_wait((headers or {}).get("Retry-After", ""))
    if status == TOO_MANY_REQUESTS:
        return BusyError(_("The translation service has too much to do."), wait)
    if status == QUOTA_EXCEEDED:
        return RefusedError(_("The quota at the translation service is used up."))
    if status == GATEWAY_TIMEOUT:
        return too_slow()
    if status >= 500:
        return BusyError(_("The translation service has failed (%(status)s).") % {"status": status}, wait)
    if status in FORBIDDEN:
        return RefusedError(_("The translation service does not accept our key (%(status)s).") % {"status": status})
    told = {"status": status, "said": _reason(body)[:QUOTE_LENGTH]}
    return RefusedError(_("The translation service refused: %(status)s %(said)s") % told)


def _reason(body: str) -> str:
    """What a service says of its refusal: all of ours say it as JSON, in one of two ways."""
    try:
        said = json.loads(body)
        said = said.get("error", said)
        return " ".join(str(said.get("message", said) if isinstance(said, dict) else said).split())
    except (ValueError, AttributeError, RecursionError):
        return " ".join(body.split())


def seconds_to_wait(retry_after: str) -> float | None:
    """The seconds of a `Retry-After`, be it a number or a date (RFC 9110 § 10.2.3); None where it says nothing."""
    try:
        return max(0.0, float(int(retry_after)))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


#: What a machine's code raises at an answer that is not what it expects.
MISREAD = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


def told(error: Exception) -> MachineError | None:
    """What an exception from a machine's code means; None where it is a mistake in our own.

    Google's client library is known by what its exceptions carry, since it is not always installed.
    """
    if isinstance(error, MachineError):
        return error
    if isinstance(error, RequestTimeout | TimeoutError):
        return too_slow()
    if isinstance(error, RequestException) and not isinstance(error, ValueError):
        answer = error.response
        return unreachable() if answer is None else of_status(answer.status_code, answer.text, answer.headers)
    if status := _google_status(error):
        headers = getattr(getattr(error, "response", None), "headers", None)
        return of_status(status, str(getattr(error, "message", "")), headers)
    if (kind := type(error)).__module__.startswith("google."):
        is_key = "google.auth" in kind.__module__ and kind.__name__ != "TransportError"
        return of_status(min(FORBIDDEN)) if is_key else unreachable()
    return unreadable() if isinstance(error, MISREAD) else None


def _google_status(error: Exception) -> int:
    code = getattr(error, "code", None)
    return code if isinstance(code, int) and code >= 400 else 0
