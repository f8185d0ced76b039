"""How templates say a time: `{% load spoken_times %}`."""

from django import template

from help_requests import times

register = template.Library()

register.filter("due_words", times.due_words)  # "trước 10 giờ sáng thứ Hai 23/11", "trong hôm nay"
register.filter("describe_moment", times.describe_moment)  # "Thứ Ba 24/11, 08:00"
