from django.urls import path

from search import api

urlpatterns = [path("api/search", api.api_search, name="api_search")]
