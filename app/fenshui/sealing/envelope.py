"""A document with the signatures of several people over the same bytes (DSSE v1)."""

from dataclasses import dataclass
from functools import lru_cache

from fenshui.sealing.base64_text import from_base64, to_base64
from fenshui.sealing.canonical import parse_canonical, spelled
from fenshui.sealing.signer import Asking, PublicKey, Signer, signature_holds
from fenshui.words import Refused

AGREEMENT = "application/vnd.fenshui.agreement+json"
APPROVAL = "application/vnd.fenshui.approval+json"
STATEMENT = "application/vnd.fenshui.statement+json"


@dataclass(frozen=True)
class Envelope:
    """A payload, what kind it is, and detached signatures by the fingerprint of the key.

    They arrive in any order and are kept in the order of the fingerprints, so that the same signatures make the same
    bytes, whoever signed first.
    """

    payload_type: str
    payload: bytes
    signatures: tuple[tuple[str, bytes], ...] = ()


def signed(envelope: Envelope, signer: Signer) -> Envelope:
    """The envelope with one signature more; raises `Refused` when this key has signed already."""
    message = pre_authentication(envelope.payload_type, envelope.payload)
    return with_signature(envelope, signer.public.fingerprint, signer.sign(message))


def with_signature(envelope: Envelope, key: str, signature: bytes) -> Envelope:
    """The envelope with a signature that arrived; raises `Refused` when this key has one already."""
    if key in dict(envelope.signatures):
        raise Refused("sealing.signed_already", key=key[:16])
    made = tuple(sorted((*envelope.signatures, (key, signature))))
    return Envelope(envelope.payload_type, envelope.payload, made)


def signature_of(envelope: Envelope, key: PublicKey, asking: Asking | None = None) -> bytes:
    """The signature that a key made over the payload; raises `Refused` when there is none or it does not hold."""
    signature = dict(envelope.signatures).get(key.fingerprint)
    if signature is None:
        raise Refused("sealing.not_signed", key=key.fingerprint[:16])
    asked = asking or signature_holds
    if not asked(key, pre_authentication(envelope.payload_type, envelope.payload), signature):
        raise Refused("sealing.signature_false", key=key.fingerprint[:16])
    return signature


def pre_authentication(payload_type: str, payload: bytes) -> bytes:
    """What is signed: the kind of document and the document, each with its length (DSSE v1, PAE)."""
    kind = payload_type.encode("utf-8")
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


@lru_cache(maxsize=64)
def envelope_bytes(envelope: Envelope) -> bytes:
    """The envelope as the JSON file that travels, in canonical form."""
    return spelled(
        {
            "payload": to_base64(envelope.payload),
            "payloadType": envelope.payload_type,
            "signatures": [{"keyid": key, "sig": to_base64(signature)} for key, signature in envelope.signatures],
        }
    )


def read_envelope(data: bytes, payload_type: str) -> Envelope:
    """An envelope of one kind from its file; raises `Refused` for another kind or any other spelling of the same."""
    document = parse_canonical(data)
    try:
        found = Envelope(
            document["payloadType"],
            from_base64(document["payload"]),
            tuple(sorted((one["keyid"], from_base64(one["sig"])) for one in document["signatures"])),
        )
    except (KeyError, TypeError):
        raise Refused("sealing.not_an_envelope") from None
    if found.payload_type != payload_type:
        raise Refused("sealing.other_kind", found=found.payload_type, expected=payload_type)
    if envelope_bytes(found) != data or len(dict(found.signatures)) < len(found.signatures):
        raise Refused("sealing.not_an_envelope")
    return found
