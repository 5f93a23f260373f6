"""Say what transfers do to everybody else: `assess`."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fenshui.cli.ensemble_lines import LEAST_FACTOR, MOST_FACTOR, add_ensemble, ensemble_asked, tell_ensemble
from fenshui.cli.opening import basin_and_transfers
from fenshui.cli.rule_lines import tell_rules
from fenshui.cli.speaking import in_words, named, named_in, tell, tell_machine, text
from fenshui.cli.verbs import add_verb
from fenshui.desk.amounts import amount, whole
from fenshui.export.impact_package import write_impact_package
from fenshui.export.impact_tables import write_impact
from fenshui.impact import Assessment, SectionChange, UseImpact, assess, impact_json, untold
from fenshui.rules import broken_rules, check_rules, rules_json
from fenshui.units import M3_PER_HM3

_MOST_LINES = 5


def add_verbs(verbs: Any) -> None:
    """Add `assess` to the command line."""
    verb = add_verb(verbs, "assess")
    verb.add_argument("basin", metavar="BASIN", type=Path, help=text("cli.help.basin"))
    verb.add_argument("transfers", metavar="TRANSFER", type=Path, nargs="+", help=text("cli.help.transfers"))
    verb.add_argument("--out", metavar="DIR", type=Path, help=text("cli.help.out"))
    verb.add_argument("--gpkg", metavar="FILE", type=Path, help=text("cli.help.gpkg"))
    verb.add_argument("--fail-on", choices=("injury", "rule"), help=text("cli.help.fail_on"))
    add_ensemble(verb)
    shape = whole("--seed", 0, 2**63 - 1)
    verb.add_argument("--seed", metavar="N", type=shape, default=0, help=text("ensemble.help.seed"))
    verb.add_argument("--inflow-factor", metavar="F", type=amount("--inflow-factor", LEAST_FACTOR, MOST_FACTOR),
                      default=1.0, help=text("ensemble.help.inflow_factor"))  # fmt: skip
    verb.set_defaults(act=assess_transfers)


def assess_transfers(arguments: argparse.Namespace) -> int:
    """Assess the transfers taken together; 1 where `--fail-on` names what was found."""
    basin, transfers = basin_and_transfers(arguments.basin, arguments.transfers)
    assessment = assess(basin, transfers)
    members = ensemble_asked(arguments, basin, transfers)
    if arguments.out is not None:
        write_impact(assessment, arguments.out)
    if arguments.gpkg is not None:
        write_impact_package(assessment, arguments.gpkg)
    answers = check_rules(assessment)
    if arguments.json:
        tell_machine(impact_json(assessment, rules_json(answers)) | ({"ensemble": asdict(members)} if members else {}))
    else:
        _tell_assessment(assessment)
        tell_rules(answers, basin)
        for each in untold(assessment):
            tell("untold.line", point=text(f"report.chapter.{each.point}"), why=in_words(each.why))
        tell_ensemble(members)
        for written in filter(None, (arguments.out, arguments.gpkg)):
            tell("cli.written", folder=written)
    broken = bool(broken_rules(answers))
    injured = assessment.verdict == "injury"
    return int((arguments.fail_on == "injury" and injured) or (arguments.fail_on == "rule" and broken))


def _tell_assessment(assessment: Assessment) -> None:
    tell(f"cli.assess.verdict.{assessment.verdict}", share=f"{assessment.cure_share:.0%}")
    tell("cli.assess.paper", volume=f"{assessment.paper_water_m3:,}")
    for impact in assessment.uses.values():
        _tell_baseline(impact)


def _tell_baseline(impact: UseImpact) -> None:
    tell(f"cli.assess.baseline.{impact.use}")
    for party in impact.injured[:_MOST_LINES]:
        volume = f"{party.injury_hm3_per_year * M3_PER_HM3:,.0f}"
        who = named_in(impact.before.basin, party.right)
        tell("cli.assess.injured", right=party.right, holder=who, volume=volume, share=f"{party.share:.2%}")
    if not impact.injured:
        tell("cli.assess.nobody")
    for section in _telling(impact):
        _tell_section(impact, section)


def _telling(impact: UseImpact) -> list[SectionChange]:
    """The sections somebody guarantees, and any that is worse; all of them where nobody guarantees one."""
    chosen = [one for one in impact.sections if one.guarantor or one.is_worse(impact.before.basin)]
    return chosen or list(impact.sections)


def _tell_section(impact: UseImpact, section: SectionChange) -> None:
    basin = impact.before.basin
    worse = text("cli.assess.worse") if section.is_worse(basin) else ""
    name = named(basin.node_by_id[section.node])
    tell(
        "cli.assess.section",
        name=name,
        change=f"{section.mean_change_hm3_per_year * M3_PER_HM3:+,.0f}",
        before=f"{section.mean_before_m3_s:.2f}",
        after=f"{section.mean_after_m3_s:.2f}",
        worse=worse,
    )
