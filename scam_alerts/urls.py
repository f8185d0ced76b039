from django.urls import path

from scam_alerts import views

app_name = "scam_alerts"
urlpatterns = [path("canh-bao/an/", views.dismiss_banner, name="dismiss_banner")]
