{# The script of the page that collects codes: reads them, keeps them until the page closes, and saves them. What a code
   says comes on no screen; only how many people there are does. #}
(function () {
"use strict";
{% include "_antwoordcode.js" %}

var KNOWN = JSON.parse(document.getElementById("inhoud").dataset.gegevens);
var EVERY = 120, WIDE = 800, SAME = 2000, FLASH = 700;
var NO_CODE = ["leeg", "vreemd-teken", "te-kort", "te-lang", "tikfout"];
var people = new Map();
var refused = new Map();
var unsaved = false;
var stream = null;
var timer = 0;
var last = { text: "", at: 0 };
var canvas = document.createElement("canvas");
var brush = canvas.getContext("2d", { willReadFrequently: true });

function byId(id) { return document.getElementById(id); }
function sentence(reason) { return document.querySelector('[data-reden="' + reason + '"]').textContent; }
function humans(number) { return number === 1 ? "1 mens" : number + " mensen"; }

function why(found) {
  var told = sentence(found.refused).replace("{teken}", found.sign).replace("{aantal}", found.number);
  var groups = found.groups.map(String), end = groups.pop();
  if (end) { return told + " " + sentence("kijk").replace("{groepen}", groups.length ? groups.join(", ") + " en " + end : end); }
  return NO_CODE.indexOf(found.refused) > 0 ? told + " " + sentence("kijk-alles") : told;
}
{# Take one code in; what is said of it, and whether it counts from now on. #}
function take(text) {
  var found = answerCode.read(text, KNOWN.kader), earlier, person;
  if (found.refused) { return { counts: false, found: found, told: why(found) }; }
  if (found.answers.every(function (answer) { return answer === ""; })) {
    return { counts: false, found: found, told: "Op dit formulier is niets ingevuld. Het telt niet mee." };
  }
  earlier = Array.from(people.values()).filter(function (one) {
    return one.mark === found.mark || (found.participant && one.participant === found.participant);
  });
  person = { code: found.code, mark: found.mark, participant: found.participant, domain: found.domain };
  if (earlier.length === 1 && earlier[0].code === found.code) {
    return { counts: true, told: "Deze code was al gelezen en telt één keer. Samen " + humans(people.size) + "." };
  }
  earlier.forEach(function (one) { people.delete(one.mark); });
  people.set(found.mark, person);
  unsaved = true;
  return {
    counts: true,
    told: (earlier.length ? "Deze persoon was er al. De nieuwe antwoorden vervangen de eerdere. " : "Gelezen. ") +
      "Samen " + humans(people.size) + "."
  };
}
function show() {
  var counts = KNOWN.domeinen.map(function () { return 0; }), list = byId("domeinen");
  people.forEach(function (person) { if (person.domain) { counts[person.domain - 1] += 1; } });
  byId("aantal").textContent = people.size;
  byId("aantal-woord").textContent = people.size === 1 ? "mens" : "mensen";
  list.textContent = "";
  counts.forEach(function (number, place) {
    if (number >= KNOWN.vanaf) { list.appendChild(item(KNOWN.domeinen[place] + ": " + number)); }
  });
  list.hidden = !list.children.length;
}
function item(text) {
  var made = document.createElement("li");
  made.textContent = text;
  return made;
}
{# What was refused stays on the page, each reason once with the number of codes. #}
function showRefused(code, told) {
  var list = byId("geweigerd-lijst"), counts = new Map();
  refused.set(code, told);
  refused.forEach(function (reason) { counts.set(reason, (counts.get(reason) || 0) + 1); });
  list.textContent = "";
  counts.forEach(function (number, reason) {
    list.appendChild(item((number === 1 ? "1 code" : number + " codes") + ": " + reason));
  });
  byId("geweigerd").hidden = false;
}
function say(told) { byId("omroep").textContent = told; }

function saw(text) {
  var now = Date.now(), again = text === last.text && now - last.at < SAME, taken, video = byId("beeld");
  last = { text: text, at: now };
  if (again) { return; }
  taken = take(text);
  if (!taken.counts && NO_CODE.indexOf(taken.found.refused) >= 0) {
    taken.told = "Deze QR-code is geen antwoordcode.";
  } else if (!taken.counts) {
    showRefused(text, taken.told);
  }
  say(taken.told);
  show();
  video.className = taken.counts ? "gelezen" : "geweigerd";
  setTimeout(function () { video.className = ""; }, FLASH);
}
function look() {
  var video = byId("beeld"), scale, picture, found;
  if (!stream) { return; }
  if (video.readyState >= 2 && video.videoWidth) {
    scale = Math.min(1, WIDE / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    brush.drawImage(video, 0, 0, canvas.width, canvas.height);
    picture = brush.getImageData(0, 0, canvas.width, canvas.height);
    found = jsQR(picture.data, picture.width, picture.height, { inversionAttempts: "dontInvert" });
    if (found && found.data) { saw(found.data); }
  }
  timer = setTimeout(look, EVERY);
}
function stop() {
  clearTimeout(timer);
  if (stream) { stream.getTracks().forEach(function (track) { track.stop(); }); }
  stream = null;
  byId("beeld").srcObject = null;
  byId("beeld").hidden = true;
  byId("kies-camera").hidden = true;
  byId("camera").textContent = "Zet de camera aan";
}
function failed(error) {
  var named = {
    NotAllowedError: "De camera mag niet aan van deze browser. Klik op het teken van de camera bij de adresbalk en sta hem toe.",
    NotFoundError: "Er is geen camera gevonden op deze computer.",
    NotReadableError: "De camera is al in gebruik. Sluit andere programma's die hem gebruiken, zoals Teams."
  };
  stop();
  byId("camera-fout").textContent = (named[error.name] || "De camera gaat niet aan in deze browser. Probeer Edge, Chrome of Firefox.") +
    " U kunt de codes ook typen: zie hieronder.";
  byId("camera-fout").hidden = false;
}
function start(id) {
  var wanted = id ? { deviceId: { exact: id } } : { facingMode: "environment", width: { ideal: 1280 } };
  byId("camera-fout").hidden = true;
  if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) { failed({ name: "" }); return; }
  navigator.mediaDevices.getUserMedia({ video: wanted, audio: false }).then(function (opened) {
    var video = byId("beeld");
    if (stream) { stop(); }
    stream = opened;
    video.srcObject = opened;
    video.hidden = false;
    video.play().catch(failed);
    byId("camera").textContent = "Zet de camera uit";
    offer(opened);
    look();
  }).catch(failed);
}
{# Let people choose where there is more than one camera. #}
function offer(opened) {
  var used = opened.getVideoTracks()[0].getSettings().deviceId;
  navigator.mediaDevices.enumerateDevices().then(function (devices) {
    var cameras = devices.filter(function (device) { return device.kind === "videoinput"; }), list = byId("welke");
    list.textContent = "";
    cameras.forEach(function (camera, place) {
      var option = document.createElement("option");
      option.value = camera.deviceId;
      option.textContent = camera.label || "Camera " + (place + 1);
      option.selected = camera.deviceId === used;
      list.appendChild(option);
    });
    byId("kies-camera").hidden = cameras.length < 2;
  });
}

{# The codes in what was typed or pasted: one, one a line, or behind the word in a mail. #}
function codesIn(text) {
  var parts = text.split(/antwoordcode\s*:/i), lines = text.split(/\r?\n/).filter(function (line) { return line.trim(); });
  if (parts.length > 1) { return parts.slice(1).map(groupsBefore); }
  if (lines.length < 2 || !answerCode.read(text, KNOWN.kader).refused) { return [text]; }
  return lines.some(function (line) { return line.replace(/[\s-]/g, "").length > 25; }) ? lines : [text];
}
function groupsBefore(text) {
  var groups = [];
  text.replace(/>/g, " ").trim().split(/\s+/).every(function (word) {
    var group = word.replace(/-/g, ""), fits = /^([0-9A-Za-z]{1,5}|[0-9A-Za-z]{25,})$/.test(group);
    if (fits) { groups.push(group); }
    return fits;
  });
  return groups.join(" ");
}
function readTyped() {
  var field = byId("getypt"), left = [], wrong = [], told = "";
  codesIn(field.value).forEach(function (text) {
    var taken = take(text);
    if (taken.counts) {
      told = taken.told;
    } else {
      left.push(text.trim());
      if (wrong.indexOf(taken.told) < 0) { wrong.push(taken.told); }
    }
  });
  show();
  if (told) { say(told); }
  field.value = left.join("\n");
  byId("typ-fout").textContent = wrong.join(" ");
  byId("typ-fout").hidden = !wrong.length;
  field.setAttribute("aria-invalid", String(wrong.length > 0));
  field.focus();
}
function save() {
  var codes = Array.from(people.values()).map(function (person) { return person.code; }).sort();
  var name = "antwoordcodes-" + KNOWN.stellingenset + "-" + KNOWN.jaar + ".json", link = document.createElement("a");
  if (!codes.length) { say("Er is nog niets te bewaren: lees eerst een code."); return; }
  link.href = URL.createObjectURL(new Blob([JSON.stringify({
    soort: "antwoordcodes", formaatversie: 1, stellingenset: KNOWN.stellingenset, versie: KNOWN.versie,
    coalitie: KNOWN.coalitie, jaar: KNOWN.jaar, codes: codes
  }, null, 1) + "\n"], { type: "application/json" }));
  link.download = name;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  unsaved = false;
  byId("bestandsnaam").textContent = name;
  byId("bewaard").hidden = false;
}

byId("camera").addEventListener("click", function () { if (stream) { stop(); } else { start(""); } });
byId("welke").addEventListener("change", function () { start(byId("welke").value); });
byId("lees").addEventListener("click", readTyped);
byId("getypt").addEventListener("keydown", function (event) {
  if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); readTyped(); }
});
byId("bewaar").addEventListener("click", save);
addEventListener("beforeunload", function (event) {
  if (unsaved) { event.preventDefault(); event.returnValue = ""; }
});
byId("werk").hidden = false;
show();
}());
