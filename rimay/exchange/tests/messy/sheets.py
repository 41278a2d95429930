"""The ten sheets, each with the disorder that it is there for."""

import io
from collections.abc import Callable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def two_header_rows() -> bytes:
    """Group headings merged over column headings; sex marked with a cross."""
    book = Workbook()
    page = _page(book, "Asistencia")
    page.append(["N°", "Participante", None, "Contacto", None, "Sexo", None, "Firma"])
    page.append([None, "Apellidos", "Nombres", "Celular", "Correo", "F", "M", None])
    page.append([1, "Ccoyllo Urpi", "Elena", 984100001, "eurpi@qantu.example", "x"])
    page.append([2, "Puma Wayra", "Saturnino", "984100002", None, None, "X"])
    page.append([3, "De la Vega Sonqo", "Rosa", None, "rosa@qantu.example", "x"])
    page.append([4])
    for place in ("B1:C1", "D1:E1", "F1:G1", "A1:A2", "H1:H2"):
        page.merge_cells(place)
    return _saved(book)


def capitals_with_totals() -> bytes:
    """NAMES IN CAPITALS, surnames first, institutions in lines of their own totals."""
    book = Workbook()
    page = _page(book, "Lista")
    page.append(["N°", "APELLIDOS Y NOMBRES", "INSTITUCIÓN", "DNI", "F. NAC"])
    page.append([1, "DE LA CRUZ ÑAUPARI JUAN", "POLICÍA NACIONAL DEL PERÚ", "01234567"])
    page["E2"] = date(1980, 8, 15)
    page.append([2, "MCKENZIE D'ANGELO ANA LUCÍA", "MINERA QANTU S.A.C.", "41234567"])
    page.append(["SUBTOTAL", None, 2])
    page.append([3, "ROJAS HUAMÁN, ROSA", "COMUNIDAD CAMPESINA DE SONQO", 7123456])
    page["D5"].number_format = "00000000"
    page["E5"] = "3 de marzo de 1991"
    page.append([])
    page.append(["TOTAL", "=COUNTA(B2:B5)"])
    page.append(["Son: 3 participantes"])
    return _saved(book)


def ranks_before_names() -> bytes:
    """Ranks and titles stand before the names, in no column of their own."""
    book = Workbook()
    page = _page(book, "Efectivos")
    page.append(["Nombre", "Unidad", "Cel."])
    page.append(["Cmdte. PNP Juan Puma Wayra", "Comisaría de Sonqo", "984 100 003"])
    page.append(["SO3 PNP Rosa Urpi Killa", "Comisaría de Sonqo", "#984100004"])
    page.append(["Crnl. PNP (r) Luis Inti Rumi", None, "sin teléfono"])
    page.append(["Ing. Ana Sonqo Ccori", "Minera Qantu", "+51 984 100 005"])
    page.append(["Sra. María Killa Qoyllur", "Comunidad de Sonqo", "RPM 984-100-006"])
    return _saved(book)


def two_telephones_in_a_cell() -> bytes:
    """Several telephones and addresses in one cell, in every manner."""
    book = Workbook()
    page = _page(book, "Directorio")
    page.append(["Nombres y Apellidos", "Institución", "Teléfonos", "Correos"])
    rows = [
        ("Juan Puma Wayra", "PNP", "984 100 001 / 984100002", "juan@qantu.example"),
        (
            "Rosa Urpi",
            '"',
            "984100003 - 01 234-5678",
            "R@qantu.example; u@qantu.example",
        ),
        ("Luis Inti", "Qantu", "984100004\n(084) 234567 anexo 12", "no tiene"),
        ("Ana Killa", "Qantu", "cel. 984100005, preguntar por Luis", "ana en qantu"),
        ("Eva Rumi", "Qantu", "+41 22 730 00 00", "eva@qantu.example"),
    ]
    for row in rows:
        page.append(row)
    return _saved(book)


def each_month_a_tab() -> bytes:
    """A tab for each month, the headings slightly other each time, one empty tab."""
    book = Workbook()
    page = _page(book, "Agosto 2017")
    page.append(["Nombres y apellidos", "Entidad", "Tema"])
    page.append(["Juan Puma Wayra", "PNP", "Uso de la fuerza"])
    page = book.create_sheet("Setiembre 2017")
    page.append(["Capacitación de setiembre"])
    page.append(["Nro.", "NOMBRES Y APELLIDOS", "INST."])
    page.append([1, "Juan Puma Wayra", "PNP"])
    page.append([2, "Rosa Urpi Killa", "Minera Qantu"])
    page = book.create_sheet("Oct-17")
    page.append(["Institución", "Participante"])
    page.append(["Comunidad de Sonqo", "Eva Rumi Inti"])
    book.create_sheet("Noviembre 2017")
    page = book.create_sheet("Códigos")
    page.sheet_state = "hidden"
    page.append(["PNP", "MIN"])
    return _saved(book)


def title_with_logo() -> bytes:
    """Merged title lines, a date line, a line across the table, notes below it."""
    book = Workbook()
    page = _page(book, "Hoja1")
    page.append(["[logotipo]", "GRUPO DE TRABAJO REGIONAL QANTU"])
    page.append(["LISTA DE ASISTENCIA: TALLER DE VALIDACIÓN"])
    page.append(["Fecha: Sonqo, 15 de agosto de 2017", None, None, "Hora: 9:00"])
    page.append([])
    page.append(["N°", "Nombres y apellidos", "Cargo", "Celular", "Firma"])
    page.append(["ESTADO"])
    page.append([1, "Juan Puma Wayra", "Comisario", 984100001])
    page.append(["SOCIEDAD CIVIL"])
    page.append([2, "Rosa Urpi Killa", "Presidenta", 984100002])
    page.append(["N°", "Nombres y apellidos", "Cargo", "Celular", "Firma"])
    page.append([3, "Luis Inti Rumi", "Secretario", 984100003])
    page.append([4])
    page.append([])
    page.append(["Nota: la lista continúa en la hoja del segundo día."])
    page.append(["Elaborado por la secretaría técnica"])
    for place in ("B1:E1", "A2:E2", "A3:C3", "A6:E6", "A8:E8", "A14:E14"):
        page.merge_cells(place)
    return _saved(book)


def latin_csv_with_semicolons() -> bytes:
    """What an older Excel saves: semicolons, Latin-1, quoted line breaks."""
    text = (
        "Apellidos;Nombres;Organización;Teléfono;Género\r\n"
        'Ñahui Peña;José;"Asociación ""Sonqo"";\r\nsede central";984100001;Masc.\r\n'
        "Güido Ríos;María;Minera Qantu;984100002;Fem.\r\n"
        ";;;;\r\n"
        "Total;2;;;\r\n"
    )
    return text.encode("latin-1")


def message() -> bytes:
    """A list as it arrives in a chat."""
    return (
        "[15/8/17 10:23] Secretaría Qantu: Buenos días, estos son los confirmados:\n"
        "\n"
        "1. Juan Pérez - PNP - 984 123 456\n"
        "2. Cmdte. PNP Rosa Urpi - 984100002 / 984100003\n"
        "3) ANA KILLA QOYLLUR, Minera Qantu, ana@qantu.example\n"
        "✅ 4.- Luis Inti (Comunidad de Sonqo) cel: 984100004\n"
        "• Eva Rumi\n"
        "Total: 5\n"
        "Gracias, saludos\n"
    ).encode()


def pasted_from_excel() -> bytes:
    """Cells copied from Excel: tabs between them, a quoted line break in one."""
    return (
        "Grado\tNombres y Apellidos\tComisaría\tDNI\tCelular\n"
        "SO2 PNP\tPUMA WAYRA, JUAN\tSonqo\t04123456\t984100001\n"
        'Cap. PNP\tURPI KILLA, ROSA\t"Sonqo\n(provincia)"\t41234567\t984100002\n'
        'SS PNP\tINTI RUMI, LUIS\t"\t41234568\t-\n'
    ).encode()


def surnames_apart_with_dates() -> bytes:
    """Surnames in two columns, an empty column for signatures, dates in every form."""
    book = Workbook()
    page = _page(book, "Registro")
    page.append(
        ["Item", "Ap. Paterno", "Ap. Materno", "Nombres", "Sexo", "Fecha", "Firma"]
    )
    page.append([1, "PUMA", "WAYRA", "JUAN", "H", "15/8/17"])
    page.append([2, "URPI", None, "ROSA MARÍA", "M", "agosto 2017"])
    page.append([3, "DE LA VEGA", "SONQO", "LUIS", "V", 42962])
    page.append([4, "INTI", "RUMI", "EVA", "Mujer", date(2017, 8, 15)])
    page.append([5, "KILLA", "CCORI", "ANA", "?", "31/02/2017"])
    page.append([6, "KILLA", "CCORI", "LIZ", None, "15AGO2017"])
    return _saved(book)


SHEETS: dict[str, Callable[[], bytes]] = {
    "asistencia dos cabeceras.xlsx": two_header_rows,
    "LISTA EN MAYUSCULAS.xlsx": capitals_with_totals,
    "efectivos.xlsx": ranks_before_names,
    "directorio.xlsx": two_telephones_in_a_cell,
    "capacitaciones 2017.xlsx": each_month_a_tab,
    "taller.xlsx": title_with_logo,
    "contactos.csv": latin_csv_with_semicolons,
    "mensaje.txt": message,
    "pegado.txt": pasted_from_excel,
    "registro.xlsx": surnames_apart_with_dates,
}


def grid_rows(rows: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook of one sheet with these rows."""
    book = Workbook()
    page = _page(book, "Hoja1")
    for row in rows:
        page.append(row)
    return _saved(book)


def _page(book: Workbook, title: str) -> Worksheet:
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = title
    return page


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
