"""Rimay's own ten steps: a proposal to word anew, and labelled as one."""

from rimay.core.text import Text

DEFAULT: tuple[Text, ...] = (
    Text.of(
        "es", es="Alcance y estudio exploratorio", en="Scope and exploratory study"
    ),
    Text.of(
        "es", es="Mapa de actores y entrevistas", en="Stakeholder map and interviews"
    ),
    Text.of("es", es="Talleres de validación", en="Validation workshops"),
    Text.of(
        "es",
        es="Decisión sobre factibilidad y pertinencia",
        en="Decision on feasibility and relevance",
    ),
    Text.of(
        "es",
        es="Grupo impulsor",
        en="Founding core group (grupo impulsor)",
    ),
    Text.of(
        "es",
        es="Reglas: propósito, roles, confidencialidad, decisiones",
        en="Rules: purpose, roles, confidentiality, decisions",
    ),
    Text.of(
        "es",
        es="Línea de base y temas priorizados",
        en="Baseline and prioritised topics",
    ),
    Text.of("es", es="Plan de trabajo", en="Workplan"),
    Text.of(
        "es",
        es="Fortalecimiento de capacidades y acercamiento",
        en="Capacity building and outreach",
    ),
    Text.of(
        "es",
        es="Recursos, revisión, lecciones y réplica",
        en="Resources, review, lessons and replication",
    ),
)
