# The site as one image: the lock file's exact packages, no compiler, no root.

FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /opt/venv
WORKDIR /app
COPY requirements.txt ./
RUN /opt/venv/bin/python -m pip install --require-hashes -r requirements.txt
COPY . .
RUN /opt/venv/bin/python -m pip install --no-deps --no-build-isolation --editable .
# Static files need settings, not secrets: the key made here is gone with this command.
RUN DJANGO_SETTINGS_MODULE=config.settings.production VAR_DIR=/tmp/var STATIC_ROOT=/srv/static \
    /opt/venv/bin/python manage.py collectstatic --no-input && rm -rf /tmp/var

FROM python:3.11-slim
ENV PATH=/opt/venv/bin:$PATH PYTHONUTF8=1 PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    VAR_DIR=/tmp/var STATIC_ROOT=/srv/static MEDIA_ROOT=/srv/media
RUN groupadd --system --gid 10001 camtay \
    && useradd --system --uid 10001 --gid camtay --no-create-home --shell /usr/sbin/nologin camtay \
    && install -d -o camtay -g camtay /srv/media /srv/static
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
COPY --from=build --chown=camtay:camtay /srv/static /srv/static
WORKDIR /app
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["python", "-m", "gunicorn", "--config", "site/launch/gunicorn.conf.py", "--bind", "0.0.0.0:8000", "config.wsgi:application"]
