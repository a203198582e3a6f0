"""The guard against N+1 queries: rows of one kind that are fetched one by one (django-zeal)."""

from django.test import Client
from zeal import zeal_context, zeal_ignore

#: Wagtail's interface reads its rows as it likes, and puts a draft together row by row; a pack is many pages in one
#: answer, each of them guarded alone.
LEFT_ALONE = ("/admin/", "/konto/", "/paket/", "/sv/granska-utkast/")

#: A page is fetched, then the whole of it; what leads nowhere is looked for among the redirects as it stands, then
#: without query and audience.
FETCHED_TWICE = [
    {"model": "wagtailcore.Page", "field": "get()"},
    {"model": "wagtailredirects.Redirect", "field": "get()"},
]


class GuardedClient(Client):
    def request(self, **request):
        if request["PATH_INFO"].startswith(LEFT_ALONE):
            return super().request(**request)
        with zeal_context(), zeal_ignore(FETCHED_TWICE):
            return super().request(**request)
