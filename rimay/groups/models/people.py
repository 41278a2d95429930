"""Persons, how to reach them, and the posts they hold."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.core.dates import PartialDateField
from rimay.core.text import SortKeyField
from rimay.groups.models.classified import Classified
from rimay.groups.models.organisations import Organisation, Post


class Sex(models.TextChoices):
    NOT_STATED = "", _("not stated")
    FEMALE = "female", _("woman")
    MALE = "male", _("man")
    OTHER = "other", _("other")


class Person(Classified):
    """A person as one group knows them; how to reach them stands apart."""

    SEARCH = ("name",)

    identity = models.UUIDField(default=uuid.uuid4, editable=False)
    name = models.CharField(
        _("name"), max_length=160, help_text=_("surnames first: Apaza Condori, Julia")
    )
    sort = SortKeyField(source="name")
    sex = models.CharField(_("sex"), max_length=10, choices=Sex, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("organisation"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="persons",
        editable=False,
    )

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "sort", "id", "access_class", "access_pillar"],
                name="person_list",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Contact(Classified):
    """One way to reach a person; the secretariat's, unless said otherwise."""

    DEFAULT_CLASS = Class.SECRETARIAT
    SEARCH = ("value",)

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        PHONE = "phone", _("telephone")
        ADDRESS = "address", _("address")

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="contacts", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(_("value"), max_length=160)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(fields=["group", "id", "access_class"], name="contact_list")
        ]

    def __str__(self) -> str:
        return self.value


class Appointment(Classified):
    """A person in a post, from a day to a day."""

    NAMED_AFTER = ("person", "post")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appointments", verbose_name=_("person")
    )
    post = models.ForeignKey(
        Post, models.PROTECT, related_name="appointments", verbose_name=_("post")
    )
    starts_on = PartialDateField(_("from"))
    ends_on = PartialDateField(_("until"))
    is_acting = models.BooleanField(_("acting in the post"), default=False)

    class Meta(Classified.Meta):
        indexes = [
            models.Index(
                fields=["group", "id", "access_class"], name="appointment_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"
