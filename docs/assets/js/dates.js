// Dates of a checklist: from a day, so many days, working days, months or years before or after. Days are texts, 2026-03-01.
(function () {
  "use strict";
  var handbook = window.handbook;
  var DAY = 86400000; // ms
  var MONTHS = { "月": 1, "年": 12 };
  var FIRST = "1900-01-01"; // days before and after are slips of typing; nothing is reckoned from them
  var LAST = "2999-12-31";

  function read(day) { return new Date(day + "T00:00:00Z"); }
  function write(date) { return date.toISOString().slice(0, 10); }
  function days(day, number) { return write(new Date(read(day).getTime() + number * DAY)); }

  // The same day so many months on, or the last day of that month where it has no such day.
  function months(day, number) {
    var from = read(day);
    var end = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + number + 1, 0));
    if (end.getUTCDate() > from.getUTCDate()) end.setUTCDate(from.getUTCDate());
    return write(end);
  }

  function isWorkday(day, known) {
    var weekday = read(day).getUTCDay();
    if (weekday === 0 || weekday === 6) return known.on.indexOf(day) >= 0;
    return known.off.indexOf(day) < 0;
  }

  // So many working days on or back; the day itself does not count.
  function workdays(day, number, known) {
    var step = number < 0 ? -1 : 1;
    for (var left = Math.abs(number); left > 0; ) {
      day = days(day, step);
      if (isWorkday(day, known)) left -= 1;
    }
    return day;
  }

  // The day that lies `number` of `unit` after `day`, before it where `number` is negative.
  function shift(day, number, unit, known) {
    if (unit === "天") return days(day, number);
    return unit === "工作日" ? workdays(day, number, known) : months(day, number * MONTHS[unit]);
  }

  // The first and the last day that `limit` allows, counted from `day`; "" where it sets none.
  function due(limit, day, known) {
    var back = limit.side === "前";
    function on(number) { return number === undefined ? "" : shift(day, back ? -number : number, limit.unit, known); }
    if (limit.amount !== undefined) return { first: on(limit.amount), last: on(limit.amount) };
    return back ? { first: on(limit.most), last: on(limit.least) } : { first: on(limit.least), last: on(limit.most) };
  }

  // Years of a period whose holidays are not known, for limits in working days.
  function unknownYears(from, to, known) {
    var years = [];
    for (var year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
      if (known.years.indexOf(year) < 0) years.push(year);
    }
    return years;
  }

  function aloud(day) {
    var parts = day.split("-").map(Number);
    return parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
  }

  function words(due) {
    if (!due.first) return "不晚于" + aloud(due.last);
    if (!due.last) return "不早于" + aloud(due.first);
    return due.first === due.last ? aloud(due.first) : aloud(due.first) + "至" + aloud(due.last);
  }

  // The days of all steps: `limits` by step, `given` days by anchor or step; a step counted from another that has
  // no day yet is counted from the day reckoned for that one.
  function schedule(limits, given, holidays) {
    var found = {};
    var fixed = {};
    Object.keys(given).forEach(function (name) {
      if (handbook.sound.isDay(given[name]) && given[name] >= FIRST && given[name] <= LAST) fixed[name] = given[name];
    });
    function dueOf(step) {
      if (found[step] !== undefined || !limits[step]) return found[step];
      var from = limits[step].from;
      var other = fixed[from] ? null : dueOf(from);
      var base = fixed[from] || (other && (other.last || other.first));
      found[step] = base ? due(limits[step], base, holidays) : null;
      if (!base) return null;
      found[step].reckoned = !fixed[from];
      if (limits[step].unit === "工作日") {
        var end = found[step].last || found[step].first;
        found[step].unknown = unknownYears(base < end ? base : end, base < end ? end : base, holidays);
      }
      return found[step];
    }
    Object.keys(limits).forEach(dueOf);
    return found;
  }

  function today() {
    var now = new Date();
    return write(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
  }

  handbook.dates = { LAST: LAST, shift: shift, due: due, words: words, aloud: aloud, schedule: schedule, today: today };
})();
