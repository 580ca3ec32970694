# SPDX-License-Identifier: EUPL-1.2
"""WeasyPrint alone over a page that lies ready, tagged as ours is.

Usage: python plain_pdf.py PAGE PDF.
"""

import sys

import weasyprint

weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
