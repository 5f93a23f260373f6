"""People, keys, a ledger and an agreement to test with: the first deal between provinces, in small."""

from datetime import UTC, datetime
from functools import cache

from fenshui.desk.approval import approve
from fenshui.desk.case import Case, new_case
from fenshui.desk.signing import sign
from fenshui.export.drawing import Area, Circle, Drawing, Line, Words
from fenshui.export.drawing_svg import drawing_svg
from fenshui.export.evidence import verify_script
from fenshui.export.pdf import agreement_pdf
from fenshui.ledger.ledger import Ledger, create_ledger, enrolment
from fenshui.sealing.canonical import canonical_bytes
from fenshui.sealing.certificate import Person
from fenshui.sealing.keys import Cost, KeyPair, make_key
from fenshui.sealing.signer import ED25519, sha256_hex

NOW = datetime(2023, 11, 23, 8, 0, 0, tzinfo=UTC)
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
LOG = "yellow-river.example/desk-1"
NAMES = {"name_zh": "黄河交易席", "name_en": "Yellow River desk"}
PEOPLE = {
    "transferor": Person("aba", "四川省阿坝州水务局", "Aba Prefecture Water Bureau, Sichuan"),
    "transferee": Person("ningdong", "宁夏宁东能源化工基地管委会", "Ningdong Energy and Chemical Base, Ningxia"),
    "authority": Person("yrcc", "水利部黄河水利委员会", "Yellow River Conservancy Commission"),
}
DESK = Person("desk-1", "黄河交易席", "Yellow River desk")


@cache
def keys() -> dict[str, KeyPair]:
    """A key for everybody who signs, and the ledger's own under `log`."""
    people = {role: make_key(person, made=NOW) for role, person in PEOPLE.items()}
    return {**people, "log": make_key(DESK, ED25519)}


def impact_map() -> Drawing:
    """A river with a section that gains and one that does not change."""
    river = ((20.0, 160.0), (120.0, 150.0), (180.0, 60.0), (300.0, 40.0), (340.0, 150.0), (460.0, 120.0))
    return Drawing(
        480,
        200,
        (
            Area(((10, 190), (10, 120), (130, 100), (150, 190)), "#eef1f5", "#c4cbd4"),
            Line(river, "#2b6cb0", 3),
            Line(((20, 180), (460, 180)), "#999999", 0.8, dash=4),
            Circle(300, 40, 5, "#1a9850", "#ffffff", 1),
            Words(308, 36, "头道拐 +4,900,000 m³", 10, halo="#ffffff"),
            Circle(460, 120, 5, "#bbbbbb", "#ffffff", 1),
            Words(452, 112, "利津 ±0", 10, anchor="end", halo="#ffffff"),
        ),
    )


IMPACT = b'{"verdict": "mitigable", "paper_water_m3": 3500000}\n'


def agreement(**changed: object) -> dict[str, object]:
    """The deal of 23 November 2023 as an agreement, with the keys of `keys()`."""
    parties = [
        {"role": role, "holder": one.holder, "name_zh": one.name_zh, "name_en": one.name_en, "key": _key(role)}
        for role, one in PEOPLE.items()
    ]
    text = {
        "v": 1,
        "kind": "agreement",
        "id": "aba-ningdong-2023",
        "made": "2023-11-23",
        "sign_by": "2023-12-31",
        "basin": {"name_zh": "黄河", "name_en": "Yellow River", "sha256": "ab" * 32},
        "transfer": _transfer(),
        "parties": parties,
        "required_signers": {role: _key(role) for role in PEOPLE},
        "impact": _impact(),
        "authority_statement": {
            "zh": "经评估，本次转让涉及的水量以纸面水量为主，各断面下泄流量须逐月监测，并于年末向我委报告。",
            "en": "Mostly paper water; flows at the sections are to be watched month by month and reported.",
        },
        "clauses": CLAUSES,
    }
    return {**text, **changed}


CLAUSES = [
    {
        "zh": "转让方将其黄河流域区域水权中每年 5,000,000 m³ 的耗水指标转让给受让方，用于宁东能源化工基地工业用水。",
        "en": "The transferor transfers 5,000,000 m³ a year of its consumptive quota for industrial use at Ningdong.",
    },
    {
        "zh": "转让期内，转让水量计入转让方所在省区的用水总量控制指标；期满后用水权自动恢复至转让前的状态。",
        "en": "During the term the volume counts against the transferor's cap; at its end the right returns by itself.",
    },
    {
        "zh": "特枯年份按“丰增枯减”原则同比例核减；因转让造成第三方受损的，由受让方按评估所列水量予以补偿。",
        "en": "In dry years the volume is scaled like every quota; who loses is made whole by the transferee.",
    },
]


def new_ledger(folder, name="ledger.db") -> Ledger:
    """A ledger with everybody's key enrolled, open."""
    path = folder / name
    authority, log = keys()["authority"], keys()["log"]
    create_ledger(path, LOG, NAMES, authority, PEOPLE["authority"], log, NOW)
    ledger = Ledger(path)
    drafts = [enrolment(ledger.state, keys()[role].public, PEOPLE[role], authority) for role in PEOPLE][:2]
    ledger.append(drafts, NOW, log)
    return ledger


def _key(role):
    return keys()[role].public.fingerprint


def _transfer():
    return {
        "id": "aba-ningdong",
        "right": "sichuan-aba",
        "to_right": "ningdong-industry",
        "volume_m3": 5_000_000,
        "basis": "consumption",
        "exchange_rate_millionths": 1_000_000,
        "from": "2024-01-01",
        "to": "2026-12-31",
        "schedule": "as-used",
        "object": "regional-surplus",
        "price_fen_per_m3": 120,
        "total_m3": 15_000_000,
        "total_fen": 1_800_000_000,
    }


def _impact():
    sections = [("toudaoguai", "头道拐", "Toudaoguai", 4_900_000), ("lijin", "利津", "Lijin", -120_000)]
    gains = [_section(*row) for row in sections]
    losses = [_section(node, zh, en, -change) for node, zh, en, change in sections]
    hurt = {
        "right": "hetao",
        "name_zh": "河套灌区",
        "name_en": "Hetao irrigation district",
        "injury_m3_per_year": 12_345,
    }
    return {
        "sha256": sha256_hex(IMPACT),
        "map_sha256": sha256_hex(drawing_svg(impact_map())),
        "verdict": "mitigable",
        "paper_water_m3": 3_500_000,
        "uses": {
            "entitlement": {"third_parties": [], "sections": gains},
            "actual": {"third_parties": [hurt], "sections": losses},
        },
    }


def _section(node, name_zh, name_en, change):
    return {"node": node, "name_zh": name_zh, "name_en": name_en, "mean_change_m3_per_year": change}


@cache
def unsigned_case() -> Case:
    """The deal drawn up, signed by nobody."""
    text, svg = canonical_bytes(agreement()), drawing_svg(impact_map())
    return new_case(text, IMPACT, svg, agreement_pdf(text, svg, verify_script()))


@cache
def once_signed_case() -> Case:
    """The deal on its way from the transferor to the transferee."""
    return sign(unsigned_case(), keys()["transferor"], NOW)


@cache
def twice_signed_case() -> Case:
    """The deal on its way to the authority."""
    return sign(once_signed_case(), keys()["transferee"], NOW)


@cache
def signed_case() -> Case:
    """The deal signed by both parties and approved."""
    return approve(twice_signed_case(), keys()["authority"], NOW)
