// Prints one part of a page: the checklist on A4, a picture as a wall chart on A3; and writes the day of printing.
(function () {
  "use strict";
  var handbook = window.handbook;
  var root = document.documentElement;
  var paper = null; // style sheet that sets the size of the paper while a wall chart prints

  // The paper for a part of the page; a flowchart says which way it wants to lie.
  function paperFor(what) {
    var wall = document.querySelector(".wall");
    return { flow: wall && wall.getAttribute("data-paper"), structure: "A3 landscape" }[what];
  }

  // Leaves only `what` on the page, on its paper; "" for the whole page again.
  handbook.only = function (what) {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(function (sheet) { return sheet !== paper; });
    if (!what) return root.removeAttribute("data-print");
    root.setAttribute("data-print", what);
    var size = paperFor(what);
    if (size) {
      paper = new CSSStyleSheet();
      paper.replaceSync("@page { size: " + size + "; margin: 12mm 12mm 14mm; }");
      document.adoptedStyleSheets = document.adoptedStyleSheets.concat(paper);
    }
  };

  function day() {
    var now = new Date();
    return now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日";
  }

  Array.prototype.forEach.call(document.querySelectorAll("button[data-print]"), function (button) {
    button.addEventListener("click", function () {
      handbook.only(button.getAttribute("data-print"));
      window.print();
    });
  });
  window.addEventListener("beforeprint", function () {
    Array.prototype.forEach.call(document.querySelectorAll(".printed"), function (place) {
      place.textContent = "打印日期 " + day() + "。";
    });
  });
  window.addEventListener("afterprint", function () { handbook.only(""); });
})();
