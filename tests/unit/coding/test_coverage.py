"""What the dictionaries do not know is counted by the words around it."""

from __future__ import annotations

from rasad.article import Article
from rasad.coding.coverage import coverage


def test_unknown_names_and_verbs_are_ranked_with_their_articles() -> None:
    text = "تیپ زرقانوش در روستای قلشمار با داعش درگیر شد. ارتش پل را پاکوب کرد."
    found = coverage([Article("a", text), Article("b", text)])
    assert found.articles == 2
    ranked = [(u.words, u.count, u.articles, u.first_article) for u in found.unknown_actors]
    assert ranked == [("تیپ زرقانوش", 2, 2, "a")]
    assert "قلشمار" in [u.words.split()[-1] for u in found.unknown_places]
    assert "پاکوب کرد" in [u.words for u in found.unknown_verbs]
    assert 0 < found.named_sides <= found.sides


def test_rare_words_are_left_out() -> None:
    text = "تیپ زرقانوش با داعش درگیر شد."
    assert coverage([Article("a", text)]).unknown_actors == ()
    assert coverage([Article("a", text)], least=1).unknown_actors != ()
    assert coverage([]).articles == 0


def test_what_has_no_name_is_no_unknown_name() -> None:
    text = (
        "جنگنده‌ها فرودگاه را بمباران کردند. توپخانه به پایگاه هوایی و جنوب این کشور شلیک کرد. "
        "ارتش به روستای زرقانوش حمله کرد."
    )
    names = [u.words for u in coverage([Article("a", text)], least=1).unknown_places]
    assert any("زرقانوش" in name for name in names)
    assert not {"فرودگاه", "پایگاه هوایی", "جنوب این کشور"} & set(names)
