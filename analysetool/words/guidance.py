# SPDX-License-Identifier: EUPL-1.2
"""The words beside every scale, the same on screens, on forms and on paper."""

from __future__ import annotations

DONT_KNOW = "Weet ik niet"
NOT_APPLICABLE = "Niet van toepassing"
GUIDANCE = (
    'Kies 3 als het deels klopt. Weet u het niet? Kies "Weet ik niet", geen 3. "Niet van toepassing" kiest u alleen '
    "als de stelling niet past bij onze gemeente."
)
"""The three sentences that stand wherever somebody scores."""
GUIDANCE_PARENTS = (
    'Kies 3 als het deels klopt. Weet u het niet? Kies "Weet ik niet", geen 3. "Niet van toepassing" kiest u alleen '
    "als de zin niet over u of uw gezin gaat."
)
"""The same for parents, who score sentences about themselves."""
