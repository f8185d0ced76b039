"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

from core.utf8 import reading_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = reading_utf8(get_wsgi_application())
