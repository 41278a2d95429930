"""Settings, all from the environment or from the installation's own folder.

RIMAY_HOME holds everything an installation owns: databases, files, secret key. Nothing
is read from the checkout, so the code can be replaced without touching the data.
"""

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from rimay.core import logs

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = Path(os.environ.get("RIMAY_HOME", ROOT / "var" / "rimay")).resolve()
# For its owner alone, where it is made here.
HOME.mkdir(mode=0o700, parents=True, exist_ok=True)


def _secret_key() -> str:
    """Return the installation's key, made once and readable by its owner only."""
    path = HOME / "secret.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = os.environ.get("RIMAY_SECRET_KEY") or _secret_key()
DEBUG = os.environ.get("RIMAY_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("RIMAY_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if not host.startswith(("127.", "["))
]

# A demonstration fixes the domain's day and opens with a page of roles, on loopback
# only. It is a property of the installation's folder, never of a request.
DEMONSTRATION = (HOME / "demonstration").exists()
DEMONSTRATION_DAY = date(2018, 1, 17)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "rimay.accounts",
    "rimay.core",
    "rimay.ui",
    "rimay.audit",
    "rimay.groups",
    "rimay.access",
    "rimay.records",
    "rimay.registry",
    "rimay.library",
    "rimay.letters",
    "rimay.workplan",
    "rimay.study",
    "rimay.dialogue",
    "rimay.training",
    "rimay.outreach",
    "rimay.funding",
    "rimay.results",
    "rimay.home",
    "rimay.exchange",
    "rimay.config",
    # After ours, so that its pages show our templates and our words stand.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rimay.core.compressing.CompressPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rimay.access.middleware.actor_middleware",
]

ROOT_URLCONF = "rimay.config.urls"
WSGI_APPLICATION = "rimay.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rimay.config.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "rimay.ui.templatetags.ui",
                "rimay.access.templatetags.access",
            ],
        },
    }
]


# Two files where SQLite serves: the records, and what may be lost (sessions, cache,
# rate limits), so that sign-in noise never waits behind a record being written.
def _init(synchronous: str) -> str:
    return (
        f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};"
        "PRAGMA secure_delete=ON; PRAGMA cache_size=-8000;"
    )


SQLITE: dict[str, Any] = {
    "ENGINE": "rimay.core.sqlite",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": _init("FULL"),
    },
}


def _postgres(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


if os.environ.get("DATABASE_URL"):
    DATABASES = {"default": _postgres(os.environ["DATABASE_URL"])}
    DATABASES["ephemeral"] = DATABASES["default"] | {"TEST": {"MIRROR": "default"}}
else:
    DATABASES = {
        "default": SQLITE | {"NAME": HOME / "records.sqlite3", "CONN_MAX_AGE": None},
        "ephemeral": SQLITE
        | {"NAME": HOME / "ephemeral.sqlite3", "CONN_MAX_AGE": None}
        # What may be lost need not wait for the disk.
        | {"OPTIONS": SQLITE["OPTIONS"] | {"init_command": _init("NORMAL")}},
    }
DATABASE_ROUTERS = ["rimay.core.ephemeral.Router"]

CACHES = {
    "default": {
        "BACKEND": "rimay.core.ephemeral.HashedKeyCache",
        "LOCATION": "ephemeral_cache",
        # Above so many a third is thrown out, limits and used codes with it.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Language: English message ids, Spanish complete; Spanish first, as in Peru.
LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
TIME_ZONE = "America/Lima"
USE_TZ = True
FORMAT_MODULE_PATH = ["rimay.core.formats"]

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "landing"

# -- Sign-in (django-allauth), looked after by rimay.accounts ------------------------
# Accounts are opened by invitation; allauth brings the steps of signing in, its pages
# are mounted one by one in rimay/accounts/urls.py.
AUTHENTICATION_BACKENDS = ["rimay.accounts.backend.AccountBackend"]
ACCOUNT_ADAPTER = "rimay.registry.accounts.adapter.LandingAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_REDIRECT_URL
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "rimay.accounts.forms.SignInForm",
    "request_login_code": "rimay.accounts.forms.CodeRequestForm",
    "confirm_login_code": "rimay.accounts.forms.CodeForm",
    "change_password": "rimay.accounts.forms.PasswordChangeForm",
    "set_password": "rimay.accounts.forms.PasswordSetForm",
    "reauthenticate": "rimay.accounts.forms.AgainForm",
}
# Per address and per account; the messages say five minutes, and one for the rest.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/5m/ip,5/5m/key",
    "request_login_code": "20/5m/ip,3/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
# How many proxies of ours stand in front: the address that limits count is the one
# that the outermost of them saw.
ALLAUTH_TRUSTED_PROXY_COUNT = int(
    os.environ.get("RIMAY_PROXIES") or os.environ.get("RIMAY_HTTPS") or "0"
)
MFA_ADAPTER = "rimay.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
# A telephone's clock may be half a minute off; a code still serves once only.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "rimay.accounts.forms.SecondFactorForm",
    "reauthenticate": "rimay.accounts.forms.SecondFactorAgainForm",
    "activate_totp": "rimay.accounts.forms.AppForm",
    "add_webauthn": "rimay.accounts.forms.PasskeyForm",
}
# -- end of sign-in --------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("RIMAY_STATIC", HOME / "static"))
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_MAX_AGE = 365 * 24 * 3600

# No page loads anything from another host, and no page carries inline script or style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
HTTPS = os.environ.get("RIMAY_HTTPS") == "1"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SESSION_ENGINE = "rimay.accounts.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

EMAIL_BACKEND = os.environ.get(
    "RIMAY_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = os.environ.get("RIMAY_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("RIMAY_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("RIMAY_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("RIMAY_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("RIMAY_MAIL_TLS", "1") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("RIMAY_MAIL_FROM", "rimay@localhost")

DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# Where people reach this installation: links in mails begin with it.
ADDRESS = os.environ.get("RIMAY_ADDRESS", "")
LOGGING = logs.SETTINGS
