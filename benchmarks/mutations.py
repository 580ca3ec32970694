# SPDX-License-Identifier: EUPL-1.2
"""The mutants of `benchmarks.mutants`: what is broken in which module, and which tests must notice.

A mutation is a short text that stands exactly once in its module, and what it becomes. One that changes nothing that
can be seen says why in `equivalent`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """One broken rule: in words, the text as it stands, and as it becomes."""

    what: str
    before: str
    after: str
    equivalent: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A module, the few fast files of tests that guard it, and its mutations."""

    module: str
    tests: tuple[str, ...]
    mutations: tuple[Mutation, ...]


TARGETS = (
    Target(
        "analysetool/measures.py",
        ("tests/test_scoring.py",),
        (
            Mutation("one voice agrees with itself", "np.where(n >= 2", "np.where(n >= 1"),
            Mutation("the lower middle is one too low", "(n + 1) // 2)", "n // 2)"),
            Mutation("the upper middle is one too low", "n // 2 + 1", "(n + 1) // 2"),
            Mutation("distances are divided by the highest score", "(HIGHEST - LOWEST))", "HIGHEST)"),
            Mutation("without scores the mean is 0", "SCORES / n, np.nan)", "SCORES / n, 0.0)"),
        ),
    ),
    Target(
        "analysetool/tally.py",
        ("tests/test_tally.py",),
        (
            Mutation(
                "a note without an answer is asked",
                "in position and answer.answer is not Answer.NOT_ANSWERED",
                "in position",
            ),
            Mutation("unknown people count as none", "participants=people if known else None", "participants=people"),
            Mutation(
                "the fewest people are the fewest answers", ".sum(axis=2).max(axis=1)", ".sum(axis=2).min(axis=1)"
            ),
            Mutation("what was not asked is not answered", "answers[row] = NOT_ASKED", "pass"),
            Mutation("participants stay apart when groups merge", "np.add.at(people, index,", "people.put(index,"),
        ),
    ),
    Target(
        "analysetool/verdicts.py",
        ("tests/test_scoring.py",),
        (
            Mutation("4.0 is not strong", "Verdict.STRONG: mean >= STRONG_FROM", "Verdict.STRONG: mean > STRONG_FROM"),
            Mutation("3.0 is weak", "Verdict.WEAK: mean < WEAK_BELOW", "Verdict.WEAK: mean <= WEAK_BELOW"),
            Mutation("a level of 4.0 is not strong", "printed >= STRONG_FROM", "printed > STRONG_FROM"),
            Mutation("a level of 3.0 is weak", "printed < WEAK_BELOW", "printed <= WEAK_BELOW"),
            Mutation("an agreement of 50% is divided", "agreement < DIVIDED_BELOW", "agreement <= DIVIDED_BELOW"),
            Mutation("a third low is not enough", "3 * low_votes >= n", "3 * low_votes > n"),
            Mutation("a third high is not enough", "3 * high_votes >= n", "3 * high_votes > n"),
            Mutation("two poles do not divide", "(agreement < DIVIDED_BELOW) | poles", "(agreement < DIVIDED_BELOW)"),
            Mutation("low agreement does not divide", "((agreement < DIVIDED_BELOW) | poles)", "poles"),
            Mutation("three are too few to be divided", "n >= DIVIDED_FROM_N", "n > DIVIDED_FROM_N"),
            Mutation("a third unknown is known", "3 * dont_know >= n", "3 * dont_know > n"),
            Mutation("nvt with open answers is nvt", "(n + open_answers == 0)", "(n == 0)"),
            Mutation("what nobody was asked is nvt", "(not_applicable >= 1) & (n", "(n"),
            Mutation("only weet-niet is not answered", "(n == 0) & (dont_know == 0)", "(n == 0)"),
            Mutation(
                "means are judged exactly",
                "round_half_up(means_of(distribution), SCORE_DECIMALS)",
                "means_of(distribution)",
            ),
            Mutation(
                "agreement is judged exactly",
                "round_half_up(agreement_of(distribution), SHARE_DECIMALS)",
                "agreement_of(distribution)",
            ),
            Mutation("levels are judged exactly", "round_half_up(mean, SCORE_DECIMALS)", "mean"),
            Mutation("no weet-niet is taken away", "(*range(5), COLUMN[Answer.DONT_KNOW])", "range(5)"),
            Mutation("a verdict from three divided answers is firm", "FROM_N = 4", "FROM_N = 3"),
            Mutation("a verdict from two answers is firm", "\nROBUST_FROM_N = 3", "\nROBUST_FROM_N = 2"),
            Mutation(
                "divided goes before unknown",
                "Verdict.UNKNOWN: 3 * dont_know >= n + dont_know,\n                Verdict.DIVIDED: divided,",
                "Verdict.DIVIDED: divided,\n                Verdict.UNKNOWN: 3 * dont_know >= n + dont_know,",
            ),
            Mutation(
                "blanks are forgotten when an answer is taken away",
                " + fewer[..., COLUMN[Answer.NOT_ANSWERED]],",
                ",",
                equivalent="blanks matter only for nvt without scores, and from three scores two are left",
            ),
        ),
    ),
    Target(
        "analysetool/scoring.py",
        ("tests/test_scoring.py",),
        (
            Mutation("open answers are not in the range", "asked = n + open_answers", "asked = n"),
            Mutation("an open answer is at best a 1", "HIGHEST * open_answers", "LOWEST * open_answers"),
            Mutation("blanks are no open answers", "= dont_know + not_answered", "= dont_know"),
            Mutation(
                "a range without counted blanks",
                "open_answers)\n    if not counted_blanks:",
                "open_answers)\n    if False:",
            ),
            Mutation(
                "a level's range without counted blanks",
                "weights)\n    if not counted_blanks:",
                "weights)\n    if False:",
            ),
            Mutation("joint scores count unasked", "if basis is Basis.JOINT:", "if joint is not None:"),
            Mutation(
                "a joint score is not judged",
                "np.where(settled, mean_verdicts(joint), figures.verdict)",
                "figures.verdict",
            ),
            Mutation("a joint score holds", "np.where(settled, np.nan, figures.holds)", "figures.holds"),
            Mutation("a joint score has the range of the votes", "low=replace(figures.low)", "low=figures.low"),
            Mutation("half is not enough", "level) >= (~all_nvt)", "level) > (~all_nvt)"),
            Mutation(
                "all-nvt counts in the half", "(~all_nvt).astype(np.int64)", "np.ones_like(all_nvt, dtype=np.int64)"
            ),
            Mutation("no answer narrows a level's range", "figures.low), ~all_nvt,", "figures.low), figures.n > 0,"),
            Mutation(
                "all-nvt widens a level's range", "figures.high), ~all_nvt,", "figures.high), all_nvt | ~all_nvt,"
            ),
            Mutation("no answer is at best a 1", "np.isnan(figures.high), HIGHEST", "np.isnan(figures.high), LOWEST"),
            Mutation("weights do not divide", "np.where(usable, weights, 0.0)", "np.where(usable, 1.0, 0.0)"),
            Mutation(
                "blanks are not possible answers", "figures.dont_know + figures.not_answered", "figures.dont_know"
            ),
            Mutation(
                "one joint score makes a level's",
                "joint=_half_rule(np.broadcast_to(joint, shape), all_nvt,",
                "joint=_weighted(np.broadcast_to(joint, shape), np.broadcast_to(~np.isnan(joint), shape),",
            ),
        ),
    ),
    Target(
        "analysetool/groups.py",
        ("tests/test_groups.py",),
        (
            Mutation("a group of nobody is a group", "if size > 0}", "if size >= 0}"),
            Mutation(
                "a group of the minimum is small", "min(apart.values()) < minimum", "min(apart.values()) <= minimum"
            ),
            Mutation(
                "a merged group may be small",
                "(min(apart.values()) < minimum or 0 < merged_size < minimum)",
                "min(apart.values()) < minimum",
            ),
            Mutation("ties are not by id", "key=lambda group: (apart[group], group)", "key=lambda group: apart[group]"),
            Mutation("a cluster called overig is lost", "if merged and MERGED in apart:", "if False:"),
            Mutation(
                "a merged group of the minimum is small", "if merged_size >= minimum:", "if merged_size > minimum:"
            ),
            Mutation("one group is shown", "FEWEST_GROUPS = 2", "FEWEST_GROUPS = 1"),
            Mutation("one person's votes are hidden", "2 <= participants < minimum", "1 <= participants < minimum"),
            Mutation("two people's votes are shown", "2 <= participants < minimum", "3 <= participants < minimum"),
            Mutation("votes of the minimum are hidden", "participants < minimum", "participants <= minimum"),
        ),
    ),
    Target(
        "analysetool/rounding.py",
        ("tests/test_rounding.py",),
        (
            Mutation("floating point decides on halves", "_TOLERANCE = 1e-9", "_TOLERANCE = 0.0"),
            Mutation("nearly a half is a half", "_TOLERANCE = 1e-9", "_TOLERANCE = 1e-3"),
            Mutation("an array has a negative zero", "return rounded + 0.0", "return rounded"),
            Mutation("a number has a negative zero", "value) + 0.0", "value)"),
            Mutation(
                "halves round up, not away from zero",
                "math.floor(abs(value) * factor + 0.5",
                "math.floor(abs(value) * factor + 0.4",
            ),
            Mutation("a percentage is cut off", "* 100, 0):.0f}%", "* 100 - 0.5, 0):.0f}%"),
        ),
    ),
    Target(
        "analysetool/versions.py",
        ("tests/test_versions.py",),
        (
            Mutation("a changed claim is the same", "(*release.added, *release.changed)", "release.added"),
            Mutation("an added claim was there", "(*release.added, *release.changed)", "release.changed"),
            Mutation(
                "what came and went was there", "in release.dropped if identity not in others", "in release.dropped"
            ),
            Mutation(
                "the first difference counts",
                "found[identity] = (reason, release.version)",
                "found.setdefault(identity, (reason, release.version))",
            ),
            Mutation("an old sheet was asked new claims", "in asked if identity in claims", "in asked"),
            Mutation(
                "an old sheet answers new claims",
                "sheet.answers.items() if identity in claims",
                "sheet.answers.items()",
            ),
            Mutation(
                "an old sheet leaves new claims open",
                "sheet.open_statements if identity in claims",
                "sheet.open_statements",
            ),
            Mutation(
                "an old sheet has reasons for new claims",
                "sheet.reasons.items() if identity in claims",
                "sheet.reasons.items()",
            ),
            Mutation(
                "an old sheet has hands on new claims",
                "sheet.hands.items() if identity in claims",
                "sheet.hands.items()",
            ),
            Mutation("what was asked is forgotten", " if sheet.asked is None else list(sheet.asked)", ""),
        ),
    ),
    Target(
        "analysetool/requirements.py",
        ("tests/test_requirements.py",),
        (
            Mutation("the limit itself is too low", "value >= bound", "value > bound"),
            Mutation("the limit itself is too far a fall", "value <= bound", "value < bound"),
            Mutation("99.5% is 100%", "min(percent, _ALL - 1.0) if answered < asked else percent", "percent"),
            Mutation("complete is 99%", " if answered < asked else percent", ""),
            Mutation("a warning stops", " and self.severity is Severity.ERROR", ""),
            Mutation(
                "not met goes before too little data",
                "Outcome.TOO_LITTLE, Outcome.NOT_MET)",
                "Outcome.NOT_MET, Outcome.TOO_LITTLE)",
            ),
            Mutation("what is not known is met", "return Outcome.TOO_LITTLE", "return Outcome.MET"),
            Mutation(
                "nothing asked is 0%", "if asked == 0:\n        return None", "if asked == 0:\n        return 0.0"
            ),
        ),
    ),
    Target(
        "analysetool/deviation.py",
        ("tests/test_deviation.py",),
        (
            Mutation("the lowest vote lies outside", "given[0] <= joint", "given[0] < joint"),
            Mutation("the highest vote lies outside", "joint <= given[-1]", "joint < given[-1]"),
            Mutation("outside every vote is fine", "not given[0] <= joint <= given[-1] or ", ""),
            Mutation("one step deviates", "> ONE_STEP", ">= ONE_STEP"),
            Mutation("far from the median is fine", " or abs(joint - median) > ONE_STEP", ""),
            Mutation("without votes all deviates", "return False", "return True"),
        ),
    ),
    Target(
        "analysetool/agenda.py",
        ("tests/test_agenda.py",),
        (
            Mutation("what just fits does not", "item.minutes <= left", "item.minutes < left"),
            Mutation("closing takes no time", "minutes - opening - closing", "minutes - opening"),
            Mutation("opening takes no time", "minutes - opening - closing", "minutes - closing"),
            Mutation("a strength is business left", "elif position not in strengths:", "else:"),
            Mutation("what comes back opens as a strength", "{*settled, *wanted}", "settled"),
            Mutation("what was settled opens as a strength", "{*settled, *wanted}", "wanted"),
            Mutation("what was left open stays away", "(position in wanted or _topic", "(_topic"),
            Mutation(
                "what was settled comes back",
                "if position not in settled and (position in wanted",
                "if (position in wanted",
            ),
            Mutation("weights do not matter", "scores.structure.weights * (", "1.0 * ("),
            Mutation("nobody's answer is known", "out=np.ones_like(known)", "out=np.zeros_like(known)"),
            Mutation("the weakest strength opens", "(-round(float(mean[position])", "(round(float(mean[position])"),
            Mutation("the least urgent goes first", "(-round(float(own[position])", "(round(float(own[position])"),
            Mutation("floating point decides on ties", "_SORT_DECIMALS = 9", "_SORT_DECIMALS = 17"),
            Mutation("weet-niet is not asked", "(figures.n[0] + figures.dont_know[0])", "figures.n[0]"),
            Mutation(
                "per statement is ignored",
                "MINUTES[topic] if per_statement is None else per_statement",
                "MINUTES[topic]",
            ),
        ),
    ),
    Target(
        "analysetool/findings.py",
        ("tests/test_findings.py",),
        (
            Mutation("the lowest fill up beyond three", "LOWEST_SHOWN - len(weak)", "LOWEST_SHOWN"),
            Mutation(
                "many weaknesses take from the end", "max(0, LOWEST_SHOWN - len(weak))", "LOWEST_SHOWN - len(weak)"
            ),
            Mutation("floating point decides on ties", "_SORT_DECIMALS = 9", "_SORT_DECIMALS = 17"),
            Mutation("ties by place", ", ids[position]))", ", position))"),
            Mutation("unknown by number", " / (figures.n[group] + figures.dont_know[group])", " / 1"),
        ),
    ),
    Target(
        "analysetool/changes.py",
        ("tests/test_compare.py",),
        (
            Mutation(
                "nvt in one year does not apply", "before.all_nvt & after.all_nvt", "before.all_nvt | after.all_nvt"
            ),
            Mutation("settled nvt does not apply", "(others == 0) & ~self.settled", "(others == 0)"),
            Mutation("what nobody was asked does not apply", "(not_applicable > 0) & (others", "(others"),
            Mutation("half is not enough", "2 * _count(compared, structure) >=", "2 * _count(compared, structure) >"),
            Mutation(
                "eight answers are too few",
                "(~np.isnan(scores)).sum(axis=0) >= F",
                "(~np.isnan(scores)).sum(axis=0) > F",
            ),
            Mutation("eight people are too few", "(people > 0).sum(axis=0) >= F", "(people > 0).sum(axis=0) > F"),
            Mutation("who answered elsewhere counts", "np.where(compared, scores, np.nan)", "scores"),
            Mutation("an end above 0 that prints as 0 is certain", "(lowest > 0)", "(low > 0)"),
            Mutation("an end below 0 that prints as 0 is certain", "(highest < 0)", "(high < 0)"),
            Mutation("a small rise is told", "(lowest > 0) & large", "(lowest > 0)"),
            Mutation("a small fall is told", "(highest < 0) & large", "(highest < 0)"),
            Mutation("half a point is small", "np.abs(printed) >= smallest", "np.abs(printed) > smallest"),
            Mutation("floating point decides on -0.5", "-BOUND - _TOLERANCE", "-BOUND"),
            Mutation("floating point decides on 0.5", "BOUND + _TOLERANCE", "BOUND"),
            Mutation("a full step of one voice is none", "printed >= from_one_voice", "printed > from_one_voice"),
            Mutation(
                "a full step down of one voice is none", "printed <= -from_one_voice", "printed < -from_one_voice"
            ),
            Mutation(
                "a joint score in one year has an interval",
                "(before.settled | after.settled)",
                "(before.settled & after.settled)",
            ),
            Mutation(
                "a level with a joint score has an interval",
                "(compared & ~individual, structure) == 0",
                "(compared & ~individual, structure) >= 0",
            ),
            Mutation(
                "joint in one year is one voice", "before.settled & after.settled", "before.settled | after.settled"
            ),
            Mutation(
                "one joint statement settles a level",
                "_count(joint_both & compared, structure) == _count(compared, structure)",
                "_count(joint_both & compared, structure) > 0",
            ),
            Mutation(
                "joint statements outside the comparison count", "_count(joint_both & compared,", "_count(joint_both,"
            ),
            Mutation(
                "one voice in one year is enough",
                "before.one_voice and after.one_voice",
                "before.one_voice or after.one_voice",
            ),
            Mutation("one voice on statements only", "one_voice=all_joint | one_voice", "one_voice=all_joint"),
            Mutation("rarely defined is defined", "MOST_UNDEFINED = 0.05", "MOST_UNDEFINED = 0.5"),
            Mutation("once undefined is undefined", "undefined <= MOST_UNDEFINED", "undefined <= 0"),
            Mutation("90% is certain", "CONFIDENCE = 0.95", "CONFIDENCE = 0.90"),
            Mutation("two coalitions share people", "& set(rows[1])) if pair else []", "& set(rows[1]))"),
            Mutation(
                "two coalitions count the same people",
                "_same_participants(before, after) if pair else None",
                "_same_participants(before, after)",
            ),
            Mutation(
                "pairs are drawn by the order of the years",
                "*sorted((before.identity, after.identity))",
                "before.identity, after.identity",
            ),
            Mutation("who came once is drawn as a pair", "sorted(set(own) - set(both))", "sorted(own)"),
            Mutation("a small change of a level is none", "smallest=0.0", "smallest=BOUND"),
            Mutation("weights do not divide", "np.where(usable, structure.weights, 0.0)", "np.where(usable, 1.0, 0.0)"),
            Mutation("all strata are drawn alike", "stratum.seed.encode()", 'b""'),
        ),
    ),
)
