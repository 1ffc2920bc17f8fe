// Takes out of what is kept of a run all that may name persons or count votes.
(function () {
  "use strict";
  var handbook = window.handbook;
  var runs = handbook.runs;

  // Whether the page asks for a value and it is no person's; one it does not ask for may be.
  function isOpen(key) {
    var lines = document.querySelectorAll('.sheet [data-value="' + CSS.escape(key) + '"]');
    return lines.length > 0 && Array.prototype.every.call(lines, function (line) { return !line.hasAttribute("data-private"); });
  }

  function openOnly(values) {
    var found = {};
    Object.keys(values || {}).forEach(function (key) { found[key] = isOpen(key) ? values[key] : ""; });
    return found;
  }

  // The run `id`; `isPost` says whether somebody is named by post or initials only. Returns "" or why it could not be done.
  handbook.forget = function (id, isPost) {
    return runs.parts(id).map(function (part) {
      var kept = runs.read(id, part) || {};
      if (part === "given") return runs.change(id, part, openOnly(kept));
      if (part.indexOf("step:") !== 0) return "";
      return runs.change(id, part, { values: openOnly(kept.values), said: {}, who: isPost(kept.who || "") ? kept.who || "" : "", note: "" });
    }).filter(Boolean)[0] || "";
  };
})();
