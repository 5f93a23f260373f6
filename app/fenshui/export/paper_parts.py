"""What the parts of an agreement on paper are called inside the PDF; known without what writes or reads one."""

from fenshui.export.agreement import ROLES

ATTACHED = "agreement.json"
"""The name under which the signed text lies inside the PDF."""

FIELDS = {role: f"{role}-signature" for role in ROLES}
"""Role -> name of the signature field in the PDF."""

FORM = 2
"""How pages are drawn, by number: whoever changes what stands on them, or where, takes the next one."""

MADE_BY = f"Fenshui, form {FORM}"
"""What the PDF says it was made by."""
