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
    """A module, the few fast files of tests (or single tests) that guard it, and its mutations."""

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
            Mutation("two are no camp", "camp >= DIVIDED_CAMP", "camp > DIVIDED_CAMP"),
            Mutation("one is a camp", "DIVIDED_CAMP = 2", "DIVIDED_CAMP = 1"),
            Mutation("three tenths are not enough", "(camp + 1) >= 3", "(camp + 1) > 3"),
            Mutation("a camp is counted as it is", "10 * (camp + 1) >= 3 * (n + 2)", "10 * camp >= 3 * n"),
            Mutation("two camps do not divide", "two_camps | scattered", "scattered"),
            Mutation("low agreement does not divide", "two_camps | scattered", "two_camps"),
            Mutation("ten are too few to be scattered", "n >= DIVIDED_BELOW_FROM_N", "n > DIVIDED_BELOW_FROM_N"),
            Mutation("nine are scattered", "FROM_N = 10", "FROM_N = 9"),
            Mutation("a third unknown is known", "3 * dont_know >= n", "3 * dont_know > n"),
            Mutation("nvt with open answers is nvt", "NOT_APPLICABLE: n + open_answers == 0", "NOT_APPLICABLE: n == 0"),
            Mutation("what nobody was asked is nvt", "n + open_answers + not_applicable == 0", "n < 0"),
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
            Mutation("no weet-niet is taken away", "(*range(5), COLUMN[Answer.DONT_KNOW])", "tuple(range(5))"),
            Mutation("no five is added", "ONE_MORE = tuple(range(5))", "ONE_MORE = tuple(range(4))"),
            Mutation("a verdict from two answers is firm", "\nROBUST_FROM = 3", "\nROBUST_FROM = 2"),
            Mutation("what nobody gave is taken away", "np.maximum(counts + changes, 0)", "counts + changes"),
            Mutation(
                "divided goes before unknown",
                "Verdict.UNKNOWN: 3 * dont_know >= n + dont_know,\n                Verdict.DIVIDED: divided,",
                "Verdict.DIVIDED: divided,\n                Verdict.UNKNOWN: 3 * dont_know >= n + dont_know,",
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
                "np.where(settled, verdict, figures.verdict)",
                "figures.verdict",
            ),
            Mutation("a joint score holds", "np.where(settled, np.nan, figures.holds)", "figures.holds"),
            Mutation(
                "a joint score has the range of the votes",
                "LOWEST, scores), figures.low)",
                "LOWEST, figures.low), figures.low)",
            ),
            Mutation("a joint weet-niet has no range", "np.where(unknown, HIGHEST, scores)", "scores"),
            Mutation("a joint weet-niet is nvt", "Verdict.UNKNOWN), verdict)", "Verdict.NOT_APPLICABLE), verdict)"),
            Mutation(
                "a joint weet-niet ranks as people know",
                "unknown=np.where(unknown, 1.0, figures.unknown)",
                "unknown=figures.unknown",
            ),
            Mutation("a joint nvt counts in the half of joint scores", "_left_out(together)", "_left_out(counted)"),
            Mutation(
                "what nobody was asked counts in levels",
                "(Verdict.NOT_ASKED, Verdict.NOT_APPLICABLE)",
                "(Verdict.NOT_APPLICABLE,)",
            ),
            Mutation(
                "without counted blanks nobody was asked", "(surely_asked | (not counted_blanks))", "surely_asked"
            ),
            Mutation(
                "what is known to be asked is not", "(surely_asked | (not counted_blanks))", "(not counted_blanks)"
            ),
            Mutation("half is not enough", "2 * known >= applicable", "2 * known > applicable"),
            Mutation(
                "all-nvt counts in the half", "(~left_out).astype(np.int64)", "np.ones_like(left_out, dtype=np.int64)"
            ),
            Mutation("no answer narrows a level's range", "figures.low), ~left_out,", "figures.low), figures.n > 0,"),
            Mutation(
                "all-nvt widens a level's range", "figures.high), ~left_out,", "figures.high), left_out | ~left_out,"
            ),
            Mutation("no answer is at best a 1", "np.isnan(figures.high), HIGHEST", "np.isnan(figures.high), LOWEST"),
            Mutation("weights do not divide", "np.where(usable, weights, 0.0)", "np.where(usable, 1.0, 0.0)"),
            Mutation(
                "blanks are not possible answers", "figures.dont_know + figures.not_answered", "figures.dont_know"
            ),
            Mutation(
                "one joint score makes a level's",
                "joint=joint,",
                "joint=np.nanmean(figures.mean, axis=-1, keepdims=True) + 0 * joint,",
            ),
        ),
    ),
    Target(
        "analysetool/disclosure.py",
        ("tests/test_disclosure.py",),
        (
            Mutation("enough people are too few", "if people >= minimum or", "if people > minimum or"),
            Mutation("two people have levels", "if people >= LOWEST_MINIMUM:", "if people >= 2:"),
            Mutation("three people have none", "if people >= LOWEST_MINIMUM:", "if people > LOWEST_MINIMUM:"),
            Mutation("enough scores are too few", "enough = scored >= minimum", "enough = scored > minimum"),
            Mutation("levels of few stand on two", "counted=scored >= LOWEST_MINIMUM", "counted=scored >= 2"),
            Mutation("joint scores mix with hidden ones", "or basis is Basis.INDIVIDUAL else", "or True else"),
            Mutation(
                "a group of the minimum is small", "return piece.least < minimum", "return piece.least <= minimum"
            ),
            Mutation("one year decides on a group", "return min(self.sizes)", "return self.sizes[-1]"),
            Mutation("ties are not by id", "(piece.least, piece.id)", "(piece.least,)"),
            Mutation("kin that is large merges", "all(piece.least >= minimum for piece in kin)", "False"),
            Mutation("kin merges with others first", "_merge(_with_kin(pieces, minimum)", "_merge(list(pieces)"),
            Mutation("a rest is divided", "len(piece.members) == 1 and piece.ranked", "piece.ranked"),
            Mutation("one group is shown", "FEWEST_GROUPS = 2", "FEWEST_GROUPS = 1"),
            Mutation("rests of two years are apart", "[_ANY_REST] if _is_rest(group) else []", "[]"),
            Mutation("groups of two years may cross", "own.union(*(block for block in blocks if block & own))", "own"),
            Mutation(
                "a rest stays as small as it is", "merged = [own for own in pieces if _is_rest(own)]", "merged = []"
            ),
            Mutation(
                "a year without groups has any", "if not all(own.clusters for own in divisions)", "if not divisions"
            ),
            Mutation("one group with enough scores is enough", "scored.min(axis=0)", "scored.max(axis=0)"),
            Mutation("few others are no bother", "& ((others == 0) | (others >= fewest))", ""),
            Mutation("a subset near a group is shown", "(nearest == 0) | (nearest >= fewest)", "(nearest >= 0)"),
            Mutation("what lies within a point is open", "width <= _NEAR + _TINY,", "width < _NEAR - _TINY,"),
            Mutation(
                "what a group says itself is held against a subset", "np.where(most - least > _NEAR,", "np.where(True,"
            ),
            Mutation(
                "few outside are open", "np.minimum(inside[chosen].sum(axis=0), outside", "np.minimum(99, outside"
            ),
        ),
    ),
    Target(
        "analysetool/figures/compared_people.py",
        ("tests/test_attack.py",),
        (
            Mutation(
                "clusters stay out where domains are", "(division.domains, division.clusters)", "(division.domains,)"
            ),
            Mutation("a group that agrees hides others", "(~beside_groups | few_stay_open(", "(True | few_stay_open("),
            Mutation("those outside bound nobody", "sums - highest[outside, place]", "sums * 0"),
        ),
    ),
    Target(
        "analysetool/figures/attack.py",
        ("tests/test_attack.py", "tests/test_attack_bounds.py"),
        (
            Mutation(
                "enough people are few",
                "if len(own.people) < fewest]",
                "if len(own.people) <= fewest]",
                equivalent="they cancel already, and no union holds so many",
            ),
            Mutation(
                "a class of enough people need not cancel",
                "if len(own.people) >= fewest]",
                "if len(own.people) > fewest]",
            ),
            Mutation(
                "combinations of people are not tried",
                "unions({own.people for own in small}, fewest - 1)",
                "unions({own.people for own in small}, 1)",
            ),
            Mutation(
                "a larger set that holds a leak is told too", "if any(known <= few for known in found):", "if False:"
            ),
            Mutation("people weigh by the class alone", "* len(members) / sizes", "* len(members)"),
            Mutation("the largest group is named", "return min(own, key", "return max(own, key"),
            Mutation(
                "a figure that was read wrongly is taken", "abs(exact - figure) > _AS_SHOWN", "abs(exact - figure) > 9"
            ),
            Mutation("wrong counts are taken", "if exact != list(counts):", "if len(exact) != len(counts):"),
        ),
    ),
    Target(
        "analysetool/figures/attack_bounds.py",
        ("tests/test_attack_bounds.py",),
        (
            Mutation("half a point is near", "_NEAR = 1.0", "_NEAR = 0.5"),
            Mutation("two points are near", "_NEAR = 1.0", "_NEAR = 2.0"),
            Mutation("the counts say nothing", "        if counted:", "        if False:"),
            Mutation(
                "sums of enough people say nothing", "for low, high in self._by_sums(own):", "for low, high in ():"
            ),
            Mutation("two means about one person each are a leak", "if len(own.classes) > 1:", "if False:"),
            Mutation(
                "small classes are not added", "for people in unions(small, self.fewest - 1):", "for people in ():"
            ),
            Mutation("what is known exactly is told again", "and not exact and", "and"),
        ),
    ),
    Target(
        "analysetool/figures/attack_program.py",
        ("tests/test_attack_bounds.py",),
        (
            Mutation("a variable goes past its end", "step = min(own, first)", "step = first if first < 99 else own"),
            Mutation(
                "multipliers take the wrong end",
                "np.where(left > 0, left * self._high",
                "np.where(left < 0, left * self._high",
            ),
            Mutation("what cannot move is forgotten", "return fixed + float(", "return float("),
            Mutation("nothing is moved", "        self._climb(own)\n", ""),
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
        "analysetool/alike.py",
        ("tests/test_alike.py",),
        (
            Mutation("one voice agrees", "if n < FEWEST", "if n < 1"),
            Mutation("only the median itself is near", "<= 1)", "< 1)"),
            Mutation("the smallest camp is told", "return max(", "return min("),
        ),
    ),
    Target(
        "analysetool/gaps.py",
        ("tests/test_gaps.py",),
        (
            Mutation("the order of people counts", "scores[np.lexsort(scores.T[::-1])]", "scores"),
            Mutation("the order of groups counts", "np.sort(sizes)", "sizes"),
            Mutation("what is no score has its own draws", "np.minimum(answers, _SCORES)", "answers"),
            Mutation(
                "what is no score is a 0",
                "np.hstack([np.where(scored, pool + 1, 0), scored])",
                "np.hstack([np.where(scored, pool + 1, 0), scored | True])",
            ),
            Mutation("one alarm in five", "CHANCE = 0.05", "CHANCE = 0.2"),
            Mutation("one alarm in a hundred", "CHANCE = 0.05", "CHANCE = 0.01"),
            Mutation(
                "the first statement is enough",
                "np.fmax.reduce(gaps_of(means, axis=1), axis=1)",
                "gaps_of(means, axis=1)[:, 0]",
            ),
            Mutation("one group is enough", "np.count_nonzero(sizes) < 2", "np.count_nonzero(sizes) < 1"),
        ),
    ),
    Target(
        "analysetool/agenda.py",
        ("tests/test_agenda.py",),
        (
            Mutation("what just fits does not", "item.minutes <= left", "item.minutes < left"),
            Mutation("closing takes no time", "minutes - opening - closing", "minutes - opening"),
            Mutation("opening takes no time", "minutes - opening - closing", "minutes - closing"),
            Mutation("a strength is business left", "elif position not in order.strengths:", "else:"),
            Mutation(
                "what comes back opens as a strength",
                "[position for position in choice if position not in wanted]",
                "choice",
            ),
            Mutation("what was left open stays away", "if position in wanted or _topic", "if _topic"),
            Mutation(
                "what was left open is only shared out", "Topic.UNKNOWN and position not in wanted", "Topic.UNKNOWN"
            ),
            Mutation("what was settled comes back", "if position not in settled and (among", "if (among"),
            Mutation("everything may be chosen", "(among is None or position in among)", "True"),
            Mutation("what asks for nothing stays away", "if among is not None else []", "if False else []"),
            Mutation("the list takes no time", "    left -= sharing\n", ""),
            Mutation("the list takes all the time", "MOST_SHARING = 0.25", "MOST_SHARING = 1.0"),
            Mutation("a list has no minute", "max(1, int(talk * MOST_SHARING))", "int(talk * MOST_SHARING)"),
            Mutation("the list comes last", "share_after += position not in order.others", "share_after += 1"),
            Mutation("talk has the whole session", "if talk is None else talk", "if True else talk"),
            Mutation("what divides waits its turn", "Topic.DIVIDED: 1}", "Topic.DIVIDED: 2}"),
            Mutation(
                "one part after the other", "(asked[position], turn[position], position)", "(asked[position], position)"
            ),
            Mutation("a theme at a time", "(seen.get(theme, 0), themes", "(0, themes"),
            Mutation("a part at a time", "themes[part].index(theme), part)", "part, themes[part].index(theme))"),
            Mutation("weights do not matter", "scores.structure.weights * (", "1.0 * ("),
            Mutation("nobody's answer is known", "out=np.ones_like(known)", "out=np.zeros_like(known)"),
            Mutation("the weakest strength opens", "(-round(float(mean[position])", "(round(float(mean[position])"),
            Mutation("the least urgent goes first", "[-round(float(own)", "[round(float(own)"),
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
            Mutation("ties by place", ", ids[position]))", ", position))"),
            Mutation("unknown by number", "figures.unknown[group]", "figures.dont_know[group]"),
            Mutation("the small camps go first", "camp, high_first=True", "camp, high_first=False"),
            Mutation(
                "a statement ties with itself",
                "for other in same_rank if other != position",
                "for other in same_rank",
            ),
        ),
    ),
    Target(
        "analysetool/composition.py",
        ("tests/test_composition.py",),
        (
            Mutation("what grows falls", "(shares[1] - shares[0])", "(shares[0] - shares[1])"),
            Mutation("the first means count", "(means[1] + means[0]) / 2", "means[0]"),
            Mutation("the last shares count", "(shares[1] + shares[0]) / 2", "shares[1]"),
            Mutation("what is not known counts as nothing", "np.where(whole, weighted", "np.where(True, weighted"),
            Mutation("what is not compared must be known", "compared & np.isnan(statements", "np.isnan(statements"),
            Mutation("15 points are loud", "> LOUD_SHIFT", ">= LOUD_SHIFT"),
            Mutation("floating point decides", "round(shift, _SHARE_DECIMALS)", "shift"),
            Mutation(
                "only what grows shifts",
                "np.abs(_shares(after) - _shares(before))",
                "(_shares(before) - _shares(after))",
            ),
        ),
    ),
    Target(
        "analysetool/changes.py",
        ("tests/test_compare.py",),
        (
            Mutation(
                "nvt in one year does not apply", "before.left_out & after.left_out", "before.left_out | after.left_out"
            ),
            Mutation("settled nvt does not apply", "(others == 0) & ~self.settled", "(others == 0)"),
            Mutation("what nobody was asked does not apply", "(not_applicable > 0) & (others", "(others"),
            Mutation(
                "five people are too few",
                "usable = which[1] & ~np.isnan(differences[1]) & (spread.answered >=",
                "usable = which[1] & ~np.isnan(differences[1]) & (spread.answered >",
            ),
            Mutation(
                "five scores are too few",
                "~np.isnan(difference) & (spread.answered >=",
                "~np.isnan(difference) & (spread.answered >",
            ),
            Mutation("who answered elsewhere counts", "(year & which[2][..., None, :])", "year"),
            Mutation(
                "an end that prints as 0 is certain",
                "round_half_up(values, SCORE_DECIMALS)",
                "round_half_up(values, SCORE_DECIMALS + 1)",
            ),
            Mutation("a small rise is large", "(lowest > 0) & large", "(lowest > 0)"),
            Mutation("a small fall is large", "(highest < 0) & large", "(highest < 0)"),
            Mutation("the margin is small", "np.abs(printed) >= margin", "np.abs(printed) > margin"),
            Mutation(
                "every level has the margin of the total", "MARGINS[kind] for kind", "MARGINS[LevelKind.TOTAL] for kind"
            ),
            Mutation("statements are named one by one", "        many=True,\n", ""),
            Mutation("one voice is not named", "(np.isnan(half_width) | benj", "(benj"),
            Mutation("few pairs are pairs", "fewest_pairs=fewest_pairs), smallest", "fewest_pairs=1), smallest"),
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
            Mutation(
                "two coalitions share people",
                "enumerate(before.participants)} if pair else {}",
                "enumerate(before.participants)}",
            ),
            Mutation(
                "two coalitions count the same people",
                "_same_participants(before, after) if pair else None",
                "_same_participants(before, after)",
            ),
        ),
    ),
    Target(
        "analysetool/certainty.py",
        ("tests/test_certainty.py", "tests/test_compare.py"),
        (
            Mutation("90% is certain", "CONFIDENCE = 0.95", "CONFIDENCE = 0.90"),
            Mutation("three variances are moderated", "FEWEST_MODERATED = 4", "FEWEST_MODERATED = 3"),
            Mutation("a stratum may count for nothing", "_SMALLEST_FREEDOM = 0.5", "_SMALLEST_FREEDOM = 0.25"),
            Mutation(
                "an only score varies not at all",
                "np.where(n == 1, LONE, deviation)",
                "np.where(n == 1, 0.0, deviation)",
            ),
            Mutation("pairs add up", "own = before, after - before, after", "own = before, after + before, after"),
            Mutation("nothing that varies is certain", "nothing & ~np.isnan(own)", "nothing & np.isnan(own)"),
            Mutation(
                "more is borrowed than there is",
                "np.minimum(np.minimum(prior + freedom, pooled)",
                "np.minimum(np.minimum(prior + freedom, np.inf)",
            ),
            Mutation(
                "the last kept takes no others with it",
                "found: Bools = np.where(np.isnan(chance), np.inf, chance) <= limit",
                "found: Bools = np.where(np.isnan(chance), np.inf, chance) == limit",
            ),
            Mutation("a tenth is too much", "ordered <= share * rank", "ordered < share * rank"),
        ),
    ),
    Target(
        "analysetool/imports/plan.py",
        ("tests/test_import_keys.py", "tests/test_import_again.py", "tests/test_import_forms.py"),
        (
            Mutation(
                "a few equal answers are the same person",
                "if len(response.answers) < ENOUGH_ANSWERS:",
                "if False:",
            ),
            Mutation("so many equal answers may be chance", "answers) < ENOUGH_ANSWERS", "answers) <= ENOUGH_ANSWERS"),
            Mutation(
                "an earlier code stays behind",
                "            self._staged[self._ledger.code_key(participant)] = None\n",
                "",
            ),
            Mutation("an earlier row stays behind", "self._staged.update(dict.fromkeys(earlier_row or ()))", "pass"),
            Mutation("a row in a form of one's own had an earlier one", " and not response.alone:", ":"),
            Mutation("two changes are too many", "changes <= FEW_CHANGES or ", ""),
            Mutation("half changed is another survey", "2 * changes <= known", "2 * changes < known"),
            Mutation("many changes are never accepted", "if self._accept or changes", "if changes"),
            Mutation("what stayed the same is a change", "+= hashed not in earlier", "+= 1"),
            Mutation("two rows alike are too many", "alike <= FEW_CHANGES or ", ""),
            Mutation("half alike is the same survey", "2 * alike <= rows", "2 * alike < rows"),
            Mutation("few equal answers are alike", "len(response.answers) >= ENOUGH_ANSWERS and hashed", "hashed"),
            Mutation(
                "so many equal answers are not alike", "answers) >= ENOUGH_ANSWERS and", "answers) > ENOUGH_ANSWERS and"
            ),
            Mutation("codes do not go first", "is None else 1 if response.code", "is None else 3 if response.code"),
            Mutation(
                "rows without a code go last",
                "known = 0 if response.code is None and",
                "known = 9 if response.code is None and",
            ),
            Mutation("what cannot hold remarks goes first", "2 * known + response", "2 * known - response"),
            Mutation(
                "a new code may be somebody else's", "if code != participant and code in self._in_use:", "if False:"
            ),
            Mutation(
                "the same answers keep the earlier code",
                "if hashed in earlier and code == participant:",
                "if hashed in earlier:",
            ),
            Mutation(
                "a code may be given twice",
                "            self._in_use.add(code)\n            self._plan.recoded",
                "            self._plan.recoded",
                equivalent="rows with one code meet before; only a code made at random could collide",
            ),
            Mutation("another key changes back", "if key not in self._ledger.entries:", "if True:"),
            Mutation("a crash halfway is work by hand", "{*earlier, hashed})", "earlier)"),
            Mutation(
                "who is removed is forgotten by other keys",
                "in map(self._ledger.kept_key, keys):",
                "in map(self._ledger.kept_key, ()):",
            ),
            Mutation("a row of two people is the first one's", "if len(people) > 1:", "if False:"),
            Mutation("work by hand goes before the import", "if path is None or self._accept:", "if path is None:"),
            Mutation("answers to what is not asked here are lost", "if lost:", "if False:"),
            Mutation("one person may send twice", "if text == other_text:", "if True:"),
            Mutation(
                "a sheet made elsewhere is overwritten", "if code is not None and code in self._in_use:", "if False:"
            ),
        ),
    ),
    Target(
        "analysetool/imports/keys.py",
        ("tests/test_import_keys.py", "tests/test_import_again.py", "tests/test_import_forms.py"),
        (
            Mutation("one row alike is enough", "2 * alike > matches", "alike > 0"),
            Mutation("half alike is most", "2 * alike > matches", "2 * alike >= matches"),
            Mutation("few equal answers are alike", "len(both) >= ENOUGH_ANSWERS and all(", "all("),
            Mutation("so many equal answers are not alike", "len(both) >= ENOUGH", "len(both) > ENOUGH"),
            Mutation("nine answers are enough", "ENOUGH_ANSWERS = 10", "ENOUGH_ANSWERS = 9"),
            Mutation("what was asked is no part of a key", '",".join(sorted(asked))', '""'),
            Mutation("the survey is no part of a key", '"bron", kind, self._survey,', '"bron", kind,'),
            Mutation("equal rows are one person", "self._numbers[place, text] += 1", "self._numbers[place, text] = 1"),
            Mutation("files are counted together", '"" if response.alone else response.path', '""'),
            Mutation("forms of one each are one person", '"" if response.alone else response.path', "response.path"),
            Mutation(
                "a note says nothing",
                "answers[identity].answer.value or answers[identity].note",
                "answers[identity].answer.value",
            ),
            Mutation("a domain says nothing", 'domain or "", voice', '"", voice'),
            Mutation("a voice says nothing", "voice.value, given", "given"),
            Mutation("the domain of parents makes another person", "if response.domain == PARENTS_DOMAIN", "if False"),
        ),
    ),
    Target(
        "analysetool/figures/ground.py",
        ("tests/test_views.py", "tests/test_requirements_view.py"),
        (
            Mutation(
                "votes of few are shown",
                "for votes in figures.distribution[0, position]) if shown else None",
                "for votes in figures.distribution[0, position])",
            ),
            Mutation("counts of few people are told", "if rule.shows_counts else None", "if True else None"),
            Mutation("a mark tells votes of few", "deviates=shown and _deviates", "deviates=_deviates"),
            Mutation("a theme of few people is shown", "level.kind in (LevelKind.TOTAL, LevelKind.PART)", "True"),
            Mutation(
                "the agreement of few is shown in a level", "return replace(level, agreement=None)", "return level"
            ),
        ),
    ),
    Target(
        "analysetool/measurement.py",
        ("tests/test_views.py",),
        (
            Mutation(
                "a joint sheet with people is alone",
                "self.joint is not None and self.nobody",
                "self.joint is not None",
            ),
            Mutation("unknown people hide nothing", "int(counted.people_at_least().sum())", "counted.people() or 9"),
        ),
    ),
    Target(
        "analysetool/figures/build_groups.py",
        (
            "tests/test_views.py",
            "tests/test_room.py::test_groups_with_enough_scores_are_shown",
            "tests/test_room.py::test_a_difference_that_chance_gives_is_not_named",
            "tests/test_room.py::test_without_people_no_difference_is_named_and_none_denied",
            "tests/test_room.py::test_a_group_with_too_few_scores_hides_all_groups",
        ),
        (
            Mutation("levels of groups stand on all statements", "np.where(shown[:, None], counts, 0)", "counts"),
            Mutation(
                "a rest is ranked",
                "ranked = [group for group in groups if group.ranked]",
                "ranked = list(groups)",
            ),
            Mutation("a gap by chance is named", "_as_compared(spread) > limit", "_as_compared(spread) > 0"),
            Mutation(
                "a gap as large as the limit is named", "_as_compared(spread) > limit", "_as_compared(spread) >= limit"
            ),
            Mutation("the room names no gap", "difference=spread if beyond else None", "difference=None"),
            Mutation(
                "of counts alone a gap is chance", "by_chance=limit is not None and not beyond", "by_chance=not beyond"
            ),
            Mutation(
                "what a group may not show was not asked",
                "asked=ground.asked,\n    )\n    limit",
                "asked=None,\n    )\n    limit",
            ),
            Mutation(
                "without people chance is to blame",
                "return NoGaps.COUNTS",
                "return NoGaps.CHANCE",
            ),
            Mutation("the smallest gaps go first", "(-spread[position]", "(spread[position]"),
        ),
    ),
    Target(
        "analysetool/figures/requirements.py",
        ("tests/test_requirements_view.py",),
        (
            Mutation("a warning stops", "MET and self.severity is Severity.ERROR", "MET"),
            Mutation(
                "what is met stops",
                "self.outcome is not Outcome.MET and self.severity is Severity.E",
                "self.severity is Severity.E",
            ),
        ),
    ),
    Target(
        "analysetool/figures/compared_years.py",
        ("tests/test_comparison_view.py",),
        (
            Mutation("hidden statements are compared", "np.where((scored & ~kept)[:, None], 0, counts)", "counts"),
            Mutation("a joint score is hidden", "scored & ~shown & ~side.settled", "scored & ~shown"),
            Mutation("levels of few stand on any statement", "not self.levels_only or not left_out.any()", "True"),
            Mutation(
                "joint scores count unasked",
                "ground.joint_scores if ground.basis is Basis.JOINT else None",
                "ground.joint_scores",
            ),
        ),
    ),
    Target(
        "analysetool/figures/compared_trend.py",
        ("tests/test_comparison_view.py",),
        (
            Mutation("two years are a trend", "FEWEST_YEARS = 3", "FEWEST_YEARS = 2"),
            Mutation(
                "what applies in one year does not in any", "~np.all([year.side.left_out", "~np.any([year.side.left_out"
            ),
            Mutation("a statement in two of three years is drawn", "applies & ~np.any(", "applies & ~np.all("),
            Mutation(
                "a line may have holes",
                "if not np.isnan(own).any() and",
                "if not np.isnan(own).all() and",
                equivalent="lines stand on the same statements each year: a level has all its figures or none",
            ),
        ),
    ),
    Target(
        "analysetool/figures/compared_people.py",
        ("tests/test_comparison_view.py",),
        (
            Mutation(
                "few others in a year are shown",
                "any(0 < left < fewest for left in rest)",
                "False",
            ),
            Mutation(
                "statements of few who came twice count",
                "hidden[:, None], 0, counts)",
                "hidden[:, None] & False, 0, counts)",
            ),
            Mutation(
                "a group and one more is shown",
                "for groups in (division.domains, division.clusters):",
                "for groups in ((),):",
            ),
            Mutation("joint scores are somebody's own", " and side.joint is None]", "]"),
            Mutation("everybody twice needs a second table", "if not same or not any(rest):", "if not same:"),
        ),
    ),
    Target(
        "analysetool/figures/build_comparison.py",
        ("tests/test_comparison_view.py",),
        (
            Mutation("statements of few people are told", "if change.id not in parts:", "if False:"),
            Mutation(
                "two coalitions share people",
                "shared, pair.years) if pair.same_people else None",
                "shared, pair.years)",
            ),
            Mutation("two coalitions are drawn as the same people", "pair=pair.same_people,", "pair=True,"),
        ),
    ),
)
