from django.urls import path

from outbox import views

app_name = "phone_notices"
urlpatterns = [
    path("", views.PhoneView.as_view(), name="index"),
    path("bat/", views.turn_on, name="turn_on"),
    path("tat/", views.turn_off, name="turn_off"),
    path("tat/<int:pk>/", views.forget, name="forget"),
    path("thu/", views.try_out, name="try_out"),
]
