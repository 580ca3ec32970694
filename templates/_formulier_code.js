{# The answer code at the end of the form: shown, read aloud and mailed. Comes in the script of the form, whose names it
   uses, after _antwoordcode.js and the library that draws QR codes. #}
var CODED = byId("toon-code") ? JSON.parse(byId("toon-code").dataset.code) : null;
var scrolled = 0;

function codeNow() {
  var answers = Object.create(null);
  parts.forEach(function (part) { answers[part.id] = chosen(part); });
  return answerCode.write({
    mark: mark, parents: DATA.voor === "ouders", participant: code.value, year: Number(DATA.jaar) || 0,
    domain: domain ? CODED.domeinen.indexOf(domain.value) + 1 : 0, coalition: CODED.coalitie, set: CODED.stellingenset,
    answers: CODED.stellingen.map(function (id) { return answers[id] ? answers[id].value : ""; })
  });
}
function showCode() {
  var notes = parts.filter(function (part) { return part.note.value.trim(); }).length, own = code.value.trim();
  if (!CODED) { return; }
  all(".opmerkingen-over").forEach(function (place) { place.hidden = !notes; });
  all(".opmerkingen-aantal").forEach(function (place) { place.textContent = notes; });
  byId("code-zonder-deelnemer").hidden = !own || answerCode.hasOwnCode(own);
  if (byId("mail")) { byId("mail").href = mark ? mailAddress() : "#klaar"; }
  if (byId("codescherm").hidden) { return; }
  if (mark) { drawCode(); } else { openCode(false); }
}
function mailAddress() {
  var about = all(".onderkop")[0].textContent.trim();
  var lines = ["Dit zijn mijn antwoorden: " + about + ".", "", "Antwoordcode:", answerCode.inGroups(codeNow()), "",
    "Verander niets aan de code."];
  return "mailto:" + encodeURIComponent(byId("mail").dataset.adres).replace(/%40/g, "@") +
    "?subject=" + encodeURIComponent("Antwoorden: " + about) + "&body=" + encodeURIComponent(lines.join("\r\n"));
}
function drawCode() {
  var whole = codeNow(), picture = qrcode(0, "M"), canvas = byId("qr"), brush = canvas.getContext("2d"), size;
  picture.addData(whole, "Alphanumeric");
  picture.make();
  size = picture.getModuleCount();
  canvas.width = canvas.height = (size + 8) * 10;
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = "#000";
  for (var row = 0; row < size; row += 1) {
    for (var column = 0; column < size; column += 1) {
      if (picture.isDark(row, column)) { brush.fillRect((column + 4) * 10, (row + 4) * 10, 10, 10); }
    }
  }
  byId("codetekst").textContent = "";
  answerCode.inGroups(whole).split(" ").forEach(function (group) {
    var item = document.createElement("li");
    item.textContent = group;
    byId("codetekst").appendChild(item);
  });
}
function openCode(open) {
  if (open) { scrolled = window.pageYOffset; }
  all("body > .overslaan, .omvang > footer").concat(FORM).forEach(function (place) { place.hidden = open; });
  all(".omvang > header")[0].classList.toggle("onzichtbaar", open);
  byId("codescherm").hidden = !open;
  byId("code-gekopieerd").textContent = "";
  if (open) {
    drawCode();
    byId("codekop").focus();
    scrollTo(0, 0);
  } else {
    byId("toon-code").focus();
    scrollTo(0, scrolled);
  }
}
function copyCode() {
  var told = byId("code-gekopieerd");
  function byHand() {
    var range = document.createRange();
    range.selectNodeContents(byId("codetekst"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    told.textContent = "De code is geselecteerd. Kopieer die nu zelf.";
  }
  if (navigator.clipboard && navigator.clipboard.writeText) {
    navigator.clipboard.writeText("Antwoordcode: " + answerCode.inGroups(codeNow())).then(function () {
      safe = true;
      told.textContent = "Gekopieerd. Plak de code nu in een bericht.";
    }, byHand);
  } else {
    byHand();
  }
}
{# A code with a typo in the participant's own code would make a new person. #}
function ownCodeIsWrong() {
  var wrong = code.getAttribute("aria-invalid") === "true";
  if (wrong) { code.focus(); }
  return wrong;
}

if (CODED) {
  byId("toon-code").addEventListener("click", function () {
    if (ownCodeIsWrong()) { return; }
    if (!mark) { keep(); }
    openCode(true);
  });
  byId("sluit-code").addEventListener("click", function () { openCode(false); });
  byId("kopieer-code").addEventListener("click", copyCode);
  addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !byId("codescherm").hidden) { openCode(false); }
  });
  if (byId("mail")) {
    byId("mail").addEventListener("click", function (event) {
      if (ownCodeIsWrong()) { event.preventDefault(); return; }
      if (!mark) { keep(); }
      safe = true;
    });
  }
}
