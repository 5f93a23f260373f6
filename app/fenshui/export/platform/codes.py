"""The codes of the platform data sets; `resources/schemas/platform.xsd` lists the same ones."""

from fenshui.export.agreement import OBJECTS, ROLES, VERDICTS

DATA_SETS = {
    "notice": "01",
    "variation": "02",
    "subject": "03",
    "application": "04",
    "result": "05",
    "record": "06",
}
"""公告, 变更, 主体, 申请, 成交, 备案, in the order in which a deal passes through them."""

ROLE_CODES = {role: str(place) for place, role in enumerate(ROLES, 1)}
OBJECT_CODES = {name: f"{place:02d}" for place, name in enumerate(OBJECTS, 1)}
VERDICT_CODES = {verdict: str(place) for place, verdict in enumerate(VERDICTS)}
BASIS_CODES = {"consumption": "1", "diversion": "2"}
VARIATION_CODES = {"annul": "1", "external_ref": "2"}
"""What may still happen to an agreement once it is posted: both parties and the authority undo it; it is noted in
another system."""
