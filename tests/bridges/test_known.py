from balanza.bridges import LEVELS, known_differences


def test_each_known_difference_is_about_a_table_that_can_be_reconciled():
    assert known_differences()
    for it in known_differences().values():
        assert it.against in LEVELS
        assert it.flow in {"imports", "exports"}
        assert it.product in it.says


def test_a_reason_is_told_around_its_category_only():
    industry = known_differences()["civil_aircraft_by_industry"]
    told = {code: industry.explains(code) for code in ("33", "336", "3364", "336411", "334")}
    assert told == {"33": True, "336": True, "3364": True, "336411": True, "334": False}
