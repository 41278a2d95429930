"""What the columns of the ten sheets can be: a participant of an event."""

from rimay.exchange.lists.targets import Target

TARGETS = (
    Target("name", "person_name", ("Nombre", "Name")),
    Target("rank", "rank", ("Grado", "Rank")),
    Target("title", "title", ("Tratamiento", "Title")),
    Target("organisation", "organisation", ("Institución", "Organisation")),
    Target("post", "text", ("Cargo", "Post"), ("puesto",)),
    Target("phone", "phone", ("Teléfono", "Telephone")),
    Target("email", "email", ("Correo electrónico", "E-mail")),
    Target("sex", "sex", ("Sexo", "Sex")),
    Target("document", "code", ("Documento", "Document"), ("DNI",)),
    Target("born", "date", ("Fecha de nacimiento", "Born on")),
    Target("day", "date", ("Fecha", "Date"), from_title=True),
)
