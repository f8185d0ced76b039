"""Below /admin/."""

from django.urls import path

from core.gallery import views

app_name = "gallery"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:name>/", views.component, name="component"),
    path("<slug:name>/<int:number>/", views.component, name="state"),
]
