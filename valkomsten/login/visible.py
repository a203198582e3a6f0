"""What of the log somebody may read (law 7): what is hers to see, and what she did herself. Superusers read all."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, PageLogEntry
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from contacts.admin import ANY
from editorial.models import Person

User = get_user_model()


def entries(log_model, user) -> QuerySet:
    """The entries of one of Wagtail's two logs that a user may read. What was deleted has no site any more."""
    if user.is_superuser:
        return log_model.objects.all()
    known = user.__dict__.setdefault("_visible_log", {})  # for one request, as Wagtail keeps its permissions
    if log_model not in known:
        known[log_model] = _of_pages(user) if log_model is PageLogEntry else _of_rows(log_model, user)
    return log_model.objects.filter(Q(user=user) | known[log_model])


def users_of(user) -> QuerySet:
    """The users whose accounts somebody may look after; superusers look after all."""
    if user.is_superuser:
        return User.objects.all()
    return policy_registry.get_by_type(Person).instances_user_has_any_permission_for(user, ANY)


def _of_pages(user) -> Q:
    """Pages that she may explore, on her sites, in all languages."""
    return Q(page__in=policy_registry.get_by_type(Page).explorable_instances(user).values("pk"))


def _of_rows(log_model, user) -> Q:
    """Rows of hers, kind by kind."""
    found = Q(pk=None)
    kinds = log_model.objects.order_by().values("content_type").distinct()
    for kind in ContentType.objects.filter(pk__in=kinds):
        rows = _rows(kind.model_class(), user)
        if rows is not None:
            keys = rows.order_by().values_list(Cast("pk", CharField()))
            found |= Q(content_type=kind, object_id__in=keys)
    return found


def _rows(model, user) -> QuerySet | None:
    """The rows of a kind that are hers; None for kinds that are all or nothing, which are national."""
    if model is User:
        return users_of(user)
    policy = policy_registry.get_by_type(model) if model else None
    if policy is None or type(policy) is ModelPermissionPolicy:
        return None
    return policy.instances_user_has_any_permission_for(user, ANY)
