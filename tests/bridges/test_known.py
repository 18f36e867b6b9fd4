from balanza.bridges import LEVELS, known_differences


def test_each_known_difference_is_about_a_table_that_can_be_reconciled():
    assert known_differences()
    for it in known_differences().values():
        assert it.against in LEVELS
        assert it.flow in {"imports", "exports"}
        assert it.product in it.says
