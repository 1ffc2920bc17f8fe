// Prints one part of a page: the checklist on A4, a picture as a wall chart on A3; and writes the day of printing.
(function () {
  "use strict";
  var handbook = window.handbook;
  var root = document.documentElement;
  var footer = null; // style sheet that writes at the foot of each sheet what is known only now
  var paper = null; // style sheet that sets the size of the paper while a wall chart prints

  // The paper for a part of the page; a flowchart says which way it wants to lie.
  function paperFor(what) {
    var wall = document.querySelector(".wall");
    return { flow: wall && wall.getAttribute("data-paper"), structure: "A3 landscape" }[what];
  }

  function drop(sheet) {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(function (each) { return each !== sheet; });
  }

  function add(rules) {
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);
    return sheet;
  }

  // Leaves only `what` on the page, on its paper; "" for the whole page again.
  handbook.only = function (what) {
    drop(paper);
    handbook.pack(what === "pack");
    if (!what) return root.removeAttribute("data-print");
    root.setAttribute("data-print", what);
    var size = paperFor(what);
    if (size) paper = add("@page { size: " + size + "; margin: 12mm 12mm 14mm; }");
  };

  function day() { return handbook.dates.aloud(handbook.dates.today()); }

  handbook.each(document.querySelectorAll("button[data-print]"), function (button) {
    button.addEventListener("click", function () {
      handbook.only(button.getAttribute("data-print"));
      window.print();
    });
  });
  // The documents that the page rests on, the first three by name.
  function sources() {
    var titles = [];
    handbook.each(document.querySelectorAll(".sources a.cite"), function (link) {
      var title = (link.textContent.match(/《.+?》/) || [""])[0];
      if (title && titles.indexOf(title) < 0) titles.push(title);
    });
    return titles.length ? "依据" + titles.slice(0, 3).join("") + (titles.length > 3 ? "等" : "") : "";
  }

  // What stands at the foot of each sheet: title, how old the content is, the day of printing, and the sources.
  function foot() {
    var checked = document.querySelector(".glance [data-checked]");
    var title = document.querySelector("h1").firstChild.textContent;
    var first = [title, checked && "内容核对至" + checked.getAttribute("data-checked"), day() + "打印"].filter(Boolean).join("　");
    return [first, sources(), "党支部工作手册 · 非官方工具，以上级党组织要求为准"].filter(Boolean);
  }

  function asString(text) { return '"' + text.replace(/["\\\n]/g, " ") + '"'; }

  window.addEventListener("beforeprint", function () {
    drop(footer);
    footer = add("@page { @bottom-left { content: " + foot().map(asString).join(' "\\a" ') + "; white-space: pre; } }");
    handbook.each(document.querySelectorAll(".printed"), function (place) {
      place.textContent = "打印日期 " + day() + "。";
    });
  });
  window.addEventListener("afterprint", function () { handbook.only(""); });
  // Opened as a file, a browser shows a drawing and does not save it: the link says what it does.
  if (location.protocol === "file:") {
    handbook.each(document.querySelectorAll("a[download]"), function (link) {
      link.textContent = link.textContent.replace("下载", "打开") + "，再另存";
    });
  }
  handbook.each(document.querySelectorAll("input[data-paper]"), function (box) {
    box.addEventListener("change", function () { root.toggleAttribute("data-" + box.getAttribute("data-paper"), box.checked); });
  });
})();
