"""Who and what a brief speaks of: its roles and findings, worked out from a store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from balanza.errors import CatalogError
from balanza.findings import Claim, Finding, Measured, Origin, Role, cast, measure
from balanza.periods import Month
from balanza.publish.evidence import Evidence, Witness
from balanza.publish.manuscript import Manuscript
from balanza.publish.reading import last_december


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a brief may say of the months up to `through`."""

    through: Month
    roles: Mapping[str, tuple[str, ...]]
    claims: Mapping[str, Claim]
    findings: Mapping[str, Mapping[str, Finding]]
    says: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The last whole year."""
        return last_december(self.through).year

    def said(self, claim: str, language: str) -> str:
        """What the findings of a claim are."""
        return self.says[language][claim] if language in self.says else self.claims[claim].says

    def all(self) -> list[Finding]:
        """Every finding, in the order of findings.yaml."""
        return [it for family in self.findings.values() for it in family.values()]


def facts(brief: Manuscript, witness: Witness, through: Month | None = None) -> Facts:
    """Work out every role and finding of `brief`.

    They are of the months up to `through` (default: the newest that all of them can be of).

    Raises  CatalogError when its definitions do not fit together; as `show` when the store
            cannot answer
    """
    claims = brief.definitions(Claim, "findings.yaml")
    played = brief.definitions(Role, "roles.yaml")
    _check_roles(claims, played)
    if lacks := unsaid(brief, claims):
        raise CatalogError(" ".join(lacks))
    through = through or witness.reading.newest(*(it.shows for it in claims.values()))
    roles = {
        name: cast(role, witness.evidence(role.shows, month_of(role.when, through)).rows)
        for name, role in played.items()
    }
    findings = {}
    for name, claim in claims.items():
        evidence = witness.evidence(claim.shows, month_of(claim.when, through))
        keys = roles[claim.among] if claim.among else _keys(claim, evidence)
        findings[name] = measure(claim, measured(evidence, through), keys)
    return Facts(through, roles, claims, findings, says(brief))


def says(brief: Manuscript) -> dict[str, dict[str, str]]:
    """What the claims are, by the language of each says.<code>.yaml that the brief has."""
    named = {code: f"says.{code}.yaml" for code in brief.languages}
    return {code: brief.read(file) for code, file in named.items() if brief.has(file)}


def unsaid(brief: Manuscript, claims: Mapping[str, Claim]) -> list[str]:
    """What is wrong with those files: each has the names of findings.yaml, and no other."""
    return [
        f"says.{code}.yaml {lack} {', '.join(sorted(those))}. Its keys are the names in "
        f"findings.yaml."
        for code, known in says(brief).items()
        for lack, those in (
            ("does not say what these are:", claims.keys() - known.keys()),
            ("speaks of what findings.yaml does not know:", known.keys() - claims.keys()),
        )
        if those
    ]


def month_of(when: str, through: Month) -> Month:
    """The month that a claim or a role is about."""
    months = {
        "through": through,
        "last_year": last_december(through),
        "year_before": through - 12,
    }
    return months[when]


def measured(evidence: Evidence, through: Month) -> Measured:
    """`evidence` as findings want it."""
    return Measured(
        rows=evidence.rows,
        through=str(evidence.through),
        year=last_december(through).year,
        vintage=evidence.vintage,
        sources=tuple(Origin(it.url, it.sha256, it.fetched_at) for it in evidence.sources),
        query=evidence.query,
        footnotes=evidence.footnotes(),
    )


def _keys(claim: Claim, evidence: Evidence) -> Sequence[str]:
    if not claim.each:
        return ()
    return sorted({str(row[claim.each]) for row in evidence.rows})


def _check_roles(claims: Mapping[str, Claim], roles: Mapping[str, Role]) -> None:
    if lost := sorted({it.among for it in claims.values() if it.among} - roles.keys()):
        raise CatalogError(
            f"findings.yaml speaks of the roles {', '.join(lost)}, which roles.yaml does not "
            f"cast. There are: {', '.join(roles)}."
        )
