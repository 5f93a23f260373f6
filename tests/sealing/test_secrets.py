"""A canary passphrase and a canary key: they are found in nothing that the program writes or says."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from deals import CHEAP, NOW, PEOPLE
from fenshui.cli.main import main
from fenshui.sealing.keys import make_key, open_key, save_key
from figures import note_figures

PASSPHRASE = "canary-zaunkönig-7f3a"
TESTS = Path(__file__).parents[1]

STORY = """
import sys
from pathlib import Path
from deals import NOW, PEOPLE, CHEAP, DESK, agreement, impact_map, IMPACT, new_ledger, keys, signed_case
from fenshui.desk.approval import approve
from fenshui.desk.backing_up import back_up, restore
from fenshui.desk.case import write_case
from fenshui.desk.exporting import export_entry
from fenshui.desk.keys import log_key_path
from fenshui.desk.recording import record
from fenshui.sealing.envelope import Envelope, signed
from fenshui.sealing.keys import open_key, save_key
from fenshui.sealing.locked import Lock
from fenshui.sealing.no_cores import leave_no_cores
leave_no_cores()
passphrase, here = sys.stdin.readline().strip(), Path(sys.argv[1])
key = open_key(here / "canary.key", passphrase)
print(key, repr(key.public), signed(Envelope("x", b"y"), key))
for role in PEOPLE:
    save_key(keys()[role], here / f"{role}.key", passphrase, CHEAP)
write_case(signed_case(), here / "case")
with new_ledger(here) as ledger:
    save_key(keys()["log"], log_key_path(ledger.path), passphrase, CHEAP)
    record(ledger, signed_case(), keys()["log"], NOW)
    export_entry(ledger, 7, here / "out")
lock = Lock(passphrase)
print(lock)
back_up(here / "ledger.db", here / "backup.age", lock)
restore(here / "backup.age", here / "back.db", passphrase)
import resource, os
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
if sys.argv[2] == "crash":
    os.abort()
key.sign(None)
"""


def disguises(secret):
    """The ways in which a secret may stand in a file."""
    pieces = [base64.b64encode(bytes(shift) + secret)[4 * (shift > 0) : -4] for shift in range(3)]
    return [
        secret,
        secret.hex().encode(),
        secret.hex().upper().encode(),
        *(piece for piece in pieces if len(piece) > 12),
    ]


def canaries(key):
    """The passphrase and the private number of the key, in all their disguises."""
    number = key.private.private_numbers().private_value.to_bytes(32, "big")
    der = key.private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    words = [PASSPHRASE.encode(code) for code in ("utf-8", "utf-16-le", "gb18030")]
    assert number in der
    return [one for secret in (*words, number) for one in disguises(secret)]


def leaks(folder, said, secrets):
    """Where a secret stands in the clear, among all files below a folder and what was said."""
    written = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    texts = {**written, "said": said}
    return len(texts), [name for name, data in texts.items() if any(secret in data for secret in secrets)]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A place where everything lands that a program writes without being told where."""
    for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        (tmp_path / name.lower()).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return tmp_path


@pytest.mark.parametrize("end", ["traceback", "crash"])
def test_no_secret_is_written_or_said_whatever_the_end(home, end, record_property):
    key = make_key(PEOPLE["authority"], made=NOW)
    save_key(key, home / "canary.key", PASSPHRASE, CHEAP)
    words = [sys.executable, "-X", "faulthandler", "-c", STORY, str(home), end]
    where = {**os.environ, "PYTHONPATH": str(TESTS)}
    done = subprocess.run(words, input=PASSPHRASE.encode() + b"\n", capture_output=True, cwd=home, env=where)
    expected = b"Fatal Python error" if end == "crash" else b"TypeError"
    assert done.returncode != 0 and expected in done.stderr, done.stderr.decode()
    assert (home / "back.db").exists() and not list(home.rglob("core*"))
    looked_at, found = leaks(home, done.stdout + done.stderr, canaries(key))
    note_figures(record_property, f"secrets in the clear ({end})", files_and_outputs=looked_at, found=len(found))
    assert found == [] and looked_at > 30


def test_no_verb_says_its_passphrase_right_or_wrong(home, monkeypatch, capsys):
    monkeypatch.setenv("FENSHUI_PASSPHRASE", PASSPHRASE)
    key = home / "a.key"
    names = ("--holder", "a", "--name-zh", "甲", "--name-en", "A")
    assert main(["ledger", "key", "make", str(key), *names]) == 0
    new = ["ledger", "new", "--log", "x/y", *names[2:], "--authority", str(key), "--ledger", str(home / "l.db")]
    assert main([*new, "--json"]) == 0
    (home.parent / "wrong").write_text(PASSPHRASE[::-1])
    assert main([*new, "--passphrase-file", str(home.parent / "wrong")]) == 2
    said = capsys.readouterr()
    texts = (said.out + said.err).encode()
    secrets = [*canaries(open_key(key, PASSPHRASE)), PASSPHRASE[::-1].encode()]
    assert leaks(home, texts, secrets)[1] == []


def test_the_look_for_secrets_finds_one_in_every_disguise(home):
    key = make_key(PEOPLE["authority"], made=NOW)
    for number, secret in enumerate(canaries(key)):
        (home / f"{number}").write_bytes(b"before" + secret + b"after")
    assert len(leaks(home, b"", canaries(key))[1]) == len(canaries(key))
    der = key.private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (home / "pem").write_bytes(b"".join(der.splitlines()[1:-1]))
    assert str(home / "pem") in leaks(home, b"", canaries(key))[1]
