"""What holds for every request and response, depending on where in the site it is."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponse]

# Wagtail's admin starts its widgets from inline scripts; the public site stays strict.
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
# An uploaded file opened on its own may draw itself and do nothing else.
UPLOAD_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
HEARING = PERMISSIONS.replace("microphone=()", "microphone=(self)")


LONGEST_PUBLIC_BODY = 1_000_000  # bytes; public forms are words, never files
TOO_LONG = "Nội dung gửi lên dài quá. Bác quay lại trang trước, viết gọn hơn, hoặc gọi thẳng cho tổ.\n"


def allow_microphone(response: HttpResponse) -> HttpResponse:
    """Words may be spoken into the search box of this page; on every other page no microphone opens."""
    response.headers["Permissions-Policy"] = HEARING
    return response


class ResponsePolicyMiddleware:
    """Sets the policies of /admin/ and /media/; django-csp sets the public one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/admin/") and self._is_too_long(request):
            return HttpResponse(TOO_LONG, status=413, content_type="text/plain; charset=utf-8")
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])  # size of letters and closed banner are the reader's own
        if request.path.startswith("/media/"):
            response.headers["Content-Security-Policy"] = UPLOAD_POLICY
        elif request.path.startswith("/admin/"):
            response.headers["Content-Security-Policy"] = ADMIN_POLICY
        return response

    @staticmethod
    def _is_too_long(request: HttpRequest) -> bool:
        declared = request.META.get("CONTENT_LENGTH") or "0"
        return not declared.isdecimal() or int(declared) > LONGEST_PUBLIC_BODY
