# SPDX-License-Identifier: EUPL-1.2
"""What the tool is doing while somebody waits."""

from __future__ import annotations

READING = "Bestanden lezen"
COMPARING = "Deelnemers vergelijken"
WRITING = "Scorelijsten schrijven"
READING_TABLES = "Tabellen lezen (MB)"
COUNTING = "Metingen doorrekenen"
REPORTING = "Rapporten maken"
