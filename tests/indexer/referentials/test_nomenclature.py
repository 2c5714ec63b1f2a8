from indexer.referentials import matiere_codes, matiere_label, matiere_tree


def test_seven_one_is_not_seven_ten() -> None:
    assert matiere_label("7.1") != matiere_label("7.10")
    assert matiere_label("7.11") is None


def test_the_tree_holds_nine_chapters_and_57_matters_in_their_order() -> None:
    tree = matiere_tree()
    assert [chapter.code for chapter in tree] == [str(n) for n in range(1, 10)]
    assert sum(len(chapter.children) for chapter in tree) == len(matiere_codes()) == 57
    assert [m.code for m in tree[6].children][-2:] == ["7.9", "7.10"]


def test_labels_bear_their_accents() -> None:
    assert matiere_label("5.7") == "Intercommunalité"
