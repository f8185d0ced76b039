from django.urls import path

from help_requests import converters  # noqa: F401 - registers <public_id:…>
from help_requests.views import answers, booking, calendar, feedback, number_check, tracking

app_name = "help_requests"
urlpatterns = [
    path("hen-ho-tro/", booking.book, name="book"),
    path("hen-ho-tro/xem-lai/", booking.check, name="check"),
    path("hen-ho-tro/sua/", booking.change, name="change"),
    path("hen-ho-tro/da-nhan/<public_id:public_id>/", booking.receipt, name="receipt"),
    path("tra-cuu/", tracking.track, name="track"),
    path("tra-cuu/tra-loi/", answers.answer, name="answer"),
    path("tra-cuu/phieu/", tracking.slip, name="slip"),
    path("gop-y/", feedback.write, name="feedback"),
    path("gop-y/tra-loi/", feedback.answers, name="feedback_answers"),
    path("gop-y/da-nhan/<public_id:public_id>/", feedback.receipt, name="feedback_receipt"),
    path("tra-cuu-so/", number_check.number_check, name="number_check"),
    path("lich/<str:secret>.ics", calendar.calendar, name="calendar"),
]
