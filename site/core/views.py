"""Health, readiness, uploaded files, the icon that old browsers ask for."""

import posixpath

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from core.health import notes


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Touches nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and its tables are up to date. What the notes say makes nothing unready."""
    try:
        executor = MigrationExecutor(connection)
        pending = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        checks = {"database": True, "migrations": not pending}
    except DatabaseError:
        checks = {"database": False, "migrations": False}
    ready = all(checks.values())
    told = notes() if ready else {}
    return JsonResponse({"ready": ready, "checks": checks, "notes": told}, status=200 if ready else 503)


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Uploaded pictures, where no proxy serves them. Documents go through Wagtail's own view."""
    if posixpath.normpath(path) != path or not path.startswith(("images/", "original_images/")):
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response.headers["Cache-Control"] = "public, max-age=604800"
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponseBase:
    """Browsers, mail programs and Zalo ask for this address whatever the page says."""
    response = serve(request, "img/favicon.ico", document_root=str(settings.STATICFILES_DIRS[0]))
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
