"""Settings of the test run: a home of its own, quick passwords, plain static files."""

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="rimay-test-")
os.environ["RIMAY_HOME"] = _HOME
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)

from rimay.config.settings import *  # noqa: E402, F403
from rimay.config.settings import DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_AUTOREFRESH = True

for _held in DATABASES.values():
    if _held["ENGINE"] == "rimay.core.sqlite":
        # Named, because tools that run tests side by side know only Django's own name.
        # Its tables are made at once, as in an installation that begins; conftest adds
        # the rest. PostgreSQL goes through every migration.
        _held["TEST"] = {"NAME": ":memory:", "MIGRATE": False}
