"""Writes a document of pieces (JSON on stdin) as a Word file by python-docx: `with_python_docx.py OUT`."""

import json
import sys

from docx import Document


def write(parts, into, document):
    for part in parts:
        kind = part["kind"]
        if kind == "heading":
            document.add_heading(part["text"], part["level"])
        elif kind == "line":
            into.add_paragraph().add_run(part["text"]).bold = part.get("isBold")
        elif kind == "bullets":
            for item in part["items"]:
                into.add_paragraph(item, style="List Bullet")
        elif kind == "numbers":
            for first, *others in part["items"]:
                into.add_paragraph(first["text"], style="List Number")
                for other in others:
                    for text in other.get("items", [other.get("text")]):
                        into.add_paragraph(text, style="List Bullet 2" if "items" in other else "List Continue")
        else:
            write_table(part["rows"], into, document)


def write_table(rows, into, document):
    size = (len(rows), max(len(row) for row in rows))
    # A page header asks for the width of a table in it.
    table = into.add_table(*size) if into is document else into.add_table(*size, document.sections[0].page_width)
    for row, cells in zip(rows, table.rows):
        for parts, cell in zip(row, cells.cells):
            write(parts, cell, document)
            # A new cell begins with an empty paragraph.
            if len(cell.paragraphs) > 1:
                cell.paragraphs[0]._element.getparent().remove(cell.paragraphs[0]._element)


shape = json.load(sys.stdin)
document = Document()
write(shape["body"], document, document)
write(shape["pageHeader"], document.sections[0].header, document)
document.save(sys.argv[1])
