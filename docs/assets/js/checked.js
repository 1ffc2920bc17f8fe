// The banner for content that was checked long ago, or for a clock that stands before the day it was checked.
(function () {
  "use strict";
  var handbook = window.handbook;
  var dates = handbook.dates;
  var MONTHS = 12; // after this many months the reader is told to check again
  var banner = document.querySelector(".stale");
  var now = new Date();
  var days = Array.prototype.map.call(document.querySelectorAll("[data-checked]"), function (time) {
    return time.getAttribute("data-checked");
  }).sort();

  // The first moment at which content checked on `day` (2026-11-22) counts as old: the day after so many months.
  function oldFrom(day) {
    var parts = day.split("-").map(Number);
    return new Date(parts[0], parts[1] - 1 + MONTHS, parts[2] + 1);
  }

  // The first moment that cannot come before content was checked on `day`, wherever the computer stands.
  function possibleFrom(day) { return new Date(dates.shift(day, -1, "天") + "T00:00:00Z"); }

  function says(sentence) {
    banner.textContent = sentence;
    banner.hidden = false;
  }

  if (!banner || !days.length) return;
  var today = "这台电脑的日期是" + dates.aloud(dates.today());
  if (now < possibleFrom(days[days.length - 1])) {
    says(today + "，比本页内容的核对日期还早，恐怕不准，今天的日期和时限会跟着错。请先校准电脑的日期；不能校准的，用到日期的地方请自己改过来。");
  } else if (now >= oldFrom(days[0])) says("本页内容的核对日期已超过一年（" + today + "），使用前请核对现行规定。");
})();
