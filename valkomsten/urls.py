from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from editorial import urls as editorial_urls
from pages import urls as pages_urls
from pages.api import router
from valkomsten.health import Health
from valkomsten.login.history import HistoryView
from valkomsten.style_guide import style_guide

HISTORY = "admin/reports/site-history"
#: What administrators and the kommun's provider keep, editors do not change themselves: an account is found by these.
KEPT = ("email", "password/set")

urlpatterns = [
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Wagtail's own report of the log would show what belongs to other sites.
    path(f"{HISTORY}/", require_admin_access(HistoryView.as_view())),
    path(f"{HISTORY}/results/", require_admin_access(HistoryView.as_view(results_only=True))),
    *(path(f"konto/{page}/", RedirectView.as_view(pattern_name="mfa_index")) for page in KEPT),
    path("admin/", include(wagtailadmin_urls)),
    path("konto/", include("allauth.urls")),
    path("dokument/", include(wagtaildocs_urls)),
    path("stilguide/", style_guide, name="style_guide"),
    path("stilguide/<str:code>/", style_guide, name="style_guide"),
    path("halsa/", Health.as_view(), name="health"),
    path("api/v2/", router.urls),
    # A server in front hands out uploaded images where there is one (deploy/); documents go through Wagtail.
    path("media/images/<path:path>", serve, {"document_root": f"{settings.MEDIA_ROOT}/images"}),
    *editorial_urls.outside,
    *pages_urls.urlpatterns,
    *i18n_patterns(*editorial_urls.urlpatterns, *pages_urls.told, path("", include(wagtail_urls))),
]

handler404 = "pages.errors.not_found"
handler500 = "pages.errors.server_error"
