"""What the provider's groups give here: the roles and units that `OIDC_GROUPS` names, no more and no fewer."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group

from contacts.models import Unit

logger = logging.getLogger(__name__)


def may_enter(values: Iterable[str]) -> bool:
    """Whether one of the values gives a role."""
    return bool(_named("group", values))


def give(user, values: Iterable[str]) -> None:
    """Let a user have what her values give, and lose what they no longer do; what nobody maps is left as it is."""
    for kind, held, find in (("group", user.groups, _group), ("unit", user.units, _unit)):
        mapped, wanted = find(_named(kind)), find(_named(kind, values))
        has = set(held.all())
        held.remove(*(has & mapped) - wanted)
        held.add(*wanted - has)


def _named(kind: str, values: Iterable[str] | None = None) -> set[str]:
    """The names that the mapping gives for the values; for None, all that it names."""
    return {
        name for value, each, name in settings.OIDC_GRANTS if each == kind and (values is None or value in set(values))
    }


def _group(names: set[str]) -> set[Group]:
    return {row for name in names for row in _only(Group.objects.filter(name=name), name)}


def _unit(names: set[str]) -> set[Unit]:
    """Units by name, or where several sites have one of that name by `name@host`."""
    found = set()
    for written in names:
        name, _, host = written.partition("@")
        rows = Unit.objects.filter(name=name, **({"site__hostname": host} if host else {}))
        found.update(_only(rows, written))
    return found


def _only(rows, name: str) -> list:
    """The one row there is; none, with a line in the server's log, where there are none or several."""
    found = list(rows[:2])
    if len(found) == 1:
        return found
    logger.error("OIDC_GROUPS names %r, of which there is %s here.", name, "more than one" if found else "none")
    return []
