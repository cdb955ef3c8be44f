"""What a file is, what was done to read it, and why it cannot be read."""

from __future__ import annotations

from geo.language import N_

_REPAIRS = (
    N_(
        "The report does not read like English, the one language that the recogniser knows: "
        "expect gaps, and names that are none."
    ),
    N_("Halves of characters (lone surrogates) became replacement characters."),
    N_("Line ends of Windows or old Macs became plain ones."),
    N_("A byte order mark ({encoding}) was left out."),
    N_("The text was read as {encoding}, which is a guess."),
    N_("Letters that were read in a wrong encoding before were mended."),
    N_("Soft hyphens, which are not shown, were left out."),
    N_("Hyphens at line ends, where a word was broken, were undone."),
    N_("By its name it is {form}, but it holds {other_form} and was read as that."),
    N_("Notes were put after the text."),
    N_("Headers and footers stand once, after the text."),
    N_("Its macros were neither read nor run."),
    N_("The comments in its margin were left out."),
    N_("1 attachment was not read."),
    N_("{number} attachments were not read."),
    N_("Markdown's marks and the addresses of links were taken off."),
    N_("The fields before the text were read as what it says of itself."),
    N_("The page's markup was taken off."),
    N_("The page's navigation and other furniture, 1 line, were left out."),
    N_("The page's navigation and other furniture, {number} lines, were left out."),
    N_("The lines of the pages were put together to paragraphs."),
    N_("Headers, footers and page numbers were marked as such."),
    N_("1 page has no text and may be pictures."),
    N_("{number} pages have no text and may be pictures."),
    N_("The times of the subtitles were left out."),
    N_("Sentences that run over several subtitles were joined."),
)
_REFUSALS = (
    N_("{file} is empty (0 bytes): there is nothing to read."),
    N_("{file} holds only blanks: there is nothing to read."),
    N_("{file} is {form}, not text: save it as plain text (.txt, UTF-8) and open that."),
    N_(
        "{file} holds no readable text but binary data: save it as plain text (.txt, UTF-8) and "
        "open that."
    ),
    N_("{file} has {size} MB, more than are read: split it."),
    N_("{file} has {size} MB, more than the {most} MB that are read: split it."),
    N_("{file} has more than the {size} MB that are read: split it."),
    N_("{file} has {number} characters, more than the {total} that are read: split it."),
    N_("{file} has more than {number} characters, the most that are read: split it."),
    N_("The report has no name: give a file or a web address."),
    N_("There is no file {file}: check the name and the folder."),
    N_("There is no file {file}: a web address begins with https://, so write https://{file}."),
    N_("{file} cannot be read ({reason}): check what it is and who may read it."),
    N_(
        "{file} is locked with a password: take the password off in the program that wrote it and "
        "open it again."
    ),
    # ZIP archives and XML.
    N_(
        "{file} is a damaged ZIP archive, perhaps cut short: get it again, or save it as plain "
        "text (.txt, UTF-8) and open that."
    ),
    N_("{file} is a ZIP archive with {number} files in it: unpack it and open the report itself."),
    N_(
        "{file} unpacks to {size} MB in {number} parts, more than a report has and perhaps a trap: "
        "save it as plain text (.txt, UTF-8) and open that."
    ),
    N_(
        "{file} unpacks to more than {size} MB, more than a report has and perhaps a trap: save it "
        "as plain text (.txt, UTF-8) and open that."
    ),
    N_(
        "{file} has {number} marks in its text, more than a report has and perhaps a trap: save it "
        "as plain text (.txt, UTF-8) and open that."
    ),
    N_(
        "{file} is damaged inside, perhaps cut short: get it again, or save it as plain text "
        "(.txt, UTF-8) and open that."
    ),
    N_(
        "{file} declares entities of its own, as traps do and office programs never: save it as "
        "plain text (.txt, UTF-8) and open that."
    ),
    N_(
        "{file} is a Word document without a text: save it as plain text (.txt, UTF-8) and open "
        "that."
    ),
    N_(
        "{file} is an OpenDocument file without a text: save it as plain text (.txt, UTF-8) and "
        "open that."
    ),
    # E-mail, Markdown, pages, subtitles.
    N_(
        "{file} is an e-mail of more parts than are read: save it as plain text (.txt, UTF-8) and "
        "open that."
    ),
    N_("{file} is a damaged e-mail: save it as plain text (.txt, UTF-8) and open that."),
    N_(
        "{file} is an e-mail without a text of its own: save it as plain text (.txt, UTF-8) and "
        "open that."
    ),
    N_(
        "{file} is Markdown that takes longer than {number} seconds to read: save it as plain text "
        "(.txt, UTF-8) and open that."
    ),
    N_(
        "{file} is a web page that shows no text, perhaps as scripts make it: open it in a "
        "browser, copy the text and paste that."
    ),
    N_(
        "{file} is a web page too deeply nested to be read to its end: open it in a browser, copy "
        "the text and paste that."
    ),
    N_(
        "{file} has subtitles longer than any screen shows: save it as plain text (.txt, UTF-8) "
        "and open that."
    ),
    N_(
        "{file} has more subtitles than any film: save it as plain text (.txt, UTF-8) and open "
        "that."
    ),
    N_(
        "{file} has the head of subtitles but none that can be read: save it as plain text (.txt, "
        "UTF-8) and open that."
    ),
    # PDF.
    N_(
        "{file} is a damaged PDF document, perhaps cut short: get it again, or save it as plain "
        "text (.txt, UTF-8) and open that."
    ),
    N_(
        "{file} is a PDF document of 1 page without any text, perhaps scanned: recognise its text "
        "first (OCR), and open what that gives."
    ),
    N_(
        "{file} is a PDF document of {number} pages without any text, perhaps scanned: recognise "
        "its text first (OCR), and open what that gives."
    ),
    N_("{file} has {number} pages, more than the {total} that are read: split it."),
    N_(
        "{file} is a PDF document that takes longer than {number} seconds to read: split it, or "
        "save it as plain text (.txt, UTF-8) and open that."
    ),
    N_(
        "{file} is a PDF document that cannot be read to its end, damaged or perhaps a trap: get "
        "it again, or save it as plain text (.txt, UTF-8) and open that."
    ),
    # JSON Lines.
    N_(
        "{file} holds {number} reports in JSON Lines, and one is read at a time: open one line as "
        "a file of its own, or read them all with geo.report.read_reports."
    ),
    N_("Line {number} of {file} has more than the {size} MB that are read: split it."),
    N_(
        "Line {number} of {file} is no JSON object with a text: JSON Lines have one a line, with "
        "text, title, author, publisher, published, language, source, of which only text must be "
        "there."
    ),
)
_REASONS = (
    N_("no such name is possible"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("No such file or directory"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("No space left on device"),
    N_("Read-only file system"),
)
"""All but the first are the system's words."""
_KINDS = (
    N_("plain text"),
    N_("a web page"),
    N_("a PDF document"),
    N_("a Word document"),
    N_("an OpenDocument text"),
    N_("an e-mail"),
    N_("subtitles"),
    N_("a ZIP archive"),
    N_("a PNG picture"),
    N_("a JPEG picture"),
    N_("a GIF picture"),
    N_("a BMP picture"),
    N_("a TIFF picture"),
    N_("a WebP picture"),
    N_("a HEIC picture"),
    N_("an AVIF picture"),
    N_("a video or sound recording (MP4)"),
    N_("a video (Matroska or WebM)"),
    N_("a video (AVI)"),
    N_("a sound recording (WAV)"),
    N_("a sound recording (MP3)"),
    N_("a sound recording (Ogg)"),
    N_("a sound recording (FLAC)"),
    N_("a gzip archive"),
    N_("a bzip2 archive"),
    N_("an xz archive"),
    N_("a Zstandard archive"),
    N_("a 7-Zip archive"),
    N_("a RAR archive"),
    N_("a tar archive"),
    N_("an SQLite database"),
    N_("a Parquet table"),
    N_("a program"),
    N_("a rich text file (RTF)"),
    N_("a PostScript file"),
    N_("an old Office document"),
    N_("an Excel workbook"),
    N_("a PowerPoint presentation"),
    N_("a Java archive"),
    N_("an electronic book (EPUB)"),
    N_("an OpenDocument table, drawing or presentation"),
)
"""Markdown and JSON Lines are called so in every language."""

FORMS = (*_REPAIRS, *_REFUSALS, *_REASONS, *_KINDS)
