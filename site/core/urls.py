"""Addresses that belong to the site as a whole."""

from django.urls import path

from core import text_size, views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("co-chu/", text_size.choose, name="text_size"),
    path("media/<path:path>", views.media, name="media"),
]
