{# The check of a participant's code, as analysetool.codes has it: 31 signs, the last one a check (modulus 31, radix 3). #}
var LETTERS = "abcdefghjkmnpqrstuvwxyz";
var SIGNS = LETTERS + "23456789";
var CODE = 9;
function isDigit(sign) { return /[0-9]/.test(sign); }
function mixed(signs) {
  var least = signs.length;
  for (var place = 0; place <= signs.length; place += 1) {
    least = Math.min(least, signs.filter(function (sign, at) { return isDigit(sign) === at < place; }).length);
  }
  return least;
}
function hasShape(signs) {
  return signs.length === CODE && LETTERS.indexOf(signs[0]) >= 0 && mixed(signs) >= 2 &&
    signs.every(function (sign) { return SIGNS.indexOf(sign) >= 0; });
}
function isChecked(signs) {
  return hasShape(signs) && signs.reduce(function (sum, sign) { return (sum * 3 + SIGNS.indexOf(sign)) % SIGNS.length; }, 0) === 1;
}
function bare(typed) { return typed.replace(/[\s\u2010-\u2015-]+/g, "").toLowerCase(); }
function isMistyped(typed) {
  var signs = Array.from(bare(typed)), tries = [];
  signs.forEach(function (sign, at) {
    var before = signs.slice(0, at), after = signs.slice(at + 1);
    if (signs.length === CODE) {
      tries.push(before.concat("a", after), before.concat("9", after));
      if (after.length) { tries.push(before.concat(after[0], sign, after.slice(1))); }
    } else if (signs.length === CODE + 1) {
      tries.push(before.concat(after));
    }
  });
  return !isChecked(signs) && tries.some(hasShape);
}

function mayLackSign(typed) {
  var signs = Array.from(bare(typed)), tries = [];
  for (var place = 0; signs.length === CODE - 1 && place < CODE; place += 1) {
    tries.push(signs.slice(0, place).concat("a", signs.slice(place)), signs.slice(0, place).concat("9", signs.slice(place)));
  }
  return tries.some(hasShape);
}

function codeIsWrong() {
  var wrong = isMistyped(code.value);
  byId("deelnemer-kort").hidden = !mayLackSign(code.value);
  byId("deelnemer-fout").hidden = !wrong;
  code.setAttribute("aria-invalid", String(wrong));
  return wrong;
}
function showOwnCode() {
  byId("uw-code").textContent = code.value.trim();
  byId("uw-code-over").hidden = !code.value.trim() || isMistyped(code.value);
  byId("zonder-code").hidden = Boolean(code.value.trim());
}
code.addEventListener("change", codeIsWrong);
code.addEventListener("input", function () { if (!isMistyped(code.value)) { codeIsWrong(); } });
