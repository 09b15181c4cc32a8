"use strict";
// Sets the formulas: each is in an element of the class "math" as TeX, and stays so without script.
for (const formula of document.querySelectorAll(".math")) {
  katex.render(formula.textContent, formula, {
    displayMode: formula.classList.contains("display"),
    throwOnError: false,
    strict: "ignore",
  });
}
