from django.urls import path

from help_requests import converters, views  # noqa: F401 - converters registers <public_id:…>

app_name = "help_requests"
urlpatterns = [
    path("hen-ho-tro/", views.book, name="book"),
    path("hen-ho-tro/xem-lai/", views.check, name="check"),
    path("hen-ho-tro/sua/", views.change, name="change"),
    path("hen-ho-tro/da-nhan/<public_id:public_id>/", views.receipt, name="receipt"),
    path("tra-cuu/", views.track, name="track"),
]
