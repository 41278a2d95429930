"""Records of the charter: versions, articles, rules, comments, who acknowledged it."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from rimay.core.classes import Class
from rimay.dialogue.models import (
    Acknowledgement,
    ArticleComment,
    Charter,
    CharterArticle,
    PillarRule,
    SilenceConsent,
)
from rimay.records.kinds import Column, Family, Kind

CHARTER = Kind(
    code="charter",
    model=Charter,
    sheet=_("Charter and rules"),
    singular=_("version of the charter"),
    plural=_("versions of the charter"),
    create=_("Add a version"),
    intro=_("The charter says how the group decides, and how it treats what is said."),
    explanation=_(
        "One row per version of the charter or of the rules of confidentiality. What is "
        "adopted does not change any more: bring a new version instead. A file brings "
        "what was adopted before; a draft that stands here is adopted on its page."
    ),
    columns=(
        Column("kind"),
        Column("title"),
        Column("edition"),
        Column("state"),
        Column("adopted_on"),
        Column("adopted_by"),
        Column("text", prose=True),
        Column("decision_rule"),
        Column("pillar_share"),
        Column("when_short"),
        Column("observers"),
        Column("chair"),
        Column("sessions_a_year"),
        Column("term_months"),
        Column("default_regime"),
        Column("convene_days"),
        Column("observe_days"),
        Column("round_days"),
        Column("ratify_days"),
        Column("day_unit"),
        Column("silence_is_no_objection", always_said=True),
    ),
    list_columns=("title", "kind", "edition", "state", "adopted_on"),
    sort="-id",
    classes=(Class.GROUP, Class.PUBLIC, Class.MEMBERS, Class.SECRETARIAT),
    family=Family.TABLE,
)

# What is written of a version by hand; its state and rules have pages of their own.
CHARTER_WORDS = replace(
    CHARTER,
    columns=tuple(CHARTER.column(name) for name in ("title", "edition", "text")),
    list_columns=("title", "edition"),
)
CHARTER_OWN = replace(CHARTER, columns=(CHARTER.column("kind"), *CHARTER_WORDS.columns))

CHARTER_ARTICLE = Kind(
    code="charter-articles",
    model=CharterArticle,
    sheet=_("Articles of the charter"),
    singular=_("article of the charter"),
    create=_("Add an article"),
    intro=_("A charter stands article by article, so that each can be talked about."),
    explanation=_(
        "One row per article; read as its charter is. Words in double brackets, such as "
        "[[quorum]], stand for what the rule says."
    ),
    columns=(
        Column("charter"),
        Column("number"),
        Column("heading"),
        Column("text", prose=True),
    ),
    list_columns=("heading", "charter", "number"),
    sort="number",
    filters=("charter",),
    classes=(),
)

PILLAR_RULE = Kind(
    code="pillar-rules",
    model=PillarRule,
    sheet=_("Quorum of pillars"),
    singular=_("rule for a pillar"),
    create=_("Set a rule for a pillar"),
    intro=_("How many seats of each pillar must be there for the group to decide."),
    explanation=_("One row per charter and pillar; read as the charter is."),
    columns=(
        Column("charter"),
        Column("pillar"),
        Column("quorum"),
        Column("is_required", always_said=True),
    ),
    list_columns=("charter", "pillar", "quorum", "is_required"),
    filters=("charter",),
    classes=(),
)

ARTICLE_COMMENT = Kind(
    code="article-comments",
    model=ArticleComment,
    sheet=_("Comments on articles"),
    singular=_("comment on an article"),
    create=_("Record a comment"),
    intro=_("What seats say of a draft, article by article, and what came of it."),
    explanation=_(
        "One row per comment; read as its article is, and never outside the group."
    ),
    columns=(
        Column("article"),
        Column("organisation"),
        Column("said_on"),
        Column("text", prose=True),
        Column("answer", prose=True),
    ),
    list_columns=("text", "article", "organisation", "said_on"),
    filters=("article",),
    classes=(),
    on_behalf=True,
)

ACKNOWLEDGEMENT = Kind(
    code="acknowledgements",
    model=Acknowledgement,
    sheet=_("Acknowledgements"),
    singular=_("acknowledgement"),
    create=_("Record an acknowledgement"),
    intro=_("Who read which version of the charter, when, and how they said so."),
    explanation=_("One row per person, seat and version of the charter."),
    columns=(
        Column("charter"),
        Column("person"),
        Column("membership"),
        Column("given_on"),
        Column("given"),
    ),
    list_columns=("person", "membership", "charter", "given_on"),
    filters=("charter",),
    classes=(Class.MEMBERS, Class.GROUP, Class.SECRETARIAT),
    on_behalf=True,
)

SILENCE_CONSENT = Kind(
    code="silence-consents",
    model=SilenceConsent,
    sheet=_("Consents to silence"),
    singular=_("consent to silence"),
    create=_("Record a consent to silence"),
    intro=_(
        "Which organisations accepted in writing that in a written round their silence "
        "is no objection."
    ),
    explanation=_(
        "One row per organisation and letter. Of all others silence never lets a text "
        "pass, whatever the charter says."
    ),
    columns=(
        Column("organisation"),
        Column("letter"),
        Column("starts_on"),
        Column("ends_on"),
    ),
    list_columns=("organisation", "letter", "starts_on", "ends_on"),
    classes=(Class.MEMBERS, Class.GROUP, Class.SECRETARIAT),
)
