// A calendar file (.ics, RFC 5545) with whole-day entries, for Outlook, WPS and phones.
(function () {
  "use strict";
  var handbook = window.handbook;
  var WIDEST = 75; // octets of a line

  function escaped(text) { return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n"); }

  // Cuts a line so that no piece is wider than allowed; a piece that goes on begins with a blank.
  function folded(line) {
    var pieces = [];
    var piece = "";
    var width = 0;
    Array.from(line).forEach(function (letter) {
      var octets = new TextEncoder().encode(letter).length;
      if (width + octets > WIDEST) {
        pieces.push(piece);
        piece = " ";
        width = 1;
      }
      piece += letter;
      width += octets;
    });
    return pieces.concat(piece).join("\r\n");
  }

  function compact(day) { return day.replace(/-/g, ""); }

  // One entry: `event` has id, day, text and note.
  function entry(event, stamp) {
    return [
      "BEGIN:VEVENT",
      "UID:" + event.id + "@party-handbook",
      "DTSTAMP:" + stamp,
      "DTSTART;VALUE=DATE:" + compact(event.day),
      "DTEND;VALUE=DATE:" + compact(handbook.dates.shift(event.day, 1, "天")),
      "SUMMARY:" + escaped(event.text),
      "DESCRIPTION:" + escaped(event.note),
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  // The text of a calendar file; `now` is a Date.
  handbook.calendar = function (events, now) {
    var stamp = now.toISOString().replace(/[-:]/g, "").replace(/\.\d+/, "");
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//party-handbook//checklist//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
    events.forEach(function (event) { lines = lines.concat(entry(event, stamp)); });
    return lines.concat("END:VCALENDAR").map(folded).join("\r\n") + "\r\n";
  };
})();
