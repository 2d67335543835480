"""The promotion gate: a new version answers only when it is better than the active one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.promotion import Check, Concern, Flag, Question, Verdict
from routingml_desktop.ml.bootstrap import Ratio, Resamples, TrimmedMean, mean
from routingml_desktop.ml.minutes_measures import TRIM

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.quality import Figure, QualityReport
    from routingml_desktop.ml.bootstrap import Places, Statistic, Values
    from routingml_desktop.services.trial import Said, Trial, Truth
    from routingml_desktop.settings import EvaluationSettings, PromotionSettings

    Mask = NDArray[np.bool_]

FEWEST_ITEMS: Final = 5
"""Fewer frozen items tell nothing about which version is better."""


@dataclass(frozen=True, slots=True)
class Contest:
    """Both versions' answers beside the truth; one row per booking, one per routed item."""

    resamples: Resamples
    item_of: Places
    actual: Values
    champion: Values
    """Predicted minutes of the lot; NaN where it said nothing."""
    challenger: Values
    work_centers: NDArray[np.str_]
    families: NDArray[np.str_]
    routed: Places
    """The items with a routing, one per element of the two that follow."""
    champion_exact: Values
    challenger_exact: Values


def unproven_verdict(measured: QualityReport | None, champion: str, reason: str) -> Verdict:
    """The verdict when the active version answers, but cannot be compared with: ``reason``.

    The new one is promoted only if it beats every baseline.
    """
    found = first_verdict(measured, f"the active version {champion} {reason}")
    if not found.flags:
        return replace(found, champion=champion)
    lost = ", ".join(found.checks[-1].names)
    sentence = f"Not promoted: the active version {champion} {reason}, and not beaten: {lost}."
    return replace(found, promoted=False, champion=champion, sentence=sentence)


def first_verdict(measured: QualityReport | None, reason: str = "") -> Verdict:
    """The verdict on a version that has no active one to beat; it is promoted, with a clear word.

    ``reason`` says why the active version, if there is one, does not count.
    """
    beaten, lost = _baselines(measured)
    why = reason or "there is no active version to compare with"
    checks = [Check(Question.CHAMPION, passed=True, told=why)]
    if measured is None:
        return Verdict(
            promoted=True,
            champion="",
            sentence=f"Promoted unmeasured: {why}.",
            checks=tuple(checks),
        )
    if lost:
        told = f"not beaten: {', '.join(lost)}"
        checks.append(Check(Question.BASELINES, passed=False, told=told, names=tuple(lost)))
        flags = tuple(Flag(Concern.NOT_BEATEN, name, f"does not beat {name}") for name in lost)
        sentence = f"Promoted because {why}, although it does not beat {', '.join(lost)}."
        return Verdict(
            promoted=True, champion="", sentence=sentence, checks=tuple(checks), flags=flags
        )
    told = f"all {len(beaten)} comparisons with baselines are won" if beaten else "none measured"
    checks.append(Check(Question.BASELINES, passed=bool(beaten), told=told))
    sentence = f"Promoted: {why}; {told}."
    return Verdict(promoted=True, champion="", sentence=sentence, checks=tuple(checks))


def verdict(contest: Contest, champion: str, limits: PromotionSettings) -> Verdict:
    """Whether the challenger is better than the champion by all that the gate asks."""
    minutes = _minutes_checks(contest, limits)
    checks = [
        *minutes,
        _worse_groups(contest, contest.work_centers, Question.WORK_CENTERS, limits),
        _worse_groups(contest, contest.families, Question.FAMILIES, limits),
        _exact_check(contest, must_win=not minutes),
        _answered_check(contest),
    ]
    asked = [check for check in checks if check is not None]
    lost = [check for check in asked if not check.passed]
    promoted = not lost and len(asked) > 0
    told = "; ".join(check.told for check in (lost or asked))
    opening = f"Better than {champion}" if promoted else f"Not better than {champion}"
    return Verdict(promoted, champion, f"{opening}: {told}.", tuple(asked))


def flagged(found: Verdict, flags: tuple[Flag, ...], what: str) -> Verdict:
    """The verdict with ``flags`` about ``what``, such as the bookings, in its sentence too."""
    if not flags:
        return found
    told = "; ".join(flag.told for flag in flags)
    sentence = f"{found.sentence} Look at the {what}: {told}."
    return replace(found, sentence=sentence, flags=(*found.flags, *flags))


def contest(
    truth: Truth, champion: Trial, challenger: Trial, evaluation: EvaluationSettings
) -> Contest | None:
    """Both versions on what both were asked; None when too few items are left to judge by."""
    both = set(champion.answers) & set(challenger.answers)
    items = [code for code in truth.items if code in both]
    if len(items) < FEWEST_ITEMS:
        return None
    place = {code: number for number, code in enumerate(items)}
    rows = [row for row in truth.bookings.iter_rows(named=True) if row[c.ITEM_CODE] in place]
    routed = [code for code in items if code in truth.routings]
    return Contest(
        resamples=Resamples(len(items), evaluation.bootstrap, evaluation.seed),
        item_of=np.array([place[row[c.ITEM_CODE]] for row in rows], dtype=np.int64),
        actual=np.array([_booked(row) for row in rows], dtype=np.float64),
        champion=_predicted(champion, rows),
        challenger=_predicted(challenger, rows),
        work_centers=np.array([str(row[c.WORK_CENTER] or "") for row in rows], dtype=np.str_),
        families=np.array(
            [truth.families.get(row[c.ITEM_CODE], "") for row in rows], dtype=np.str_
        ),
        routed=np.array([place[code] for code in routed], dtype=np.int64),
        champion_exact=_exact(champion, truth, routed),
        challenger_exact=_exact(challenger, truth, routed),
    )


def _minutes_checks(found: Contest, limits: PromotionSettings) -> list[Check]:
    known = ~np.isnan(found.champion) & ~np.isnan(found.challenger)
    if not known.any():
        return []
    before, after = _errors(found, known)
    items, actual = found.item_of[known], found.actual[known]
    trimmed = _gain(
        found, TrimmedMean(before, TRIM), TrimmedMean(after, TRIM), items, relative=True
    )
    weighted = _gain(found, Ratio(before, actual), Ratio(after, actual), items)
    fell = trimmed.value
    weighed = weighted.low is not None and weighted.low > 0
    return [
        Check(
            Question.TRIMMED_ERROR,
            passed=fell is not None and fell >= limits.min_improvement,
            told=f"the trimmed error fell by {_percent(fell)} (wanted "
            f"{limits.min_improvement:.0%}, n {trimmed.n})",
            figure=trimmed,
        ),
        Check(
            Question.HOURS_WEIGHTED,
            passed=weighed,
            told=f"the error per booked hour fell by {_points(weighted)}",
            figure=weighted,
        ),
    ]


def _worse_groups(
    found: Contest, groups: NDArray[np.str_], question: Question, limits: PromotionSettings
) -> Check | None:
    """Large groups whose whole interval says that the error grew."""
    known = ~np.isnan(found.champion) & ~np.isnan(found.challenger)
    worse, judged = [], 0
    for name in np.unique(groups[known & (groups != "")]):
        rows = known & (groups == name)
        if int(rows.sum()) < limits.large_work_center:
            continue
        judged += 1
        before, after = _errors(found, rows)
        gain = _gain(found, mean(before), mean(after), found.item_of[rows])
        if gain.high is not None and gain.high < 0:
            worse.append(str(name))
    if not judged:
        return None
    kind = "work centers" if question is Question.WORK_CENTERS else "families"
    told = f"worse at {', '.join(worse)}" if worse else f"no large one of {judged} {kind} is worse"
    return Check(question, passed=not worse, told=told, names=tuple(worse))


def _exact_check(found: Contest, *, must_win: bool) -> Check | None:
    """Not worse by more than its interval; without bookings it has to be better by it."""
    if not len(found.routed):
        return None
    gain = _gain(
        found, mean(1.0 - found.champion_exact), mean(1.0 - found.challenger_exact), found.routed
    )
    if must_win:
        passed = gain.low is not None and gain.low > 0
    else:
        passed = gain.high is None or gain.high >= 0
    told = f"routings right at once changed by {_points(gain)}"
    return Check(Question.EXACT, passed=passed, told=told, figure=gain)


def _answered_check(found: Contest) -> Check | None:
    if not len(found.actual):
        return None
    silent = [np.isnan(values).astype(np.float64) for values in (found.champion, found.challenger)]
    gain = _gain(found, mean(silent[0]), mean(silent[1]), found.item_of)
    passed = gain.high is None or gain.high >= 0
    told = f"bookings with minutes changed by {_points(gain)}"
    return Check(Question.ANSWERED, passed=passed, told=told, figure=gain)


def _errors(found: Contest, rows: Mask) -> tuple[Values, Values]:
    actual = found.actual[rows]
    return np.abs(found.champion[rows] - actual), np.abs(found.challenger[rows] - actual)


def _gain(
    found: Contest, before: Statistic, after: Statistic, item_of: Places, *, relative: bool = False
) -> Figure:
    """By how much the second statistic is below the first, with its 95 % interval by item."""
    return found.resamples.gain(before, after, item_of, relative=relative)


def _predicted(trial: Trial, rows: Iterable[dict[str, object]]) -> Values:
    return np.array([_minutes(trial.answers[str(row[c.ITEM_CODE])], row) for row in rows])


def _minutes(operations: Sequence[Said], row: dict[str, object]) -> float:
    """Minutes of the lot for a booking: of its operation, at its work center if there is one."""
    same = [said for said in operations if said.job_code == row[c.JOB_CODE]]
    near = [said for said in same if said.work_center == row[c.WORK_CENTER]] or same
    if not near:
        return float("nan")
    said = near[min(int(str(row["occurrence"])), len(near) - 1)]
    if said.run is None:
        return float("nan")
    return (said.setup or 0.0) + said.run * float(str(row[c.QUANTITY]))


def _booked(row: dict[str, object]) -> float:
    return sum(float(str(row[name] or 0.0)) for name in (c.SETUP_MINUTES, c.RUN_MINUTES))


def _exact(trial: Trial, truth: Truth, routed: Sequence[str]) -> Values:
    return np.array(
        [
            tuple(said.job_code for said in trial.answers[code]) == truth.routings[code]
            for code in routed
        ],
        dtype=np.float64,
    )


def _baselines(measured: QualityReport | None) -> tuple[list[str], list[str]]:
    """Comparisons with baselines that were won, and those that were not."""
    won: list[str] = []
    lost: list[str] = []
    for name, value in (measured.facts if measured else {}).items():
        if name.startswith("gain_") and name.endswith("_low"):
            told = name.removeprefix("gain_").removesuffix("_low").replace("_over_", " of ")
            (won if isinstance(value, int | float) and value > 0 else lost).append(told)
    return won, lost


def _percent(value: float | None) -> str:
    return "an unknown share" if value is None else f"{value:.1%}"


def _points(figure: Figure) -> str:
    if figure.value is None:
        return f"nothing that could be measured ({figure.reason})"
    if figure.low is None or figure.high is None:
        return f"{figure.value:+.1%} (too few items for an interval)"
    return f"{figure.value:+.1%} ({figure.low:+.1%} to {figure.high:+.1%})"
