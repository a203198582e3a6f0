"""The file that is sent: one language is a file of its own, several are a zip with one file each."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from io import TextIOWrapper
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO

from django.db import models
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Site

from languages import declared
from translation.exchange import po_out, xliff_out
from translation.exchange.selection import Sheet, Thing, What, sheets

#: Bytes kept in memory; what is larger goes to disk.
IN_MEMORY = 5 * 2**20


class Form(models.TextChoices):
    """The form of a file."""

    XLIFF = "xlf", _("XLIFF 1.2, for translation agencies")
    PO = "po", _("PO, for Poedit and similar programs")


WRITERS: dict[str, Callable] = {Form.XLIFF: xliff_out.write, Form.PO: po_out.write}
TYPES = {Form.XLIFF: "application/xliff+xml", Form.PO: "text/x-gettext-translation"}


def download(
    chosen: list[Thing], site: Site, locales: Iterable[Locale], what: What, form: Form, name: str
) -> FileResponse | None:
    """The file of a selection, called after `name`; None where there is nothing to send in any language."""
    filled = [(locale, found) for locale in locales if (found := _filled(sheets(chosen, site, locale, what)))]
    if not filled:
        return None
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (the response closes it)
    if len(filled) == 1:
        [(locale, found)] = filled
        _write(file, found, locale, form)
        called, content_type = _called(name, locale, form), TYPES[form]
    else:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for locale, found in filled:
                with archive.open(_called(name, locale, form), "w", force_zip64=True) as member:
                    _write(member, found, locale, form)
        called, content_type = f"{name}.zip", "application/zip"
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=called, content_type=content_type)


def _filled(found: Iterator[Sheet]) -> Iterator[Sheet] | None:
    """The sheets, unless there is none; only the first is made to see it."""
    first = next(found, None)
    return chain([first], found) if first else None


def _write(file: IO[bytes], found: Iterable[Sheet], locale: Locale, form: Form) -> None:
    text = TextIOWrapper(file, "utf-8", newline="\n")
    WRITERS[form](text, found, locale)
    text.flush()
    text.detach()


def _called(name: str, locale: Locale, form: Form) -> str:
    return f"{name}-{declared.tag(locale.language_code)}.{form}"
