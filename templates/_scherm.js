(() => {
  "use strict";
  const WACHT = 2000, MINUUT = 60000, SLEUTEL = "werksessie-scherm";
  const plek = document.body.dataset.plek;
  const knop = document.getElementById("stil");
  let stil = false;

  const klok = () => {
    for (const vak of document.querySelectorAll("[data-einde]")) {
      const over = Math.ceil((Number(vak.dataset.einde) - Date.now()) / MINUUT);
      const tekst = over > 1 ? `nog ${over} minuten` : over === 1 ? "nog 1 minuut" : "tijd is om";
      if (vak.textContent !== tekst) vak.textContent = tekst;
      vak.classList.toggle("om", over < 1);
    }
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
    if (stil || document.activeElement === knop) return;
    onthoud();
    location.reload();
  };

  knop.hidden = false;
  knop.addEventListener("click", () => {
    if (stil) { onthoud(); location.reload(); return; }
    stil = true;
    knop.textContent = "Scherm weer bijwerken";
  });
  terug();
  klok();
  setInterval(klok, 1000);
  setTimeout(function later() { ververs(); setTimeout(later, WACHT); }, WACHT);
})();
