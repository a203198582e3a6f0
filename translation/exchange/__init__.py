"""What goes to translation agencies and comes back: files in PO and XLIFF 1.2.

Out: `selection` gathers sheets of units, `po_out` and `xliff_out` write them, `download` makes the file.
In: `upload` opens the file, `po_in` and `xliff_in` read it, `plan` says what it would change, `taking` does it.
"""
