"""Names as compared."""

from app.quotes.names.forms import keys_of


def test_a_name_of_marks_alone_has_no_words() -> None:
    """A quotation may stand where a name begins: `“Macan” Budi`."""
    assert keys_of("“”") == ()


def test_titles_are_no_words_of_a_name_unless_nothing_else_is_left() -> None:
    assert keys_of("dr. Budi Santoso") == ("budi", "santoso")
    assert keys_of("dr.") == ("dr",)
