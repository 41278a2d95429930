"""A closed acta with its PDF: the scene of what is checked."""

from rimay.dialogue.models import Acta
from rimay.dialogue.queries.acta_document import as_pdf, document_of
from rimay.dialogue.tests.acta_scene import ActaTestCase

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


class VerifyTestCase(ActaTestCase):
    acta: Acta
    pdf: bytes

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.acta = cls().closed()
        address = f"http://localhost/verify/{cls.acta.check_code}/"
        cls.pdf = as_pdf(document_of(cls.acta, address=address))
