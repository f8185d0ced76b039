"""How messages leave: mail, SMS, Zalo, telephones of staff, other programs. Imported by base.py."""

from config import env

# Without a host, mails are printed to the console.
EMAIL_BACKEND = "outbox.smtp.EmailBackend" if env.EMAIL_HOST else "django.core.mail.backends.console.EmailBackend"
EMAIL_HOST, EMAIL_PORT = env.EMAIL_HOST, env.EMAIL_PORT
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.EMAIL_USER, env.EMAIL_PASSWORD
EMAIL_USE_TLS, EMAIL_USE_SSL = env.EMAIL_SECURITY == "starttls", env.EMAIL_SECURITY == "tls"
DEFAULT_FROM_EMAIL = env.EMAIL_FROM

MESSAGE_QUIET_HOURS = env.QUIET_HOURS
MESSAGE_TIMEOUTS = (5, 10)  # seconds: to connect, for each answer
MESSAGE_DEADLINE = 90  # seconds for one try altogether; must stay below outbox.delivery.HOLD
MESSAGE_DAYS = env.MESSAGE_DAYS
MESSAGE_PROVIDERS = {
    "sms": {"url": env.SMS_URL, "token": env.SMS_TOKEN, "form": env.SMS_FORM},
    "zalo": {"url": env.ZALO_URL, "token": env.ZALO_TOKEN, "form": env.ZALO_FORM},
}
WEBHOOK_URL, WEBHOOK_SECRET = env.WEBHOOK_URL, env.WEBHOOK_SECRET
VAPID_PRIVATE_KEY, VAPID_CONTACT = env.VAPID_PRIVATE_KEY, env.VAPID_CONTACT
PUSH_HOSTS = env.PUSH_HOSTS
