"""Going back to the page a small form was sent from."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def back_to_the_page(request: HttpRequest) -> HttpResponseRedirect:
    """To the path in `next`; to the front page when that would lead to another site."""
    path = request.POST.get("next", "/")
    return HttpResponseRedirect(path if url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/")
