// What every page needs: the namespace, and the banner for content that was checked long ago, or not yet.
(function () {
  "use strict";
  var handbook = (window.handbook = window.handbook || {});
  var MONTHS = 12; // after this many months the reader is told to check again

  // The first moment at which content checked on `day` (2026-11-22) counts as old: the day after so many months.
  handbook.oldFrom = function (day) {
    var parts = day.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1 + MONTHS, parts[2] + 1);
  };

  // The first moment that cannot come before content was checked on `day`, wherever the computer stands.
  function possibleFrom(day) { return new Date(new Date(day + "T00:00:00Z").getTime() - 86400000); }

  function warn() {
    var banner = document.querySelector(".stale");
    var now = new Date();
    var today = now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日";
    var days = Array.prototype.map.call(document.querySelectorAll("[data-checked]"), function (time) {
      return time.getAttribute("data-checked");
    }).sort();
    if (!banner || !days.length) return;
    if (now < possibleFrom(days[days.length - 1]))
      banner.textContent =
        "这台电脑的日期是" + today + "，比本页内容的核对日期还早，恐怕不准，今天的日期和时限会跟着错。" +
        "请先校准电脑的日期；不能校准的，用到日期的地方请自己改过来。";
    else if (now >= handbook.oldFrom(days[0]))
      banner.textContent =
        "本页内容的核对日期已超过一年（这台电脑的日期是" + today + "），使用前请核对现行规定。";
    banner.hidden = !banner.textContent;
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
