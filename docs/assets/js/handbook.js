// What every page needs: the namespace, and the banner for content that was checked long ago.
(function () {
  "use strict";
  var handbook = (window.handbook = window.handbook || {});
  var MONTHS = 12; // after this many months the reader is told to check again

  // The first moment at which content checked on `day` (2026-11-22) counts as old: the day after so many months.
  handbook.oldFrom = function (day) {
    var parts = day.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1 + MONTHS, parts[2] + 1);
  };

  function warn() {
    var banner = document.querySelector(".stale");
    var days = Array.prototype.map.call(document.querySelectorAll("[data-checked]"), function (time) {
      return time.getAttribute("data-checked");
    });
    if (banner && days.length && new Date() >= handbook.oldFrom(days.sort()[0])) banner.hidden = false;
  }

  handbook.each = function (list, act) { Array.prototype.forEach.call(list, act); };

  // A new element with its text and class.
  handbook.make = function (name, text, kind) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // Writes `text` on a line; paper that is wanted blank leaves out what is written.
  handbook.writeOn = function (line, text) {
    line.textContent = "";
    if (text) line.appendChild(handbook.make("span", text, "written"));
  };

  // A button that looks plain.
  handbook.button = function (text, act, kind) {
    var made = handbook.make("button", text, kind ? "plain " + kind : "plain");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // A line that a screen reader reads out whenever it changes.
  handbook.status = function (kind) {
    var line = handbook.make("p", "", kind);
    line.setAttribute("role", "status");
    return line;
  };

  warn();
})();
