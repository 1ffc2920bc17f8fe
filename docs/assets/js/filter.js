// Shows only the rows of a table that fit what is chosen above it; without scripts the whole table stands there.
(function () {
  "use strict";

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function setUp(form) {
    var table = document.querySelector("table." + form.getAttribute("data-filters"));
    var rows = table.querySelectorAll("tbody tr");
    var found = document.querySelector(".found");

    function fits(row) {
      return Array.prototype.every.call(form.elements, function (box) {
        var wanted = box.value && box.value.trim();
        if (!box.name || !wanted) return true;
        var has = row.getAttribute("data-" + box.name);
        return box.name === "text" ? has.indexOf(wanted) >= 0 : has === wanted;
      });
    }

    function apply() {
      var shown = 0;
      each(rows, function (row) {
        row.hidden = !fits(row);
        if (!row.hidden) shown += 1;
      });
      found.textContent = shown ? "共 " + shown + " 个规范。" : "没有符合的规范，请放宽条件。";
    }

    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(apply); });
    apply();
  }

  each(document.querySelectorAll("form.filter"), setUp);
})();
