"""Addresses that belong to the site as a whole."""

from django.urls import path

from core import offline, text_size, views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("co-chu/", text_size.choose, name="text_size"),
    path("sw.js", offline.worker, name="worker"),
    path("ngoai-mang/", offline.no_network, name="no_network"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("media/<path:path>", views.media, name="media"),
]
