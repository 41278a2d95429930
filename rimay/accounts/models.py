"""Accounts and what they sign in with; persons are records of groups, not accounts."""

import unicodedata
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rimay.core import clock
from rimay.core.text import TranslatedField


def plain_login(login: str) -> str:
    """Return a login as it is stored and compared: one form, lower case."""
    return unicodedata.normalize("NFKC", login).strip().lower()


class UserManager(BaseUserManager["User"]):
    """Makes accounts; nobody is born with more rights than their group gives."""

    def create_user(
        self, login: str, password: str | None = None, *, email: str = ""
    ) -> "User":
        """Make an account; without a password it opens by mailed code or passkey."""
        user = self.model(login=plain_login(login), email=plain_login(email))
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login=plain_login(username or ""))


class User(AbstractBaseUser):
    """An account. Its name is in the groups' records, never here.

    There is no superuser: what an account may do is what its persons are in groups.
    """

    login = models.CharField(
        _("user name or e-mail"),
        max_length=120,
        unique=True,
        error_messages={"unique": _("That user name is taken.")},
    )
    email = models.CharField(_("e-mail"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(db_default=Now())

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(login=Lower("login")),
                name="login_is_kept_in_lower_case",
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="email_is_kept_in_lower_case",
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=~models.Q(email=""),
                name="an_email_opens_one_account",
            ),
        ]

    def __str__(self) -> str:
        return f"account {self.pk}"


class Session(AbstractBaseSession):
    """One signed-in browser. The key stored is the SHA-256 of the cookie's key.

    Whoever reads this table, or a copy of it, cannot sign in with what it holds.
    """

    session_key = models.CharField(max_length=64, primary_key=True)
    user_id = models.BigIntegerField(null=True, db_index=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    device = models.CharField(max_length=60, blank=True)
    assurance = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = pgettext_lazy("sign-in", "session")
        verbose_name_plural = pgettext_lazy("sign-in", "sessions")

    def __str__(self) -> str:
        return f"session of account {self.user_id}"


class Delivery(models.TextChoices):
    """How an invitation left the desk."""

    NONE = "", _("not delivered yet")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused")
    HANDED_OVER = "handed_over", _("handed over")


class InvitationState(models.TextChoices):
    """How an invitation stands; follows from its days, so it is not stored."""

    OPEN = "open", _("open")
    ACCEPTED = "accepted", _("accepted")
    EXPIRED = "expired", _("past its day")
    REVOKED = "revoked", _("taken back")


class Invitation(models.Model):
    """A single-use way in for one person of one group, until a day.

    Its words are made from the installation's key and `nonce`, so that the slip can be
    printed again; the table alone opens nothing.
    """

    group_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    email = models.CharField(_("e-mail"), max_length=120, blank=True)
    nonce = models.CharField(max_length=32)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="invitations_made"
    )
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="invitations_accepted"
    )
    revoked_at = models.DateTimeField(null=True)
    delivery = models.CharField(max_length=12, choices=Delivery, blank=True)
    delivery_reason = models.CharField(max_length=200, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["group_id", "-id"], name="invitation_list")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def state(self) -> InvitationState:
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        is_past = self.expires_at <= clock.now()
        return InvitationState.EXPIRED if is_past else InvitationState.OPEN

    @property
    def is_open(self) -> bool:
        return self.state == InvitationState.OPEN


class DemoAccount(models.Model):
    """An account that the demonstration's page of roles signs in with one press.

    Its own table is the mark: no login that a person chooses can look like one.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="demo")
    group_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    words = TranslatedField()

    def __str__(self) -> str:
        return f"demonstration's account {self.user_id}"
