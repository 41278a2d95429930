"""Addresses of figures and reports."""

from django.urls import path

from rimay.results.views import figures, reports

_REPORT = "g/<slug:slug>/reports/<int:pk>/"

urlpatterns = [
    path("g/<slug:slug>/figures/", figures.figures, name="figures"),
    path(
        "g/<slug:slug>/figures/release/",
        figures.figures_release,
        name="figures-release",
    ),
    path("g/<slug:slug>/figures/<str:code>/", figures.figure, name="figure"),
    path("g/<slug:slug>/reports/", reports.report_list, name="report-list"),
    path("g/<slug:slug>/reports/begin/", reports.report_begin, name="report-begin"),
    path(_REPORT, reports.report_page, name="report"),
    path(f"{_REPORT}title/", reports.report_title, name="report-title"),
    path(f"{_REPORT}publish/", reports.report_publish, name="report-publish"),
    path(f"{_REPORT}fill/", reports.report_fill, name="report-fill"),
    path(f"{_REPORT}file/<str:form>/", reports.report_file, name="report-file"),
    path(
        "g/<slug:slug>/sections/<int:pk>/",
        reports.section_write,
        name="section-change",
    ),
    path(
        "public/<slug:slug>/report/<int:pk>/",
        reports.public_report,
        name="public-report",
    ),
]
