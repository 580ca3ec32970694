(() => {
  "use strict";
  const WACHT = 2000, BREED = 960, KLEINST = 13.7, MINUUT = 60000, TIEN = 10000, SLEUTEL = "werksessie-scherm";
  const TELT = 3000, LANGST = 10000;
  const plek = document.body.dataset.plek;
  const knop = document.getElementById("stil");
  let stil = false;

  const klok = () => {
    for (const vak of document.querySelectorAll("[data-einde]")) {
      const tijd = Number(vak.dataset.einde) - Date.now(), over = Math.ceil(tijd / MINUUT);
      const tekst = over === 1 && "kort" in vak.dataset ? `nog ${Math.ceil(tijd / TIEN) * 10} seconden` : over > 1 ? `nog ${over} minuten` : over === 1 ? "nog 1 minuut" : "tijd is om";
      if (vak.textContent !== tekst) vak.textContent = tekst;
      vak.classList.toggle("om", over < 1);
    }
  };

  // Een zaal kan niet schuiven: wat net niet past, wordt kleiner, tot de kleinste letter 12 pixels is. Wie inzoomt houdt een smal venster over en schuift zelf.
  const passend = () => {
    const blad = document.documentElement;
    blad.style.fontSize = "";
    const basis = parseFloat(getComputedStyle(blad).fontSize);
    for (let maat = basis * .95; innerWidth >= BREED && maat >= KLEINST && blad.scrollHeight > innerHeight; maat -= basis * .05) {
      blad.style.fontSize = `${maat}px`;
    }
  };

  // De uitslag komt voor iedereen tegelijk: 3, 2, 1. Wie geen beweging wil, en een scherm waarvan de klok anders loopt, ziet haar meteen.
  const body = document.body.dataset;
  const tel = () => {
    const over = Number(body.onthul) - Date.now();
    if (!(over > 0 && over < LANGST) || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      delete body.onthul;
      passend();
      return;
    }
    const vak = document.getElementById("aftellen");
    if (over <= TELT) {
      vak.classList.add("tel");
      vak.textContent = Math.ceil(over / 1000);
    }
    setTimeout(tel, over > TELT ? over - TELT : over % 1000 || 1000);
  };

  const onthoud = () => {
    try { sessionStorage.setItem(SLEUTEL, JSON.stringify([plek, scrollY])); } catch { /* dan begint de pagina boven */ }
  };
  const terug = () => {
    try {
      history.scrollRestoration = "manual";
      const [toen, hoogte] = JSON.parse(sessionStorage.getItem(SLEUTEL) ?? "[]");
      if (toen === plek) scrollTo(0, hoogte);
    } catch { /* dan begint de pagina boven */ }
  };
  const ververs = () => {
    if (stil || body.onthul || document.activeElement === knop) return;
    onthoud();
    location.reload();
  };

  knop.hidden = false;
  knop.addEventListener("click", () => {
    if (stil) { onthoud(); location.reload(); return; }
    stil = true;
    knop.textContent = "Scherm weer bijwerken";
  });
  klok();
  passend();
  if (body.onthul) tel();
  addEventListener("resize", passend);
  terug();
  setInterval(klok, 1000);
  setTimeout(function later() { ververs(); setTimeout(later, WACHT); }, WACHT);
})();
