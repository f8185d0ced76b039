"""What the public pages of this app share."""

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

# The public forms carry no session, so nobody's rights can be borrowed: a signed token takes the place of
# Django's CSRF cookie, and no cookie is set before somebody chooses to set one.
public_form = csrf_exempt


def no_index(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
