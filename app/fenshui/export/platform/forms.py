"""The platform data sets as files: JSON, XML, and the schema that the XML keeps to."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from fenshui.export.platform.codes import DATA_SETS
from fenshui.export.platform.data_sets import Posted, Record, data_sets
from fenshui.export.platform.redacting import redacted
from fenshui.export.tables import json_text
from fenshui.places import resource

NAMESPACE = "urn:fenshui:platform:1"
SCHEMA = "platform.xsd"

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def platform_files(posted: Posted, redact: bool = False) -> dict[str, str]:
    """`platform.json`, `platform.xml` and its schema; with `redact`, without names and prices of the parties."""
    sets = data_sets(posted)
    sets = redacted(sets) if redact else sets
    head = {"format": "1", "project": posted.project, "redacted": "true" if redact else "false"}
    return {
        "platform.json": json_text({**head, "redacted": redact, "data_sets": _coded(sets)}),
        "platform.xml": _xml(head, sets),
        SCHEMA: resource("schemas", SCHEMA).read_text(encoding="utf-8"),
    }


def _coded(sets: Mapping[str, tuple[Record, ...]]) -> dict[str, object]:
    return {name: {"code": DATA_SETS[name], "records": list(records)} for name, records in sets.items()}


def _xml(head: Mapping[str, str], sets: Mapping[str, tuple[Record, ...]]) -> str:
    root = ElementTree.Element("platform", {"xmlns": NAMESPACE, **head})
    for name, records in sets.items():
        data_set = ElementTree.SubElement(root, name, {"code": DATA_SETS[name]})
        for record in records:
            row = ElementTree.SubElement(data_set, "row")
            for item, value in record.items():
                ElementTree.SubElement(row, item).text = _NOT_IN_XML.sub("\ufffd", str(value))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
