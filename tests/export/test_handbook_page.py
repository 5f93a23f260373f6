"""The handbook's page on verifying names the VERIFY.sh that is shipped."""

import hashlib

from fenshui.places import resource


def test_the_handbook_prints_the_hash_of_the_script_that_bundles_carry():
    script = resource("templates", "VERIFY.sh").read_bytes()
    page = resource("handbook", "verify.md").read_text(encoding="utf-8")
    assert hashlib.sha256(script).hexdigest() in page
