"""The rules before a signature, as the window shows them."""

from dataclasses import replace

from fenshui.gui import preferences
from fenshui.gui.wording.rules_text import SIGNS
from PySide6.QtCore import Qt


def assess(window, settled, **changes):
    """Assess the draft on the table, changed as said."""
    window.live.drafting.propose(replace(window.live.desk.draft, **changes))
    window.live.drafting.assess()
    settled(window.live)


def test_every_rule_stands_there_with_its_sign_its_answer_and_its_source(on_two_farms, settled):
    window = on_two_farms
    assess(window, settled)
    text = window.panels["review"].rules.answers.toPlainText()
    for answer in window.live.rules:
        assert f"{SIGNS[answer.answer]} {answer.id}" in text
    assert {answer.id for answer in window.live.rules} == {f"R{number}" for number in range(1, 17)}
    assert "Decree 460, art. 18, 20(6)" in text
    assert "missing: regions.csv cap_m3 of hill" in text


def test_the_worst_answers_come_first(on_two_farms, settled):
    assess(on_two_farms, settled, ends=on_two_farms.live.desk.draft.ends.replace(year=2044))
    signs = [
        line[0] for line in on_two_farms.panels["review"].rules.answers.toPlainText().split("\n") if " R" in line[:3]
    ]
    assert signs == sorted(signs, key="✗?✓".index)
    assert signs[0] == "✗" and signs[-1] == "✓"


def test_a_broken_rule_keeps_the_agreement_from_being_drawn_up_and_says_why(on_two_farms, settled):
    window = on_two_farms
    assess(window, settled)
    deal, review = window.panels["deal"], window.panels["review"]
    assert deal.draw_up.isEnabled() and window.actions_.draw_up.isEnabled()
    assert deal.broken.isHidden()
    assert review.tabs.tabText(review.tabs.indexOf(review.rules)) == "Rules"
    assess(window, settled, ends=window.live.desk.draft.ends.replace(year=2044))  # the permit ends long before
    assert not deal.draw_up.isEnabled() and not window.actions_.draw_up.isEnabled()
    assert not deal.broken.isHidden()
    assert "Rule R6 is broken: the term ends with the permit at the latest" in deal.broken.text()
    assert review.tabs.tabText(review.tabs.indexOf(review.rules)).startswith("Rules ✗")


def test_a_shorter_term_makes_it_possible_again(on_two_farms, settled):
    window = on_two_farms
    assess(window, settled, ends=window.live.desk.draft.ends.replace(year=2044))
    assert not window.panels["deal"].draw_up.isEnabled()
    window.live.drafting.undo()
    window.live.drafting.assess()
    settled(window.live)
    assert window.panels["deal"].draw_up.isEnabled()


def test_the_rules_are_said_in_chinese_too(on_two_farms, settled, qtbot):
    window = on_two_farms
    assess(window, settled)
    preferences.choose_language("zh_CN")
    rules = window.panels["review"].rules
    qtbot.waitUntil(lambda: "符合" in rules.sum.text())
    assert "缺少" in rules.answers.toPlainText()
    assert rules.answers.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
