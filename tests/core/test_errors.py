"""Messages stay one plain line, whatever a file put into them; nothing of them is lost."""

from __future__ import annotations

import pytest

from midlands_clusters_plugin.core.base.errors import UserError


def test_a_plain_sentence_stays_as_it_is():
    error = UserError("Choose a file.", "because")
    assert (error.message, error.detail, str(error)) == ("Choose a file.", "because", "Choose a file.")


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\u202e", "\u2028", "\u200f", "\x1b", "\ud800"])
def test_signs_that_break_or_turn_the_line_are_taken_out(sign):
    assert UserError(f"The file a{sign}b is empty.").message == "The file a b is empty."


def test_emoji_and_scripts_stay():
    assert UserError("Die Datei 🏠 مصنع is empty.").message == "Die Datei 🏠 مصنع is empty."


def test_a_long_message_keeps_its_beginning_and_its_end_and_its_all_in_the_details():
    whole = f"There is no column {'x' * 5000}: choose another."
    error = UserError(whole, "Columns: a, b")
    assert error.message.startswith("There is no column xxx")
    assert error.message.endswith(": choose another.")
    assert len(error.message) <= 400
    assert error.detail == f"Columns: a, b\n\n{whole}"
