"""What must hold before anybody may sign: R1–R16, each with its numbers, its source and what is missing."""

from fenshui.rules.answer import ANSWERS, Compared, RuleAnswer
from fenshui.rules.checking import broken_rules, check_rules, unanswered_rules
from fenshui.rules.rules_json import rules_json

__all__ = ["ANSWERS", "Compared", "RuleAnswer", "broken_rules", "check_rules", "rules_json", "unanswered_rules"]
