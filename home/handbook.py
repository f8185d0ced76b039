"""The handbook of the desk, one page inside the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def handbook(request: HttpRequest) -> HttpResponse:
    return render(request, "home/desk/handbook.html")
