"""An assessment as `impact.json`: every figure a machine may want, with its unit in its name."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from fenshui.impact.assessment import Assessment, UseImpact
from fenshui.impact.beginnings import beginnings
from fenshui.impact.drought import drought_clause
from fenshui.impact.ecology import natural_flow, release_accounts, section_ecology
from fenshui.impact.endings import endings
from fenshui.impact.quality import quality_changes
from fenshui.impact.reaches import nodes_on_the_way, reach_changes, work_changes
from fenshui.impact.return_flow import return_changes
from fenshui.impact.third_parties import ThirdParty, years_of_record
from fenshui.impact.untold import untold
from fenshui.impact.water_changes import water_changes
from fenshui.impact.year_types import by_year_type
from fenshui.transfer import Transfer, yearly_volumes
from fenshui.words import in_both

_NO_BEGINNING = {"begins": None, "begins_at": ""}
_ACCOUNT = ("arrived", "owed", "passed", "arrears")


def impact_json(assessment: Assessment, rules: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The assessment as plain values; `rules` are the checks before a signature, where they have been made."""
    timeline = assessment.basin.settings.timeline
    way = nodes_on_the_way(assessment)
    return {
        "format": 1,
        "verdict": assessment.verdict,
        "cure_share": assessment.cure_share,
        "paper_water_m3": assessment.paper_water_m3,
        "record": {"first_period": timeline.dates[0].isoformat(), "periods": timeline.periods, "step": timeline.step},
        "thresholds": {
            "injury_share": assessment.basin.settings.rules.injury_share,
            "section_share": assessment.basin.settings.rules.section_share,
        },
        "transfers": [_transfer(assessment, transfer) for transfer in assessment.transfers],
        "active": [transfer.id for transfer in assessment.active],
        "baselines": {use: _baseline(impact) for use, impact in assessment.uses.items()},
        "third_parties": [
            {"use": use, **_party(assessment, party), **begun.get(party.right, _NO_BEGINNING)}
            for use, impact in assessment.uses.items()
            for begun in [_begun(impact)]
            for party in sorted(impact.third_parties, key=lambda each: (-each.injury_hm3_per_year, each.right))
        ],
        "sections": [
            {"use": use, **asdict(section), "worse": section.is_worse(assessment.basin)}
            for use, impact in assessment.uses.items()
            for section in impact.sections
        ],
        "regions": _by_use(assessment, lambda impact: impact.regions),
        "returns": _by_use(assessment, return_changes),
        "reaches": _by_use(assessment, lambda impact: reach_changes(impact, way)),
        "works": _by_use(assessment, lambda impact: work_changes(impact, way)),
        "year_types": _by_use(assessment, by_year_type),
        "drought": [asdict(drought_clause(impact)) for impact in assessment.uses.values()],
        "endings": [asdict(ending) for ending in endings(assessment)],
        "quality": _by_use(assessment, quality_changes),
        "ecology": _ecology(assessment),
        "release_rules": _release_rules(assessment),
        "untold": [{"point": each.point, **in_both(each.why)} for each in untold(assessment)],
        "rules": rules or [],
    }


def _by_use(assessment: Assessment, rows: Callable[[UseImpact], Iterable[Any]]) -> list[dict[str, Any]]:
    return [{"use": use, **asdict(row)} for use, impact in assessment.uses.items() for row in rows(impact)]


def _transfer(assessment: Assessment, transfer: Transfer) -> dict[str, Any]:
    volumes = yearly_volumes(assessment.basin_after, transfer)
    return {
        "id": transfer.id,
        "right": transfer.right,
        "to_right": transfer.to_right,
        "to_node": transfer.to_node,
        "to_holder": transfer.to_holder,
        "volume_m3": transfer.volume_m3,
        "basis": transfer.basis,
        "exchange_rate": transfer.exchange_rate,
        "schedule": list(transfer.schedule) or "as-used",
        "from": transfer.starts.isoformat(),
        "to": transfer.ends.isoformat(),
        "object": transfer.object,
        "price_fen_per_m3": transfer.price_fen_per_m3,
        **{name: round(value) for name, value in asdict(volumes).items()},
    }


def _baseline(impact: UseImpact) -> dict[str, Any]:
    changes = water_changes(impact.before, impact.after)
    return {
        "quotas": impact.before.quotas,
        "engine": impact.before.engine,
        "tier": impact.before.tier,
        "max_balance_error": max(impact.before.max_balance_error, impact.after.max_balance_error),
        "certificate_ok": impact.before.certificate_ok and impact.after.certificate_ok,
        "injured": [party.right for party in impact.injured],
        "worse_sections": [section.node for section in impact.worse_sections],
        "totals_before": impact.before.totals,
        "totals_after": impact.after.totals,
        "water_changes": asdict(changes),
        "consumed_more_hm3_per_year": changes.consumption_hm3 / years_of_record(impact.before.basin),
    }


def _begun(impact: UseImpact) -> dict[str, dict[str, Any]]:
    dates = impact.before.basin.settings.timeline.dates
    return {
        each.right: {"begins": dates[each.period].isoformat(), "begins_at": each.node} for each in beginnings(impact)
    }


def _ecology(assessment: Assessment) -> list[dict[str, Any]]:
    natural = natural_flow(assessment.basin)
    return [
        {"use": use, **asdict(section)}
        for use, impact in assessment.uses.items()
        for section in section_ecology(impact.before, impact.after, natural)
    ]


def _release_rules(assessment: Assessment) -> list[dict[str, Any]]:
    """What every section rule finds owed at the end of each year, before and after."""
    return [
        {
            "use": use,
            "node": before.node,
            "from_node": before.from_node,
            "years": list(before.years),
            **{f"{name}_before_hm3": getattr(before, f"{name}_hm3").tolist() for name in _ACCOUNT},
            **{f"{name}_after_hm3": getattr(after, f"{name}_hm3").tolist() for name in _ACCOUNT},
        }
        for use, impact in assessment.uses.items()
        for before, after in zip(release_accounts(impact.before), release_accounts(impact.after), strict=True)
    ]


def _party(assessment: Assessment, party: ThirdParty) -> dict[str, Any]:
    worst = assessment.basin.settings.timeline.dates[party.worst_period].isoformat()
    return {
        **asdict(party),
        "net_hm3_per_year": party.net_hm3_per_year,
        "worst_period": worst if party.worst_hm3 > 0 else None,
        "injured": party.is_injured(assessment.basin),
    }
