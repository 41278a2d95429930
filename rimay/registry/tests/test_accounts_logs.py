import logging

from django.test import override_settings

from rimay.accounts import notices, tokens
from rimay.accounts.tests.people import PASSWORD, make_user, sign_in_by_password
from rimay.registry.tests.test_accounts_invitations import Inviting


class Listener(logging.Handler):
    """Keeps whatever any part of the program logs."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(logging.Formatter().format(record))


@override_settings(
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST="127.0.0.1",
    EMAIL_PORT=1,
)
class LogTests(Inviting):
    def setUp(self) -> None:
        super().setUp()
        self.listener = Listener()
        root = logging.getLogger()
        level = root.level
        root.addHandler(self.listener)
        root.setLevel(logging.DEBUG)
        self.addCleanup(root.setLevel, level)
        self.addCleanup(root.removeHandler, self.listener)

    def test_no_name_code_or_password_reaches_the_logs(self) -> None:
        make_user()
        guest = self.client_class()
        guest.post("/sign-in/", {"login": "rosa", "password": "not-the-right-one"})
        guest.post("/sign-in/code/", {"email": "rosa@qantu.example"})
        guest.post("/sign-in/code/confirm/", {"code": "BBBB-BBBB"})
        guest.post("/sign-out/")
        sign_in_by_password(guest)
        invitation = self.invite("julia@qantu.example")
        words = tokens.words_for(invitation.nonce)
        guest.get(f"/join/{words[:-1]}/")
        self.accept(invitation)
        guest.get(f"/join/{words}/")
        notices.wait()
        said = "\n".join(self.listener.heard).lower()
        self.assertIn("mail refused", said)
        for word in (
            "rosa",
            "julia",
            "apaza",
            "qantu.example",
            PASSWORD,
            "not-the-right",
            words[:-1].lower(),
        ):
            self.assertNotIn(word, said)
