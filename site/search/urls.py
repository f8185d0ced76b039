from django.urls import path

from search import noting, views

app_name = "search"
urlpatterns = [
    path("tim-kiem/", views.results, name="results"),
    path("tim-kiem/giup/", views.typing_help, name="help"),
    path("tim-kiem/ghi-nhan/", noting.note, name="noted"),
]
