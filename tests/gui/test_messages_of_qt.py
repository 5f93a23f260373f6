"""The terminal hears everything Qt says but the one line that a display that is none says at every window."""

from fenshui.gui.messages_of_qt import OF_NO_NEWS, only_news
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning


def test_one_message_goes_nowhere_and_every_other_one_to_the_terminal(capsys):
    with only_news():
        qWarning(OF_NO_NEWS)
        qWarning("This plugin does not support raise()")
    assert capsys.readouterr().err == "This plugin does not support raise()\n"


def test_afterwards_who_was_told_before_is_told_again(capsys):
    heard = []
    before = qInstallMessageHandler(lambda kind, context, message: heard.append((kind, message)))
    try:
        with only_news():
            qWarning("within")
        qWarning(OF_NO_NEWS)
    finally:
        qInstallMessageHandler(before)
    assert heard == [(QtMsgType.QtWarningMsg, OF_NO_NEWS)]
    assert capsys.readouterr().err == "within\n"
