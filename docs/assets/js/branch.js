// Numbers of the own branch (本支部参数), entered once on the page of runs, put into forms and checklists everywhere.
(function () {
  "use strict";
  var handbook = window.handbook;
  var store = handbook.store;
  var BODIES = { 3: "branch", 5: "village-branch" }; // what the calculator of terms calls a branch with that term
  var NUMBER = /^\d{1,5}$/;

  // Numbers by name, as calculators call them, and what follows from them: whether there is a committee, or groups.
  function read() {
    var kept = store.value("branch");
    var found = {};
    Object.keys(kept && typeof kept === "object" ? kept : {}).forEach(function (key) {
      if (NUMBER.test(kept[key])) found[key] = String(Number(kept[key]));
    });
    if ("members" in found) found.committee = String(found.members !== "0");
    if (found.term_years in BODIES) found.body = BODIES[found.term_years];
    if ("group_number" in found) found.groups = String(found.group_number !== "0");
    return found;
  }

  // Puts the numbers into boxes of `form` that are empty.
  function fill(form) {
    var numbers = read();
    Object.keys(numbers).forEach(function (key) {
      handbook.each(form.querySelectorAll('input[name="' + key + '"]'), function (box) {
        if (box.type === "checkbox") box.checked = numbers[key] === "true";
        else if (box.type === "radio") box.checked = box.value === numbers[key];
        else if (!box.value) box.value = numbers[key];
      });
    });
  }

  // The next day of each month that has the number `day`; a shorter month is passed over.
  function nextDay(day, today) {
    for (var months = 0; months < 3; months += 1) {
      var first = handbook.dates.shift(today.slice(0, 8) + "01", months, "月");
      var found = handbook.dates.shift(first, day - 1, "天");
      if (found >= today && found.slice(0, 7) === first.slice(0, 7)) return found;
    }
    return "";
  }

  function setUp(form) {
    var said = form.querySelector(".state");
    handbook.each(form.elements, function (box) {
      if (!box.name) return;
      box.value = (store.value("branch") || {})[box.name] || "";
      box.addEventListener("input", function () { keep(box); });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    show();

    function keep(box) {
      var text = box.value.trim();
      var fits = text === "" || (NUMBER.test(text) && Number(text) >= Number(box.getAttribute("data-least")) && Number(text) <= Number(box.getAttribute("data-most")));
      var error = box.closest(".field").querySelector(".error");
      error.hidden = fits;
      if (fits) box.removeAttribute("aria-invalid");
      else {
        box.setAttribute("aria-invalid", "true");
        error.textContent = "请填" + box.getAttribute("data-least") + "到" + box.getAttribute("data-most") + "的整数，现在填的没有保存。";
        return;
      }
      if (store.read("branch") !== null && !store.value("branch")) {
        said.textContent = "原来保存的参数读不出来，没有改动它，现在填的没有保存。请在上面按“全部删除”以后再填。";
        return;
      }
      var kept = Object.assign({}, store.value("branch"));
      if (text) kept[box.name] = text;
      else delete kept[box.name];
      var trouble = store.write("branch", JSON.stringify(kept));
      said.textContent = trouble || "已保存在这台电脑的浏览器里。";
      show();
    }

    function show() {
      var day = Number(read().party_day);
      form.querySelector(".next-day").textContent = day ? "下一个固定党日：" + handbook.dates.aloud(nextDay(day, handbook.dates.today())) + "。" : "";
    }
  }

  handbook.branch = { read: read, fill: fill };
  handbook.each(document.querySelectorAll("form.branch"), setUp);
})();
