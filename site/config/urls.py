"""Every address of the site. Pages of the tree come last; what is not a page has a path of its own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.documents import urls as wagtaildocs_urls

from core.admin import superusers_only

handler400 = "home.errors.bad_request"
handler403 = "home.errors.forbidden"
handler404 = "home.errors.not_found"
handler500 = "home.errors.broken"

urlpatterns = [
    path("admin/reports/site-history/", superusers_only(LogEntriesView.as_view())),
    path("admin/reports/site-history/results/", superusers_only(LogEntriesView.as_view(results_only=True))),
    path("admin/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("", include("core.urls")),
    path("", include("search.api_urls")),
    *i18n_patterns(
        path("", include("help_requests.urls")),
        path("", include("scam_alerts.urls")),
        path("", include("search.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
