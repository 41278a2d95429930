"""Further sheets as secretariats have them: blocks, crosses, tabs, tables side by side."""

from openpyxl import Workbook

from rimay.exchange.tests.messy.tables import _book, _saved


def blocks_and_signatures() -> bytes:
    """An institution once for several lines, crosses for sexes, who signs below."""
    book, page = _book("Asistencia")
    page.append(["GOBIERNO REGIONAL QANTU"])
    page.append(["Lugar: Auditorio", None, None, "Fecha: 15/08/2017"])
    page.append([])
    page.append(
        [
            "N°",
            "INSTITUCIÓN",
            "APELLIDOS Y NOMBRES",
            "DNI",
            "V",
            "M",
            "CELULAR",
            "FIRMA",
        ]
    )
    page.append([1, "POL", "Crnl. PNP (r) PUMA WAYRA Juan", "41234567", "X", "-"])
    page.append([2, None, "SO2 PNP URPI KILLA Rosa", "41234568", None, "X"])
    page.append([3, None, "INTI RUMI Luis", "41234569", "X"])
    page.append([4, "Minera Inti", "SONQO CCORI Ana", "41234570", None, "X"])
    page.append([5, None, "KILLA QOYLLUR Eva", "41234571", None, "X"])
    page.append([None, None, "VARONES", None, 2])
    page.append([None, None, "MUJERES", None, None, 3])
    page.append([])
    page.append([None, None, "_______________________"])
    page.append([None, None, "Crnl. PNP Julio Rumi Wayra"])
    page.append([None, None, "Responsable del registro"])
    return _saved(book)


def contacts_in_one_cell() -> bytes:
    """Telephones and addresses in one cell, remarks and identity cards behind names."""
    book, page = _book("Directorio")
    page.append(["NOMBRE COMPLETO", "CONTACTO", "CORREO"])
    page.append(["Juan Puma Wayra (Asistente)", "984100001 - juan@pnp.example"])
    page.append(["Sr. Luis Inti - DNI 41234567", "no cuenta", "luis@x.example"])
    page.append(["Dra. Ana Sonqo Ccori, Fiscal Provincial", "9.84100002E8"])
    page.append(
        ["Ing. LUIS RUMI PUMA / Lic. EVA KILLA", None, "l@x.example; 984 100 003"]
    )
    page.append(["Vacante", "984100009"])
    page.append(["(por designar)", "984100008"])
    return _saved(book)


def names_in_four_columns() -> bytes:
    """Two surnames and two given names, each in a column of its own."""
    book, page = _book("Padrón")
    page.append(["N°", "AP. PATERNO", "AP. MATERNO", "PRIMER NOMBRE", "SEGUNDO NOMBRE"])
    page.append([1, "PUMA", "WAYRA", "JUAN", "CARLOS"])
    page.append([2, "URPI", None, "ROSA", None])
    return _saved(book)


def side_by_side() -> bytes:
    """Two tables beside each other."""
    book, page = _book("Mesas")
    page.append(["MESA 1", None, None, None, "MESA 2"])
    page.append(["N°", "Nombre", "Institución", None, "N°", "Nombre", "Institución"])
    page.append([1, "Juan Puma Wayra", "POL", None, 1, "Ana Sonqo Ccori", "MIN"])
    page.append([2, "Rosa Urpi Killa", "Minera Inti", None, 2, "Eva Inti Rumi", "MIN"])
    page.append([3, "Luis Inti Rumi", "POL"])
    return _saved(book)


def turned() -> bytes:
    """A table lying on its side: headings down, persons across."""
    book, page = _book("Ficha")
    page.append(["Nombre", "Juan Puma Wayra", "Rosa Urpi Killa"])
    page.append(["Institución", "POL", "Minera Inti"])
    page.append(["Celular", "984100001", "984100002"])
    return _saved(book)


def yes_and_no() -> bytes:
    """Months as tabs, and under "asistencia" a column for yes and one for no."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for month in ("ENERO", "FEBRERO"):
        page = book.create_sheet(month)
        page.append([f"CONTROL DE ASISTENCIA - {month} 2018"])
        page.append(["N°", "REPRESENTANTE", "INSTITUCIÓN", "ASISTENCIA", None])
        page.append([None, None, None, "SÍ", "NO"])
        page.append([1, "Juan Puma Wayra", "POL", "X"])
        page.append([2, "Rosa Urpi Killa", "Minera Inti", None, "X"])
        page.append([3, "Luis Inti Rumi", "MIN"])
        for place in ("A1:E1", "D2:E2"):
            page.merge_cells(place)
    return _saved(book)


def crosses_by_month() -> bytes:
    """A column for each month, its year in the title, and a share at the end."""
    book, page = _book("Asistencia")
    page.append(["ASISTENCIA A SESIONES 2018"])
    page.append(["N°", "Institución", "Representante", "Ene", "Feb", "%"])
    page.append([1, "POL", "Juan Puma Wayra", "✓", "✗", "50%"])
    return _saved(book)


def matrix() -> bytes:
    """Agreements with their session in words and a date, merged over its lines."""
    book, page = _book("Acuerdos")
    page.append(["Sesión", "N°", "Acuerdo", "Responsable(s)", "Estado", "% Avance"])
    page.append(["Sesión 25/01/2018", 1, "Hacer el protocolo", "POL", "Cumplido", 1])
    page.append([None, 2, "Enviar la carta", "MIN", "En proceso", 0.5])
    page.merge_cells("A2:A3")
    return _saved(book)


def quarters() -> bytes:
    """A workplan with a cross under each quarter, and its currency in the heading."""
    book, page = _book("POA")
    page.append(
        ["Objetivo", "Actividad", "Cronograma", None, None, None, "Presupuesto S/."]
    )
    page.append([None, None, "I Trim", "II Trim", "III Trim", "IV Trim"])
    page.append(["1. Prevenir", "Mapa de riesgos", None, "X", "X", "-", "1,500.00"])
    page.merge_cells("C1:F1")
    return _saved(book)


def with_pictures() -> bytes:
    """A list out of a chat, numbered with pictures, one with an identity card."""
    return (
        "[15/8/17, 10:23:01] ~ Sec Técnica: *LISTA DE PARTICIPANTES* 📋\n"
        "1️⃣ Juan Puma Wayra 👮 PNP\n"
        "2️⃣ Rosa Urpi Killa – Minera Inti 📞984100002\n"
        "3️⃣ Luis Inti Rumi, DNI 41234567, MIN\n"
        "[15/8/17, 10:24:10] ~ Luis: <Multimedia omitido>\n"
    ).encode()


def numbered_names() -> bytes:
    """Numbers and nicknames inside the names, and capitals in brackets."""
    book, page = _book("Lista")
    page.append(["Nombres y Apellidos", "Institución"])
    page.append(["1. Juan Puma Wayra", "POL"])
    page.append(["2.- Rosa Urpi Killa", "MINISTERIO DEL AMBIENTE (MINAM)"])
    page.append(['3) Luis "Lucho" Inti Rumi', "POL"])
    return _saved(book)


def register_by_month() -> bytes:
    """What was sent and received, a month across the table, lines numbered."""
    book, page = _book("2018")
    page.append(["N°", "DOCUMENTO", "FECHA", "REMITENTE", "DESTINATARIO", "ASUNTO"])
    page.append(["ENERO"])
    page.append([1, "Oficio N° 001-2018", "5/1/2018", "Secretaría", "POL", "Convoca"])
    page.append([2, "Carta 7", "9/1/2018", "Minera Inti", "Secretaría", "Confirma"])
    return _saved(book)


def forms() -> bytes:
    """Each person as lines of a form, one below the other."""
    book, page = _book("Fichas")
    for name, number in (("Juan Puma Wayra", "984100001"), ("Rosa Urpi", "984100002")):
        page.append(["Nombre:", name])
        page.append(["Celular:", number])
        page.append([])
    return _saved(book)


def priced() -> bytes:
    """Contributions with what one costs, and their worth with its currency."""
    book, page = _book("Aportes")
    page.append(["Miembro", "Detalle", "Cantidad", "P. Unit.", "Valorizado (S/)"])
    page.append(["POL", "Refrigerio", 30, 10, "300.00"])
    return _saved(book)


def blocks_with_rules() -> bytes:
    """Lines drawn between blocks, and two who sign side by side at the end."""
    book, page = _book("Lista")
    page.append(["Nombre", "Institución", "Cargo", "Firma"])
    page.append(["Juan Puma Wayra", "POL", "Comisario"])
    page.append(["--------", "--------", "--------"])
    page.append(["Rosa Urpi Killa", "Minera Inti", "Gerente"])
    page.append(["____________", None, "____________"])
    page.append(["Luis Inti Rumi", None, "Ana Sonqo Ccori"])
    return _saved(book)


def titular_and_alternate() -> bytes:
    """Two people in each line, each with a telephone, of one institution."""
    book, page = _book("Representantes")
    page.append(["Institución", "Titular", None, "Alterno", None])
    page.append([None, "Nombre", "Celular", "Nombre", "Celular"])
    page.append(["POL", "Juan Puma Wayra", "984100001", "Luis Inti Rumi", "984100003"])
    page.append(["Minera Inti", "Rosa Urpi Killa", "984100002"])
    for place in ("B1:C1", "D1:E1"):
        page.merge_cells(place)
    return _saved(book)


def weeks() -> bytes:
    """A plan with a cross under each week of a month."""
    book, page = _book("Gantt")
    page.append(["OBJETIVO", "ACTIVIDAD", "ENERO", None, "FEBRERO", None])
    page.append([None, None, "S1", "S2", "S1", "S2"])
    page.append(["Prevenir", "Reunión", "x", "x"])
    page.append(["Prevenir", "Curso", None, None, None, "x"])
    for place in ("C1:D1", "E1:F1"):
        page.merge_cells(place)
    return _saved(book)


def entries_of_several_lines() -> bytes:
    """A chat in which each person takes several lines."""
    return (
        "Buenas tardes, participantes:\n"
        "*1.* Nombre: Juan Puma Wayra\nDNI: 41234567\nCel: 984100001\n"
        "Institución: POL\n\n"
        "*2.* Nombre: Rosa Urpi Killa\nInstitución: Minera Inti\n"
    ).encode()


def institutions_in_bold() -> bytes:
    """A chat with an institution in bold letters over its people."""
    return (
        b"*POL*\n- Juan Puma Wayra\n- Crnl. Luis Inti Rumi\n"
        b"*MINERA INTI*\n- Rosa Urpi Killa (984100002)\n"
    )


def quoted_names() -> bytes:
    """Surnames and given names parted by a semicolon, in quotes."""
    return (
        "Nombre completo;Institución\n"
        '"Urpi Killa; Rosa";Minera Inti\n'
        "'Inti Rumi, Luis;POL\n"
    ).encode()


def several_in_a_cell() -> bytes:
    """Three agreements of one session in one cell, each with its own responsible."""
    book, page = _book("Acuerdos")
    page.append(["Fecha", "Acuerdos", "Responsables", "Plazo"])
    words = "1. Hacer el protocolo\n2. Enviar la carta\n3) Convocar el 2.º taller"
    page.append(["25/01/2018", words, "POL\nMIN\nMinera Inti", "28/02/2018"])
    page.append(["22/02/2018", "Pagar 1.5 % de la cuota\ny avisar", "POL", None])
    return _saved(book)


def who_declined() -> bytes:
    """Organisations approached, of which two want nothing of it."""
    book, page = _book("Incidencia")
    page.append(["Organización", "Fecha de contacto", "Resultado", "Estado"])
    page.append(["Cámara Wayra", "10/10/2017", "Falta tiempo", "No interesado"])
    page.append(["Universidad Sonqo", None, None, "Rechazó"])
    page.append(["Radio Killa", "11/10/2017", None, "En conversación"])
    return _saved(book)


def sectors_first() -> bytes:
    """The first column holds words that head columns elsewhere."""
    book, page = _book("Directorio")
    page.append(["Sector", "Institución", "Representante"])
    page.append(["Empresa", "Minera Inti", "Rosa Urpi Killa"])
    page.append(["Comunidad", "Sonqo", "Ana Sonqo Ccori"])
    page.append(["Entidad", "POL", "Juan Puma Wayra"])
    return _saved(book)
