"""SM2 with SM3: signing by the openssl program, verifying by a small verifier of our own.

Source: GM/T 0003 (SM2), GM/T 0004 (SM3), GM/T 0009 (the user id 1234567812345678 where none is agreed). No secret is
ever worked on here: the verifier sees public keys and signatures only.
"""

import hmac
import os
import subprocess
from dataclasses import dataclass

from asn1crypto.keys import PublicKeyInfo
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from fenshui.words import Refused

SM2_SM3 = "SM2-SM3"
USER_ID = b"1234567812345678"
_CURVE = "1.2.156.10197.1.301"
_P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
_A = _P - 3
_B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
_N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
_G = (
    0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
    0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0,
)
_LONGEST_S = 20
_OPENSSL = ("openssl", "pkeyutl", "-rawin", "-digest", "sm3", "-pkeyopt", f"distid:{USER_ID.decode()}")

Point = tuple[int, int] | None
"""A point of the curve; None for the one at infinity."""


@dataclass(frozen=True)
class Sm2Private:
    """A private key as PKCS #8 bytes, which only openssl opens."""

    pkcs8: bytes

    def sign(self, message: bytes) -> bytes:
        """The signature over a message, DER; the key reaches openssl through a pipe and touches no disk."""
        read, write = os.pipe()
        try:
            os.write(write, self.pkcs8)
        finally:
            os.close(write)
        try:
            words = (*_OPENSSL, "-sign", "-keyform", "DER", "-inkey", f"/dev/fd/{read}")
            return _openssl(words, message, (read,))
        finally:
            os.close(read)

    def __repr__(self) -> str:
        return "Sm2Private(…)"


def new_sm2_key() -> tuple[Sm2Private, bytes]:
    """A new key pair made by openssl: the private key, and the public one as SPKI."""
    made = _openssl(
        ("openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-outform", "DER"), b""
    )
    pkcs8 = _openssl(("openssl", "pkcs8", "-topk8", "-nocrypt", "-inform", "DER", "-outform", "DER"), made)
    spki = _openssl(("openssl", "pkey", "-inform", "DER", "-pubout", "-outform", "DER"), pkcs8)
    return Sm2Private(pkcs8), spki


def point_of(spki: bytes) -> tuple[int, int] | None:
    """The point of an SM2 public key, None for bytes that are not exactly one."""
    try:
        found = PublicKeyInfo.load(spki, strict=True)
        curve = found["algorithm"]["parameters"].chosen.dotted
        raw = bytes(found["public_key"].native)
        if found["algorithm"]["algorithm"].native != "ec" or curve != _CURVE or found.dump(force=True) != spki:
            return None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    if len(raw) != 65 or raw[0] != 4:
        return None
    x, y = int.from_bytes(raw[1:33], "big"), int.from_bytes(raw[33:], "big")
    on_curve = x < _P and y < _P and (y * y - (x * x * x + _A * x + _B)) % _P == 0
    return (x, y) if on_curve else None


def sm2_signature_holds(spki: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature over a message was made with the private half of this key; anything malformed does not."""
    public = point_of(spki)
    try:
        r, s = decode_dss_signature(signature)
        if encode_dss_signature(r, s) != signature:
            return False
    except ValueError:
        return False
    t = (r + s) % _N
    if public is None or not (0 < r < _N and 0 < s < _N) or t == 0:
        return False
    met = _sum(_times(s, _G), _times(t, public))
    if met is None:
        return False
    return hmac.compare_digest(((_digest(public, message) + met[0]) % _N).to_bytes(32, "big"), r.to_bytes(32, "big"))


def _digest(public: tuple[int, int], message: bytes) -> int:
    """What is signed: SM3 over the signer's identity on the curve, and the message."""
    figures = (_A, _B, *_G, *public)
    identity = (8 * len(USER_ID)).to_bytes(2, "big") + USER_ID + b"".join(one.to_bytes(32, "big") for one in figures)
    return int.from_bytes(_sm3(_sm3(identity) + message), "big")


def _sm3(data: bytes) -> bytes:
    digest = hashes.Hash(hashes.SM3())
    digest.update(data)
    return digest.finalize()


def _times(factor: int, point: Point) -> Point:
    total: Point = None
    while factor:
        if factor & 1:
            total = _sum(total, point)
        point, factor = _sum(point, point), factor >> 1
    return total


def _sum(one: Point, other: Point) -> Point:
    if one is None or other is None:
        return other if one is None else one
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % _P == 0:
        return None
    slope = (3 * x1 * x1 + _A) * pow(2 * y1, -1, _P) if one == other else (y2 - y1) * pow(x2 - x1, -1, _P)
    x = (slope * slope - x1 - x2) % _P
    return x, (slope * (x1 - x) - y1) % _P


def _openssl(words: tuple[str, ...], given: bytes, pipes: tuple[int, ...] = ()) -> bytes:
    try:
        done = subprocess.run(words, input=given, capture_output=True, check=False, timeout=_LONGEST_S, pass_fds=pipes)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Refused("sealing.no_openssl", why=str(fault)) from None
    if done.returncode or not done.stdout:
        why = " ".join(done.stderr.decode("utf-8", "replace").split())[:200]
        raise Refused("sealing.no_openssl", why=why)
    return done.stdout
