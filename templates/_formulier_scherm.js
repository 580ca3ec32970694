{# Where somebody is: one statement at a time on a narrow screen, digits as keys, and what the bar on top says. #}
var NARROW = matchMedia("(max-width: 44rem)");
var MOVE = 300;
var current = null;
var pointed = 0;
var tapped = 0;
var moving = 0;
var measuring = false;

function addRow(part) {
  var row = document.createElement("button");
  row.type = "button";
  row.className = "toon";
  all("legend .id, legend .tekst", part.set).forEach(function (piece) {
    row.appendChild(piece.cloneNode(true));
    row.appendChild(document.createTextNode(" "));
  });
  part.heard = document.createElement("span");
  part.heard.className = "onzichtbaar";
  part.given = document.createElement("span");
  part.given.className = "gegeven";
  row.appendChild(part.heard);
  row.appendChild(part.given);
  row.addEventListener("click", function () { go(part); });
  part.box.insertBefore(row, part.set);
  part.set.tabIndex = -1;
  addWayBack(part);
}
{# After a slip of the thumb one wants to go back, and the line above is behind the bar. #}
function addWayBack(part) {
  var back = document.createElement("button"), before = parts[parts.indexOf(part) - 1];
  if (!before) { return; }
  back.type = "button";
  back.className = "vorige";
  back.textContent = "Vorige";
  back.addEventListener("click", function () { go(before); });
  part.wipe.parentNode.appendChild(back);
}
function showRow(part) {
  var radio = chosen(part), isScore = radio && /^[1-5]$/.test(radio.value);
  part.heard.textContent = radio ? "Uw antwoord: " : "Nog open";
  part.given.textContent = !radio ? "" : isScore ? radio.value : radio.nextElementSibling.textContent.trim();
  part.given.classList.toggle("woord", Boolean(radio) && !isScore);
}
{# Who points gets no choice with a ring around it, which would look like advice. #}
function isByHand() { return Date.now() - pointed < 5 * MOVE; }
function partAt(element) {
  var box = element.closest && element.closest(".stelling");
  return parts.filter(function (part) { return part.box === box; })[0] || null;
}
function setCurrent(part) {
  if (current !== part) {
    if (current) { current.box.classList.remove("nu"); }
    part.box.classList.add("nu");
    current = part;
  }
  showPlace(part);
}
function showPlace(part) {
  var kind = DATA.soort.charAt(0).toUpperCase() + DATA.soort.slice(1);
  byId("plaats").textContent = kind + " " + (parts.indexOf(part) + 1) + " van " + parts.length;
}
function moveOn(part) {
  var next = parts.slice(parts.indexOf(part) + 1).filter(function (other) { return !chosen(other); })[0];
  if (next) {
    go(next);
  } else {
    byId("klaar").focus();
    byId("klaar").scrollIntoView({ block: "start" });
  }
}

parts.forEach(addRow);
document.addEventListener("focusin", function (event) {
  var part = partAt(event.target);
  if (part && !event.target.classList.contains("toon")) { setCurrent(part); }
});
{# A tap on an answer to an open statement goes on to the next; arrow keys choose while they move, so they do not. #}
document.addEventListener("pointerdown", function (event) {
  pointed = Date.now();
  if (event.target.closest(".keuze")) { tapped = pointed; }
});
FORM.addEventListener("input", function (event) {
  var part = event.target.type === "radio" && partAt(event.target);
  if (!part || part.box.classList.contains("gedaan") || !NARROW.matches || Date.now() - tapped > 3 * MOVE) { return; }
  clearTimeout(moving);
  moving = setTimeout(function () { moveOn(part); }, MOVE);
}, true);
document.addEventListener("keydown", function (event) {
  pointed = 0;
  var part = partAt(event.target), radio, isNew;
  if (!part || event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.target.tagName === "TEXTAREA") { return; }
  radio = part.radios.filter(function (one) {
    return one.value === ({ w: "weet-niet", x: "nvt" }[event.key.toLowerCase()] || event.key);
  })[0];
  if (!radio) { return; }
  event.preventDefault();
  if (event.repeat) { return; }
  isNew = !chosen(part);
  radio.checked = true;
  keep();
  announceThemes();
  if (isNew) { moveOn(part); } else { go(part); }
});
addEventListener("scroll", function () {
  if (NARROW.matches || measuring) { return; }
  measuring = true;
  requestAnimationFrame(function () {
    var top = document.querySelector(".voortgang").getBoundingClientRect().bottom + 48;
    measuring = false;
    showPlace(parts.filter(function (part) { return part.box.getBoundingClientRect().bottom > top; })[0] || parts[parts.length - 1]);
  });
}, { passive: true });
