{# The script of the form: keeps the answers, counts them and hands them over. No text of the set comes in here; it is
   read from the page. Written for browsers of the last eight years. #}
(function () {
"use strict";
var FORM = document.getElementById("formulier");
var DATA = FORM.dataset;
var KEY = ["analysetool", DATA.stellingenset, DATA.versie, DATA.coalitie, DATA.jaar, DATA.voor].join("|");
var QUIET = 1500;
var keeps = true;
var safe = true;
var mark = "";
var timer = 0;
var finished = [];

function byId(id) { return document.getElementById(id); }
function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }

var sets = all("fieldset[data-stelling]");
var parts = sets.map(function (set) {
  return {
    set: set, box: set.parentNode, id: set.dataset.stelling, radios: all("input[type=radio]", set),
    note: set.querySelector("textarea"), fold: set.querySelector("details.opmerking"), wipe: set.querySelector(".wis")
  };
});
var domain = byId("domein");
var code = byId("deelnemer");

{% include "_deelnemerscode.js" %}

function chosen(part) {
  return part.radios.filter(function (radio) { return radio.checked; })[0];
}
function whole(text) {
  return Array.from(text, function (sign) { return /^[\ud800-\udfff]$/.test(sign) ? "\ufffd" : sign; }).join("");
}
function newMark() {
  var bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
}
function text() {
  var answers = Object.create(null);
  parts.forEach(function (part) {
    var radio = chosen(part), note = whole(part.note.value).trim(), answer = {};
    if (radio) { answer.score = radio.value; }
    if (note) { answer.opmerking = note; }
    if (radio || note) { answers[part.id] = answer; }
  });
  return JSON.stringify({
    soort: "antwoorden", formaatversie: 1, stellingenset: DATA.stellingenset, versie: DATA.versie,
    coalitie: DATA.coalitie, jaar: DATA.jaar ? Number(DATA.jaar) : null, voor: DATA.voor, kenmerk: mark,
    deelnemer: whole(code.value).trim(), domein: domain ? domain.value : "",
    gevraagd: parts.map(function (part) { return part.id; }), antwoorden: answers
  }, null, 1) + "\n";
}

function invited() {
  var found = /^#code=([a-z0-9-]{2,20})$/i.exec(location.hash);
  return found ? found[1].toLowerCase() : "";
}
addEventListener("beforeprint", function () {
  all("details:not([open])").forEach(function (fold) { fold.open = true; fold.dataset.dicht = ""; });
});
addEventListener("afterprint", function () {
  all("details[data-dicht]").forEach(function (fold) { fold.open = false; delete fold.dataset.dicht; });
});
{# The name of the file tells one person from another as the mark in it does. #}
function fileName() {
  return "antwoorden-" + DATA.stellingenset + "-" + mark.slice(0, 6) + ".json";
}

function stored() {
  try { return localStorage.getItem(KEY); } catch (error) { keeps = false; return null; }
}
function keep() {
  mark = mark || newMark();
  safe = false;
  try { localStorage.setItem(KEY, text()); keeps = true; } catch (error) { keeps = false; }
  show();
}
function fill(content) {
  var found;
  try { found = JSON.parse(content); } catch (error) { return false; }
  if (!found || found.soort !== "antwoorden" || !found.antwoorden) { return false; }
  mark = /^[0-9a-f]{32}$/.test(found.kenmerk) ? found.kenmerk : newMark();
  code.value = String(found.deelnemer || invited());
  if (domain && domain.type !== "hidden") { domain.value = String(found.domein || ""); }
  parts.forEach(function (part) {
    var answer = Object.prototype.hasOwnProperty.call(found.antwoorden, part.id) ? found.antwoorden[part.id] || {} : {};
    part.radios.forEach(function (radio) { radio.checked = radio.value === answer.score; });
    part.note.value = String(answer.opmerking || "");
    part.fold.open = Boolean(part.note.value);
  });
  return true;
}
function empty() {
  FORM.reset();
  code.value = invited();
  mark = "";
  safe = true;
  finished = [];
  parts.forEach(function (part) { part.fold.open = false; });
  ["verder", "bewaard-als"].forEach(function (id) { byId(id).hidden = true; });
  byId("gekopieerd").textContent = "";
}

function show() {
  var open = parts.filter(function (part) { return !chosen(part); });
  var done = parts.length - open.length;
  byId("stand").textContent = done + " van " + parts.length + " beantwoord";
  byId("balk").value = done;
  byId("naar-open").firstChild.data = open.length ? "Nog " + open.length + " open" : "Naar het einde";
  byId("naar-open").lastChild.textContent = open.length ? ": naar de eerste open " + DATA.soort : "";
  parts.forEach(function (part) {
    var given = Boolean(chosen(part));
    part.box.classList.toggle("gedaan", given);
    showRow(part);
    part.wipe.hidden = !given;
    part.fold.classList.toggle("gevuld", Boolean(part.note.value.trim()));
  });
  showOwnCode();
  byId("bewaard").hidden = !keeps;
  byId("niet-bewaard").hidden = keeps;
  byId("tekst").value = text();
  showOpen(open);
  showCode();
}
function isDomainOpen() { return Boolean(domain && domain.type !== "hidden" && !domain.value); }
function showOpen(open) {
  var list = byId("open-lijst"), kinds = DATA.soort === "zin" ? "zinnen" : "stellingen";
  byId("open-tekst").textContent = open.length
    ? "Nog open: " + open.length + (open.length === 1 ? " " + DATA.soort : " " + kinds) + ". U mag ze openlaten."
    : isDomainOpen() ? "Alle " + kinds + " zijn beantwoord. Alleen dit is nog open:" : "Alles is beantwoord. Dank u wel!";
  list.textContent = "";
  if (isDomainOpen()) {
    var entry = document.createElement("li"), to = document.createElement("a");
    to.href = "#domein";
    to.textContent = document.querySelector("label[for=domein]").textContent;
    to.addEventListener("click", function (event) { event.preventDefault(); domain.focus(); });
    entry.className = "veld-open";
    entry.appendChild(to);
    list.appendChild(entry);
  }
  open.forEach(function (part) {
    var item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
    link.href = "#" + part.box.id;
    kind.className = "onzichtbaar";
    kind.textContent = "Naar " + DATA.soort + " ";
    link.appendChild(kind);
    link.appendChild(document.createTextNode(part.set.querySelector(".id").textContent.replace(/\.$/, "")));
    link.addEventListener("click", function (event) { event.preventDefault(); go(part); });
    item.appendChild(link);
    list.appendChild(item);
  });
}
function go(part) {
  setCurrent(part);
  (isByHand() ? part.set : chosen(part) || part.radios[0]).focus();
  part.box.scrollIntoView({ block: "start" });
}
function announce(message) {
  clearTimeout(timer);
  timer = setTimeout(function () { byId("omroep").textContent = message; }, QUIET);
}
function announceThemes() {
  var complete = all("[data-thema]").filter(function (theme) {
    return all("fieldset", theme).every(function (set) { return set.querySelector("input:checked"); });
  });
  var fresh = complete.filter(function (theme) { return finished.indexOf(theme) < 0; });
  finished = complete;
  if (byId("balk").value === parts.length) {
    announce("Alles is beantwoord.");
  } else if (fresh.length) {
    announce("Thema " + fresh[0].dataset.thema + " is klaar. " + byId("stand").textContent + ".");
  }
}

FORM.addEventListener("submit", function (event) { event.preventDefault(); });
FORM.addEventListener("input", function (event) {
  if (event.target.id === "tekst") { return; }
  keep();
  if (event.target.type === "radio") { announceThemes(); }
});
parts.forEach(function (part) {
  part.wipe.addEventListener("click", function () {
    part.radios.forEach(function (radio) { radio.checked = false; });
    keep();
    announceThemes();
    part.radios[0].focus();
  });
});
byId("naar-open").addEventListener("click", function () {
  var open = parts.filter(function (part) { return !chosen(part); })[0];
  if (open) { go(open); } else { byId("klaar").focus(); }
});
all(".alles-wissen").forEach(function (button) {
  button.addEventListener("click", function () {
    if (!confirm("Weet u het zeker? Al uw antwoorden verdwijnen van dit apparaat.")) { return; }
    empty();
    try { localStorage.removeItem(KEY); } catch (error) { keeps = false; }
    show();
    byId("omroep").textContent = "Alle antwoorden zijn gewist.";
    scrollTo(0, 0);
    all("h1")[0].tabIndex = -1;
    all("h1")[0].focus();
  });
});

byId("bewaar").addEventListener("click", function () {
  var link = document.createElement("a");
  if (codeIsWrong()) { code.focus(); return; }
  if (!mark) { keep(); }
  link.href = URL.createObjectURL(new Blob([text()], { type: "application/json" }));
  link.download = fileName();
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  safe = true;
  byId("bestandsnaam").textContent = fileName();
  byId("bewaard-als").hidden = false;
});
byId("kopieer").addEventListener("click", function () {
  var field = byId("tekst"), told = byId("gekopieerd");
  if (codeIsWrong()) { code.focus(); return; }
  if (!mark) { keep(); }
  field.focus();
  field.select();
  function copied() { safe = true; told.textContent = "Gekopieerd. Plak de tekst nu in een mail."; }
  function byHand() {
    var worked = false;
    try { worked = document.execCommand("copy"); } catch (error) { worked = false; }
    if (worked) { copied(); } else { told.textContent = "De tekst is geselecteerd. Kopieer die nu zelf, met Ctrl+C."; }
  }
  if (navigator.clipboard && navigator.clipboard.writeText) {
    navigator.clipboard.writeText(field.value).then(copied, byHand);
  } else {
    byHand();
  }
});
addEventListener("beforeunload", function (event) {
  if (!keeps && !safe) { event.preventDefault(); event.returnValue = ""; }
});
addEventListener("storage", function (event) {
  if (event.key !== KEY && event.key !== null) { return; }
  if (!event.newValue) { empty(); } else { fill(event.newValue); }
  show();
});

{% include "_formulier_scherm.js" %}

function speech() {
  var synth = window.speechSynthesis, buttons = all("button.lees"), voice = null, speaking = null;
  if (!synth || !buttons.length) { return; }
  function find() {
    voice = synth.getVoices().filter(function (one) { return one.localService === true && /^nl([-_]|$)/i.test(one.lang); })[0] || null;
    all(".voorlezen").forEach(function (place) { place.hidden = !voice; });
  }
  function words(button) {
    if (button.dataset.tekst === "code") { return answerCode.spoken(codeNow()); }
    if (button.dataset.tekst) {
      return all("#begin ~ p").filter(function (p) { return !p.hidden && !p.classList.contains("voorlezen"); })
        .map(function (p) { return p.textContent; }).join(" ");
    }
    return button.closest("fieldset").querySelector(".tekst").textContent;
  }
  buttons.forEach(function (button) {
    button.addEventListener("click", function () {
      var again = speaking === button && synth.speaking, utterance;
      synth.cancel();
      speaking = null;
      if (again || !voice) { return; }
      utterance = new SpeechSynthesisUtterance(words(button));
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.rate = 0.9;
      speaking = button;
      synth.speak(utterance);
    });
  });
  if (synth.addEventListener) { synth.addEventListener("voiceschanged", find); }
  find();
}

{% include "_antwoordcode.js" %}
{% include "_formulier_code.js" %}

(function begin() {
  var content = stored(), known = content !== null && fill(content);
  if (!known) { empty(); }
  show();
  setCurrent(parts.filter(function (part) { return !chosen(part); })[0] || parts[0]);
  codeIsWrong();
  if (known) {
    finished = all("[data-thema]").filter(function (theme) {
      return all("fieldset", theme).every(function (set) { return set.querySelector("input:checked"); });
    });
    byId("verder-stand").textContent = byId("stand").textContent;
    byId("verder").hidden = false;
  }
  speech();
}());
}());
