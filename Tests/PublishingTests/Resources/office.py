"""What other programs read in files for people that this one has written. Prints JSON.

usage: office.py xlsx FILE | docx FILE | odt FILE | csv FILE
"""
import csv, json, sys


def xlsx(file):
    """The sheets of a workbook, with what is not text in their cells, and how the first is laid out."""
    from openpyxl import load_workbook

    book = load_workbook(file)
    sheet = book.worksheets[0]
    return {
        "sheets": book.sheetnames,
        "rows": [[cell.value if isinstance(cell.value, str) else "" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()],
        "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
        "frozen": sheet.freeze_panes, "isWrapped": all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row if cell.value is not None),
        "quoted": sum(bool(cell.quotePrefix) for row in sheet.iter_rows() for cell in row),
        "widths": [sheet.column_dimensions[name].width for name in "ABE"],
        "documents": [[cell.value or "" for cell in row] for row in book.worksheets[1].iter_rows()],
    }


def docx(file):
    """The table of a document: the texts of its cells, the languages of its runs, and how the page lies."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(file)
    rows = document.tables[0].rows
    section = document.sections[0]
    return {
        "rows": [[cell.text for cell in row.cells] for row in rows],
        "repeats": [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows],
        "languages": sorted({lang.get(qn("w:val")) for lang in document.element.body.iter(qn("w:lang"))}),
        "orientation": str(section.orientation).split()[0].split(".")[-1].lower(),
        "paragraphs": [paragraph.text for paragraph in document.paragraphs], "title": document.core_properties.title,
    }


def odt(file):
    """The table of a text: the texts of its cells, without footnotes, and these."""
    from odf import opendocument, table, teletype, text

    document = opendocument.load(file)
    notes = [teletype.extractText(body).strip() for body in document.getElementsByType(text.NoteBody)]
    for note in document.getElementsByType(text.Note):
        note.parentNode.removeChild(note)
    body = document.getElementsByType(table.Table)[0]
    rows = [
        ["\n".join(teletype.extractText(p) for p in cell.getElementsByType(text.P)) for cell in row.getElementsByType(table.TableCell)]
        for row in body.getElementsByType(table.TableRow)
    ]
    return {"rows": rows, "heads": len(body.getElementsByType(table.TableHeaderRows)), "notes": notes}


def table(file):
    """The cells of a table between commas."""
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return {"rows": list(csv.reader(lines, strict=True))}


if __name__ == "__main__":
    read = {"xlsx": xlsx, "docx": docx, "odt": odt, "csv": table}[sys.argv[1]]
    print(json.dumps(read(*sys.argv[2:]), ensure_ascii=True))
