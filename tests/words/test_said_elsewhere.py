"""What the system and the readers of TOML and JSON say reaches everybody in the language they read."""

import errno
import json
import os
import tomllib

import pytest
from fenshui.words import said_by_reader, said_by_system, say


def in_two(said):
    return say(said, "en"), say(said, "zh_CN")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EISDIR, errno.ENOENT, errno.ENOSPC, errno.EROFS])
def test_common_faults_of_a_disk_are_words_of_our_own(number):
    english, chinese = in_two(said_by_system(OSError(number, os.strerror(number))))
    assert english.isascii() and not any(letter.isascii() and letter.isalpha() for letter in chinese)


def test_what_is_unheard_of_is_passed_on_as_the_system_said_it():
    assert said_by_system(OSError(errno.EDOM, "odd thing")) == "odd thing"


@pytest.mark.parametrize(
    ("read", "text", "english", "chinese"),
    [
        (tomllib.loads, "a = 1\na b", "expected = behind the key", "键后应为 ="),
        (json.loads, '{"a": 1,\n  b}', "expected a key in double quotes", "此处应为双引号括起的键"),
        (json.loads, "[1,\n 2 3]", "expected a comma", "此处应为逗号"),
        (json.loads, '[1,\n"a\n', "a text begins that does not end", "文字没有结尾"),
    ],
)
def test_where_a_reader_stumbled_and_over_what_is_said_in_both(read, text, english, chinese):
    with pytest.raises(ValueError, match="line 2") as stumbled:
        read(text)
    said = in_two(said_by_reader(stumbled.value))
    assert said[0].endswith(f": {english}") and said[0].startswith("line 2, column ")
    assert said[1].endswith(f"列：{chinese}") and said[1].startswith("第 2 行第 ")


def test_a_value_nested_beyond_reason_is_said_to_be():
    assert in_two(said_by_reader(RecursionError("maximum depth"))) == ("nested too deeply", "嵌套过深")
