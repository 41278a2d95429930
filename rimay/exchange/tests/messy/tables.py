"""Sheets of the table's own work, with the disorder that each is there for.

Every institution, person and place in them is made up.
"""

import io
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def agreements() -> bytes:
    """A merged title, headings in two rows, capitals, totals, empty lines, due dates."""
    book, page = _book("MATRIZ 2017")
    page.append(["GRUPO DE TRABAJO QANTU"])
    page.append(["MATRIZ DE SEGUIMIENTO DE ACUERDOS - 2017"])
    page.append([])
    page.append(["N.°", "ACUERDO", "RESPONSABLE", "PLAZO", "SEGUIMIENTO", None])
    page.append([None, None, None, None, "ESTADO", "MEDIO DE VERIFICACIÓN"])
    page.append([1, "Convocar a la sesión de setiembre", "POL / MIN", "15/ago"])
    page["E6"], page["F6"] = "CUMPLIDO", "Oficio múltiple 012"
    page.append([2, "Elaborar la ruta de aviso", "ONG Killari", date(2017, 10, 31)])
    page["E7"], page["F7"] = "En proceso", "Borrador"
    page.append([])
    page.append([3, "Difundir la ruta", "Policía", "permanente", "Pendiente"])
    page.append([4, "Visitar las comisarías", "Minera Inti S.A.C.", "31/02/2018"])
    page["E10"] = "Se verá"
    page.append(["TOTAL", 4])
    page.append(["Elaborado por la secretaría técnica"])
    for place in ("A1:F1", "A2:F2", "E4:F4", "A4:A5", "B4:B5", "C4:C5", "D4:D5"):
        page.merge_cells(place)
    return _saved(book)


def attendance_by_tab() -> bytes:
    """Each session a tab; two of one institution; one institution nobody knows."""
    book, page = _book("25 enero 2018")
    page.append(["LISTA DE ASISTENCIA"])
    page.append(["N°", "NOMBRES Y APELLIDOS", "INSTITUCIÓN", "FIRMA"])
    page.append([1, "JUAN PUMA WAYRA", "POL"])
    page.append([2, "Crnl. PNP LUIS INTI RUMI", "POL"])
    page.append([3, "ROSA URPI KILLA", "Minera Inti"])
    page.merge_cells("A1:D1")
    page = book.create_sheet("22 febrero 2018")
    page.append(["N°", "NOMBRES Y APELLIDOS", "INSTITUCIÓN", "FIRMA"])
    page.append([1, "ROSA URPI KILLA", "Minera Inti"])
    page.append([2, "EVA SONQO", "Ronda Campesina de Sonqo"])
    page.append([3])
    return _saved(book)


def attendance_by_day() -> bytes:
    """A column for each session, its day as a date, and a mark under it."""
    book, page = _book("Control")
    page.append(
        ["N°", "Institución", "Representante", date(2018, 1, 25), date(2018, 2, 22)]
    )
    page.append([1, "POL", "Juan Puma Wayra", "P", "F"])
    page.append([2, "Minera Inti", "Rosa Urpi Killa", "x", "J"])
    page.append([3, "Killari", "Ana Sonqo Ccori", "?", "Suplente"])
    return _saved(book)


def workplan() -> bytes:
    """Objectives in lines across the table, a cross under each month, money as text."""
    book, page = _book("Plan 2018")
    page.append(["PLAN DE TRABAJO 2018"])
    page.append(
        ["N°", "Actividad", "Responsable", *"EFMAMJJASOND", "Presupuesto", "Estado"]
    )
    page.append(["OBJETIVO 1: PREVENIR CONFLICTOS"])
    page.append([1, "Reunión mensual de aviso", "POL", *"xxxxxx", *[None] * 6])
    page["P4"], page["Q4"] = "S/ 1,500.00", "en ejecución"
    page.append([2, "Mapa de riesgos", "Killari", None, None, "x", None, "x"])
    page["P5"] = 800
    page.append(["OBJETIVO 2: FORTALECER CAPACIDADES"])
    page.append([3, "Curso para comisarías", "POL / MIN", *[None] * 8, "x", "x"])
    page["P7"], page["Q7"] = "US$ 2,000", "Programado"
    page.append([4])
    page.append(["TOTAL", None, None, *[None] * 12, "=SUM(P4:P7)"])
    for place in ("A1:Q1", "A3:Q3", "A6:Q6"):
        page.merge_cells(place)
    return _saved(book)


def contributions() -> bytes:
    """What an older Excel saves: semicolons, Latin-1, decimal commas."""
    text = (
        "Entidad;Aporte;Monto (S/);Fecha de entrega\r\n"
        "Minera Inti;Almuerzo para 30 compañeros;1.500,50;15/8/17\r\n"
        "POL;Auditorio de la región policial;300,00;agosto 2017\r\n"
        "Killari;Horas de facilitación;;setiembre 2017\r\n"
        ";;;\r\n"
        "TOTAL;;1.800,50;\r\n"
    )
    return text.encode("latin-1")


def letters() -> bytes:
    """Numbers as text, dates in ten forms, one of them no day at all."""
    book, page = _book("Cartas 2017")
    page.append(["N° de documento", "Fecha", "De", "Para", "Asunto"])
    days: list[object] = [
        "15/ago",
        "agosto 2017",
        42962,
        "15/8/17",
        "2017-08-15",
        "martes 15 de agosto de 2017",
        "15AGO2017",
        "15.08.2017",
        date(2017, 8, 15),
        "15 y 16 de agosto de 2017",
        "fines de agosto",
    ]
    for number, day in enumerate(days, start=1):
        page.append(
            [
                f"Oficio N° {number:03}-2017",
                day,
                "Secretaría",
                "POL",
                f"Asunto {number}",
            ]
        )
    page.append(["TOTAL", 11])
    return _saved(book)


def approaches() -> bytes:
    """Cells pasted from Excel: one organisation in several lines, some without a day."""
    return (
        "ORGANIZACIÓN\tSECTOR\tETAPA\tFECHA\tMEDIO\tCON QUIÉN\tQUÉ SE DIJO\tPRÓXIMO PASO\n"
        "MINERA WAYRA S.A.\tEmpresas\tContactada\t10/10/2017\tLlamada\tGerencia"
        "\tPiden carta\tEnviar carta\n"
        "MINERA WAYRA S.A.\tEmpresas\tInteresada\t20/10/2017\tReunión\tGerencia"
        "\tAceptan\t\n"
        "Ronda de Sonqo\tSociedad\tPor contactar\t\t\t\t\tVisitar\n"
        "\t\t\t\t\t\t\t\n"
        "Total: 2\t\t\t\t\t\t\t\n"
    ).encode()


def chat() -> bytes:
    """Who came, as it arrives in a chat."""
    return (
        "[25/1/18 10:23] Secretaría Qantu: Buenos días, vinieron:\n"
        "1. Juan Puma Wayra - POL - 984 123 456\n"
        "2. Cmdte. PNP Rosa Urpi - 984100002 / 984100003\n"
        "3) ANA KILLA QOYLLUR, Minera Inti, ana@qantu.example\n"
        "Total: 3\n"
        "Gracias, saludos\n"
    ).encode()


def police() -> bytes:
    """Ranks before names and in a column, two telephones in a cell, a repeated line."""
    book, page = _book("Efectivos")
    page.append(["N°", "GRADO", "APELLIDOS Y NOMBRES", "DEPENDENCIA", "CELULAR"])
    page.append([1, "Cmdte. PNP", "PUMA WAYRA JUAN", "POL", "984100001 / 984100002"])
    page.append(
        [2, "SO1 PNP", "URPI KILLA ROSA MARÍA", "Comisaría de Sonqo", 984100003]
    )
    page.append([3, "Crnl.", "INTI RUMI LUIS", "POL", "no tiene"])
    page.append([4, "SO1 PNP", "URPI KILLA ROSA MARIA", "Comisaría de Sonqo"])
    page.append(["TOTAL", "4 EFECTIVOS"])
    return _saved(book)


def institutions() -> bytes:
    """Names in capitals with their pillars; some stand here already."""
    book, page = _book("Directorio")
    page.append(["ORGANIZACIÓN", "SIGLAS", "PILAR"])
    page.append(["REGIÓN POLICIAL QANTU", "POL", "ESTADO"])
    page.append(["ASOCIACIÓN CIVIL KILLARI", None, "SOCIEDAD CIVIL"])
    page.append(["MINERA WAYRA S.A.", "MW", "EMPRESAS"])
    return _saved(book)


def _book(title: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = title
    return book, page


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
