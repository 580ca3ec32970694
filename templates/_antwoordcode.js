{# The answer code in a page: the same as analysetool/answer_code.py, which tells what its signs mean. Knows nothing of
   the page it is in. #}
var answerCode = (function () {
  var SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", OWN_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
  var STATES = ["", "1", "2", "3", "4", "5", "weet-niet", "nvt"];
  var FORMAT = 1, CHECK = 6, GROUP = 5, MARK_SIGNS = 8, OWN = 9, NO_SIGN = 31, HEAD = 5, ABOUT = [14, 8, 16, 14], FAR = 89;
  var GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3], CONSTANT = 0x2bc830a3;
  var BETWEEN = /[\s\-\u2010-\u2015\u00a0\u200b\ufeff]+/;
  var SPELLED = {
    A: "A van Anton", B: "B van Bernard", C: "C van Cornelis", D: "D van Dirk", E: "E van Eduard", F: "F van Ferdinand",
    G: "G van Gerard", H: "H van Hendrik", J: "J van Jan", K: "K van Karel", M: "M van Maria", N: "N van Nico",
    P: "P van Pieter", Q: "Q van Quotiënt", R: "R van Rudolf", S: "S van Simon", T: "T van Teunis", V: "V van Victor",
    W: "W van Willem", X: "X van Xantippe", Y: "Y van Ypsilon", Z: "Z van Zacharias"
  };

  function shifted(left) {
    var high = left >>> 25;
    left = (left & 0x1ffffff) << 5;
    GENERATOR.forEach(function (factor, bit) { if (high >>> bit & 1) { left ^= factor; } });
    return left;
  }
  function residue(values) {
    return values.reduce(function (left, value) { return shifted(left) ^ value; }, 1);
  }
  function bitsOf(number, width) {
    var bits = [];
    for (var bit = width - 1; bit >= 0; bit -= 1) { bits.push(Math.floor(number / Math.pow(2, bit)) % 2); }
    return bits;
  }
  function numberOf(bits) {
    return bits.reduce(function (number, bit) { return number * 2 + bit; }, 0);
  }
  function signsOf(bits) {
    var values = [];
    while (bits.length % 5) { bits.push(0); }
    for (var place = 0; place < bits.length; place += 5) { values.push(numberOf(bits.slice(place, place + 5))); }
    return values;
  }
  function ownSigns(typed) {
    var signs = typed.replace(/[\s\u2010-\u2015-]+/g, "").toLowerCase().split("");
    var values = signs.map(function (sign) { return OWN_SIGNS.indexOf(sign); });
    if (values.length < OWN - 1 || values.length > OWN || values.indexOf(-1) >= 0) { return []; }
    while (values.length < OWN) { values.push(NO_SIGN); }
    return values;
  }
  {# How many signs a code has; `statements` is how many the voice is asked. #}
  function lengthOf(statements, withCode) {
    var bits = HEAD + MARK_SIGNS * 5 + numberSum(ABOUT) + 3 * statements;
    return Math.ceil(bits / 5) + (withCode ? OWN : 0) + CHECK;
  }
  function numberSum(numbers) { return numbers.reduce(function (sum, number) { return sum + number; }, 0); }

  {# `sheet`: mark (hexadecimal, ten digits or more), parents, participant (as typed), year, domain (place in the set, 0
     for none), coalition and set (prints), answers (as the page has them). #}
  function write(sheet) {
    var own = ownSigns(sheet.participant || ""), bits = [], left, values;
    [sheet.year || 0, sheet.domain || 0, sheet.coalition, sheet.set].forEach(function (number, place) {
      bits = bits.concat(bitsOf(number, ABOUT[place]));
    });
    sheet.answers.forEach(function (answer) { bits = bits.concat(bitsOf(STATES.indexOf(answer), 3)); });
    values = [FORMAT << 3 | (sheet.parents ? 4 : 0) | (own.length ? 2 : 0)]
      .concat(signsOf(bitsOf(parseInt(sheet.mark.slice(0, 10), 16), 40)), own, signsOf(bits));
    left = residue(values.concat([0, 0, 0, 0, 0, 0])) ^ CONSTANT;
    for (var place = CHECK - 1; place >= 0; place -= 1) { values.push(left >>> 5 * place & 31); }
    return values.map(function (value) { return SIGNS[value]; }).join("");
  }

  function refusal(reason, groups, more) {
    return { refused: reason, groups: groups || [], sign: (more || {}).sign || "", number: (more || {}).number || 0 };
  }
  {# What a code says, or why it cannot be used. `frame`: set and coalition (prints), year, domains (how many), partners
     and parents (how many statements each is asked). #}
  function read(text, frame) {
    var typed = text.trim().toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").split(BETWEEN).filter(Boolean);
    var code = typed.join(""), values = [], lengths = {}, right, parents, withCode, statements;
    if (!code) { return refusal("leeg"); }
    for (var place = 0; place < code.length; place += 1) {
      values.push(SIGNS.indexOf(code[place]));
      if (values[place] < 0) { return refusal("vreemd-teken", [Math.floor(place / GROUP) + 1], { sign: code[place] }); }
    }
    right = values.length > CHECK && residue(values) === CONSTANT;
    if (right && values[0] >>> 3 !== FORMAT) { return refusal("nieuwer"); }
    [frame.partners, frame.parents].forEach(function (number, kind) {
      if (!number) { return; }
      lengths[FORMAT << 3 | kind << 2] = lengthOf(number, false);
      lengths[FORMAT << 3 | kind << 2 | 2] = lengthOf(number, true);
    });
    if (!right) {
      return wrongLength(typed, values, lengths) || refusal("tikfout", wrongGroups(values));
    }
    parents = Boolean(values[0] & 4);
    withCode = Boolean(values[0] & 2);
    statements = parents ? frame.parents : frame.partners;
    if (!statements || values.length !== lengthOf(statements, withCode) || values[0] & 1) { return refusal("andere-set"); }
    return told(code, values.slice(1, -CHECK), { parents: parents, withCode: withCode, statements: statements }, frame);
  }
  function told(code, values, kind, frame) {
    var own = kind.withCode ? values.slice(MARK_SIGNS, MARK_SIGNS + OWN) : [], bits = [], numbers = [], answers = [];
    values.slice(MARK_SIGNS + own.length).forEach(function (value) { bits = bits.concat(bitsOf(value, 5)); });
    ABOUT.forEach(function (width) { numbers.push(numberOf(bits.splice(0, width))); });
    for (var place = 0; place < kind.statements; place += 1) { answers.push(STATES[numberOf(bits.splice(0, 3))]); }
    if (numbers[3] !== frame.set || numbers[1] > frame.domains || bits.indexOf(1) >= 0) { return refusal("andere-set"); }
    if (frame.year && numbers[0] && numbers[0] !== frame.year) { return refusal("ander-jaar", [], { number: numbers[0] }); }
    if (frame.coalition && numbers[2] && numbers[2] !== frame.coalition) { return refusal("andere-coalitie"); }
    return {
      code: code, mark: code.slice(1, 1 + MARK_SIGNS), parents: kind.parents, year: numbers[0], domain: numbers[1],
      participant: own.filter(function (value) { return value !== NO_SIGN; })
        .map(function (value) { return OWN_SIGNS[value]; }).join(""),
      answers: answers
    };
  }
  {# A length that no code has is held against what the first sign says, else against the nearest that one has. #}
  function wrongLength(typed, values, lengths) {
    var found = values.length, odd = -1, nearest;
    var possible = Object.keys(lengths).map(function (head) { return lengths[head]; });
    if (possible.indexOf(found) >= 0) { return null; }
    nearest = lengths[values[0]] || possible.sort(function (one, other) {
      return Math.abs(one - found) - Math.abs(other - found) || one - other;
    })[0];
    typed.slice(0, -1).some(function (group, place) { odd = group.length === GROUP ? -1 : place; return odd >= 0; });
    return refusal(found < nearest ? "te-kort" : "te-lang", odd < 0 ? [] : [odd + 1], { number: Math.abs(nearest - found) });
  }
  function wrongGroups(values) {
    var wrong = residue(values) ^ CONSTANT, alone = new Map(), groups = [];
    function groupOf(place) { return Math.floor(place / GROUP) + 1; }
    for (var error = 1; error < SIGNS.length; error += 1) {
      for (var place = values.length - 1, left = error; place >= 0; place -= 1) {
        alone.set(left, place);
        left = shifted(left);
      }
    }
    if (alone.has(wrong)) { return [groupOf(alone.get(wrong))]; }
    if (values.length > FAR) { return []; }
    alone.forEach(function (place, left) {
      if (!groups.length && alone.has(left ^ wrong)) { groups = [groupOf(place), groupOf(alone.get(left ^ wrong))]; }
    });
    return groups.sort(function (one, other) { return one - other; })
      .filter(function (group, place) { return group !== groups[place - 1]; });
  }

  function groupsOf(code) { return code.match(/.{1,5}/g) || []; }
  {# A code as it is read aloud: group by group, letters with a word. #}
  function spoken(code) {
    return groupsOf(code).map(function (group, place) {
      return "Groep " + (place + 1) + ": " + group.split("").map(function (sign) { return SPELLED[sign] || sign; }).join(", ");
    }).join(". ") + ".";
  }
  return {
    write: write, read: read, inGroups: function (code) { return groupsOf(code).join(" "); }, spoken: spoken,
    hasOwnCode: function (typed) { return ownSigns(typed).length > 0; }
  };
}());
