"""What may be written after what."""

from dataclasses import replace
from datetime import timedelta

import pytest
from deals import LOG, NOW, PEOPLE, agreement, keys, new_ledger, signed_case
from fenshui.desk.keys import revoke
from fenshui.ledger.acceptance import EMPTY, accept, rebuilt
from fenshui.ledger.entry import Draft, Entry, entry_body, read_entry, time_text
from fenshui.ledger.ledger import enrolment
from fenshui.ledger.statement import jointly_stated, stated
from fenshui.sealing.base64_text import to_base64
from fenshui.sealing.canonical import parse_canonical
from fenshui.sealing.certificate import Person
from fenshui.sealing.envelope import AGREEMENT, APPROVAL, read_envelope
from fenshui.sealing.keys import make_key
from fenshui.sealing.signer import sha256_hex
from fenshui.words import Refused

ID = "aba-ningdong-2023"


@pytest.fixture
def ledger(tmp_path):
    with new_ledger(tmp_path) as ledger:
        yield ledger


def write(ledger, *drafts, now=NOW):
    return ledger.append(drafts, now, keys()["log"])


def why(ledger, *drafts, now=NOW):
    """The reason why these are refused; and that nothing was written."""
    before = ledger.state
    with pytest.raises(Refused) as refused:
        write(ledger, *drafts, now=now)
    assert ledger.state is before
    return refused.value.sentence.id.removeprefix("ledger.")


def pending(**changed):
    return Draft("agreement_pending", {"agreement": agreement(**changed)})


def signature(role, by=None, name=ID):
    key = keys()[by or role].public.fingerprint
    made = dict(read_envelope(signed_case().envelope, AGREEMENT).signatures)
    said = to_base64(made.get(key, b"\x30\x06\x02\x01\x01\x02\x01\x01"))
    return Draft("signature", {"agreement": name, "role": role, "by": key, "signature": said})


def approval(**changed):
    envelope = read_envelope(signed_case().approval, APPROVAL)
    ((key, made),) = envelope.signatures
    said = {**parse_canonical(envelope.payload), **changed}
    return Draft("approval", {"agreement": ID, "approval": said, "by": key, "signature": to_base64(made)})


def posting(**changed):
    case = signed_case()
    named = {
        "agreement.json": case.agreement,
        "agreement.dsse.json": case.envelope,
        "approval.dsse.json": case.approval,
    }
    hashes = {name: sha256_hex(content) for name, content in named.items()}
    return Draft("agreement_posted", {"agreement": ID, "files": {**hashes, **changed}})


BOTH = (signature("transferor"), signature("transferee"))
WHOLE = (pending(), *BOTH, approval(), posting())


def test_pending_signed_approved_posted_is_the_only_way_and_it_works(ledger):
    write(ledger, *WHOLE)
    case = ledger.state.agreements[ID]
    assert (case.stage, case.posted_as, ledger.state.size) == ("posted", 7, 8)


def test_signatures_may_come_in_any_order_and_one_by_one(ledger):
    for draft in (pending(), *reversed(BOTH), approval(), posting()):
        write(ledger, draft)
    assert ledger.state.agreements[ID].stage == "posted"


def test_every_step_left_out_is_refused(ledger):
    assert why(ledger, *WHOLE[1:]) == "agreement_unknown"
    assert why(ledger, WHOLE[0], WHOLE[1], *WHOLE[3:]) == "not_all_signed"
    assert why(ledger, *WHOLE[:3], WHOLE[4]) == "not_approved"


def test_nothing_happens_twice(ledger):
    write(ledger, *WHOLE)
    assert why(ledger, pending()) == "agreement_known"
    assert why(ledger, signature("transferor")) == "closed"
    assert why(ledger, posting()) == "closed"


def test_a_signature_counts_once_and_so_does_an_approval(ledger):
    write(ledger, *WHOLE[:2])
    assert why(ledger, WHOLE[1]) == "sealing.signed_already"
    write(ledger, WHOLE[2], WHOLE[3])
    assert why(ledger, WHOLE[3]) == "closed"


def test_a_signature_for_another_role_or_by_another_key_is_refused(ledger):
    write(ledger, pending())
    assert why(ledger, signature("transferor", by="transferee")) == "not_a_signer"
    assert why(ledger, signature("authority")) == "not_a_signer"
    forged = Draft("signature", {**BOTH[0].fields, "signature": to_base64(b"\x30\x06\x02\x01\x01\x02\x01\x01")})
    assert why(ledger, forged) == "sealing.signature_false"


def test_an_agreement_that_says_something_else_cannot_use_the_signatures(ledger):
    write(ledger, pending(made="2023-11-22"))
    assert why(ledger, BOTH[0]) == "sealing.signature_false"


def test_an_approval_of_something_else_is_refused(ledger):
    write(ledger, *WHOLE[:3])
    assert why(ledger, approval(envelope_sha256="00" * 32)) == "approves_other"
    assert why(ledger, approval(agreement="another")) == "approves_other"
    assert why(ledger, approval(made="2023-11-24")) == "sealing.signature_false"


def test_a_posting_names_the_very_files_that_were_signed(ledger):
    write(ledger, *WHOLE[:4])
    assert why(ledger, posting(**{"agreement.json": "00" * 32})) == "files_differ"
    assert why(ledger, posting(**{"approval.dsse.json": "00" * 32})) == "files_differ"


def test_after_the_deadline_nothing_can_be_signed_told_or_not(ledger):
    late = NOW + timedelta(days=39)
    assert why(ledger, pending(), now=late) == "too_late"
    write(ledger, *WHOLE[:2])
    last_day = NOW.replace(month=12, day=31)
    assert ledger.state.agreements[ID].stage_on(time_text(last_day)) == "pending"
    assert why(ledger, WHOLE[2], now=late) == "closed"
    assert why(ledger, Draft("agreement_expired", {"agreement": ID}), now=last_day) == "not_expired"
    write(ledger, Draft("agreement_expired", {"agreement": ID}), now=late)
    assert ledger.state.agreements[ID].stage == "expired"
    assert why(ledger, Draft("agreement_expired", {"agreement": ID}), now=late) == "not_expired"


def test_a_signer_may_withdraw_before_the_posting_and_nobody_else(ledger):
    write(ledger, *WHOLE[:3])
    said = {"agreement": ID, "reason": "另议"}
    log = ledger.state.log
    stranger = make_key(PEOPLE["transferor"], made=NOW)
    assert why(ledger, stated(log, "agreement_void", said, stranger)) == "not_a_signer"
    write(ledger, stated(log, "agreement_void", said, keys()["transferee"]))
    assert ledger.state.agreements[ID].stage == "void"
    assert why(ledger, WHOLE[3]) == "closed"


def test_a_key_counts_after_the_authority_vouched_for_it_and_not_after_it_was_revoked(ledger):
    revoke(ledger, keys()["transferor"].public.fingerprint, "遗失", keys()["authority"], keys()["log"], NOW)
    assert why(ledger, pending()) == "key_revoked"
    again = enrolment(ledger.state, keys()["transferor"].public, PEOPLE["transferor"], keys()["authority"])
    assert why(ledger, again) == "key_known"


def test_only_the_authority_vouches_and_the_last_one_stays(ledger):
    new, person = make_key(PEOPLE["transferee"], made=NOW), PEOPLE["transferee"]
    assert why(ledger, enrolment(ledger.state, new.public, person, keys()["transferor"])) == "not_the_authority"
    draft = enrolment(ledger.state, new.public, person, keys()["authority"])
    other = {**draft.fields, "person": {**draft.fields["person"], "holder": "somebody"}}
    assert why(ledger, Draft("key_enrol", other)) == "sealing.signature_false"
    own = {"key": keys()["authority"].public.fingerprint, "reason": "-"}
    assert why(ledger, stated(ledger.state.log, "key_revoke", own, keys()["authority"])) == "last_authority"


def test_a_statement_for_another_ledger_is_worth_nothing_here(ledger):
    new = make_key(PEOPLE["transferee"], made=NOW)
    elsewhere = replace(ledger.state, log="another.example/desk")
    draft = enrolment(elsewhere, new.public, PEOPLE["transferee"], keys()["authority"])
    assert why(ledger, draft) == "sealing.signature_false"


def test_nobody_signs_for_a_holder_whose_key_it_is_not(ledger):
    parties = [dict(party) for party in agreement()["parties"]]
    parties[0]["holder"] = "somebody"
    assert why(ledger, pending(parties=parties)) == "not_a_signer"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": "with space"}, "bad_agreement"),
        ({"id": 7}, "bad_agreement"),
        ({"sign_by": "soon"}, "bad_agreement"),
        ({"required_signers": {"transferor": "00" * 32}}, "bad_agreement"),
        ({"parties": []}, "bad_agreement"),
        ({"parties": [[1]]}, "bad_agreement"),
        ({"required_signers": "all"}, "bad_agreement"),
    ],
)
def test_an_agreement_without_what_the_ledger_needs_is_refused(ledger, changed, reason):
    assert why(ledger, pending(**changed)) == reason


def test_fields_too_many_too_few_or_of_another_kind_are_refused(ledger):
    assert why(ledger, Draft("note", {})) == "other_fields"
    assert why(ledger, Draft("note", {"text": "a", "more": 1})) == "other_fields"
    assert why(ledger, Draft("note", {"text": 1})) == "bad_field"
    assert why(ledger, Draft("gossip", {})) == "unknown_kind"
    assert why(ledger, Draft("lien", {})) == "bad_field"
    assert why(ledger, Draft("lien", {"signatures": {}})) == "nobody_signed"
    assert why(ledger, Draft("agreement_posted", {"agreement": ID, "files": {"../x": "00" * 32}})) == "bad_field"


def test_every_entry_has_its_place(ledger):
    state = ledger.state
    entry = Entry(state.log, state.size, state.head, state.time, "note", {"text": "早"})
    accept(state, entry)
    for changed, reason in (
        ({"seq": 9}, "wrong_place"),
        ({"log": "other/log"}, "other_log"),
        ({"prev": "00" * 32}, "chain_broken"),
        ({"time": "2023-11-23T07:59:59Z"}, "time_backwards"),
    ):
        with pytest.raises(Refused, match=reason):
            accept(state, replace(entry, **changed))
    with pytest.raises(Refused, match="wrong_place"):
        accept(EMPTY, replace(entry, seq=0))


def test_another_rooms_rules_are_asked_before_anything_is_written(ledger):
    def no_notes(state, entry):
        raise Refused("ledger.closed", agreement=entry.kind, stage="-")

    entry = Entry(ledger.state.log, 3, ledger.state.head, ledger.state.time, "note", {"text": "早"})
    with pytest.raises(Refused, match="closed"):
        accept(ledger.state, entry, (no_notes,))


def test_the_state_is_what_the_entries_say_and_nothing_else(ledger):
    write(ledger, *WHOLE)
    assert rebuilt(ledger.body(seq) for seq in range(ledger.state.size)) == ledger.state


@pytest.mark.parametrize("time", ["2023-11-23 08:00:00", "2023-13-01T00:00:00Z", "2023-11-23T08:00:00+08:00", "now"])
def test_a_time_has_one_spelling(time):
    with pytest.raises(Refused, match="not_a_time"):
        read_entry(entry_body(Entry("log", 0, "0" * 64, time, "note", {"text": "x"})))


def test_what_is_no_entry_is_refused():
    for body in (b"{}", b'{"v":1}', entry_body(Entry("log", 0, "", "2023-11-23T08:00:00Z", "gossip"))):
        with pytest.raises(Refused):
            read_entry(body)


def annulment(*roles, name=ID):
    said = {"agreement": name, "reason": "双方协商解除"}
    return jointly_stated(LOG, "annul", said, [keys()[role] for role in roles])


def test_a_posted_agreement_is_annulled_by_all_who_signed_it_and_by_nobody_less(ledger):
    write(ledger, *WHOLE[:4])
    assert why(ledger, annulment(*PEOPLE)) == "closed"
    write(ledger, WHOLE[4])
    assert why(ledger, annulment("transferor", "transferee")) == "not_all_signed"
    assert why(ledger, annulment("transferor", "authority")) == "not_all_signed"
    assert why(ledger, annulment()) == "nobody_signed"
    said = dict(annulment(*PEOPLE).fields)
    assert why(ledger, Draft("annul", {**said, "reason": "另有原因"})) == "sealing.signature_false"
    write(ledger, annulment(*PEOPLE))
    assert ledger.state.agreements[ID].stage == "annulled"
    assert why(ledger, annulment(*PEOPLE)) == "closed"


def test_what_only_another_room_understands_is_not_written_without_it(ledger):
    draft = jointly_stated(LOG, "lien", {"lien": "p-1"}, [keys()["transferor"]])
    assert why(ledger, draft) == "no_rules"
    stranger = make_key(PEOPLE["transferor"], made=NOW)
    assert why(ledger, jointly_stated(LOG, "lien", {"lien": "p-1"}, [stranger])) == "key_unknown"
    entry = Entry(LOG, 3, ledger.state.head, ledger.state.time, "lien", draft.fields)
    assert accept(ledger.state, entry, (lambda state, entry: state.but(accounts=entry.kind),)).accounts == "lien"


def stated_by(role, kind, **said):
    return stated(LOG, kind, said, keys()[role])


def test_a_number_elsewhere_is_noted_for_what_was_posted(ledger):
    said = {"agreement": ID, "system": "全国水权交易系统", "reference": "SQ-2023-0001"}
    assert why(ledger, stated_by("authority", "external_ref", **said)) == "agreement_unknown"
    write(ledger, *WHOLE)
    assert why(ledger, stated_by("transferor", "external_ref", **said)) == "not_the_authority"
    write(ledger, stated_by("authority", "external_ref", **said))
    write(ledger, Draft("export", {"agreement": ID, "files": {"agreement.json": "ab" * 32}}))
    assert why(ledger, Draft("export", {"agreement": "other", "files": {}})) == "agreement_unknown"


def test_a_foreign_entry_is_imported_once_and_never_from_oneself(ledger):
    said = {"origin": "weihe.example/desk", "number": 7, "leaf": "ab" * 32, "checkpoint": "-", "files": {}}
    write(ledger, stated_by("authority", "import", **said))
    assert ledger.state.imports["weihe.example/desk", 7] == 3
    assert why(ledger, stated_by("authority", "import", **said)) == "imported_already"
    assert why(ledger, stated_by("authority", "import", **{**said, "origin": LOG})) == "own_log"
    assert why(ledger, stated_by("transferor", "import", **{**said, "number": 8})) == "not_the_authority"


def test_an_epoch_names_a_head_that_this_file_does_not_contradict(ledger):
    def epoch(size, root):
        return stated_by("authority", "epoch", old_size=size, old_root=root, reason="硬盘损坏")

    assert why(ledger, epoch(2, "ab" * 32)) == "epoch_behind"
    assert why(ledger, epoch(3, "ab" * 32)) == "epoch_behind"
    write(ledger, epoch(3, ledger.state.root.hex()), epoch(9, "ab" * 32))
    assert [size for _, size, _ in ledger.state.epochs] == [3, 9]


def test_an_office_is_authority_or_party(ledger):
    new = make_key(Person("x", "某", "x"), made=NOW)
    draft = enrolment(ledger.state, new.public, new.person, keys()["authority"], "king")
    assert why(ledger, draft) == "bad_field"
