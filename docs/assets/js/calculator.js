// The form of a calculator: shows the fields that apply, asks Python, and can be put into a link.
(function () {
  "use strict";
  var handbook = window.handbook;
  var SHOWN = 10; // problems of one field; the others are counted
  var PATIENCE = 10000; // ms until a reader in a hurry is told what else there is
  var LATE = "计算程序还在启动，这台电脑或者网络比较慢，请再等一等。";

  var each = handbook.each;

  function setUp(form) {
    var name = form.getAttribute("data-checker");
    var python = JSON.parse(form.getAttribute("data-python"));
    var fallback = form.querySelector(".fallback");
    var state = form.querySelector(".state");
    var answer = form.querySelector(".answer");
    var afterwards = form.querySelector(".afterwards");
    var round = 0; // an answer that comes after a newer question is dropped
    var link = ""; // the address of the answer that is shown

    function tell(sentence) {
      state.textContent = sentence;
      state.hidden = !sentence;
    }

    function clear() {
      tell("");
      answer.hidden = afterwards.hidden = fallback.hidden = true;
      each(form.querySelectorAll(".error"), function (line) { line.hidden = true; });
      each(form.querySelectorAll("[aria-invalid]"), function (box) { box.removeAttribute("aria-invalid"); });
    }

    // Says what is the matter, and where the answer can be found without the script.
    function cannot(sentence) {
      tell(sentence);
      fallback.hidden = false;
    }

    function blame(errors) {
      var first = null;
      var lines = {};
      tell("有 " + errors.length + " 处要改，请看表中的红字。");
      errors.forEach(function (error) {
        var field = form.querySelector('[data-field="' + error.field + '"]');
        if (!field) return tell(error.message);
        var table = field.querySelector("[data-rows]");
        var box = table ? handbook.rows.box(table, error.row, error.column) : field.querySelector("input, textarea");
        box.setAttribute("aria-invalid", "true");
        first = first || box;
        (lines[error.field] = lines[error.field] || []).push(error.message);
        var line = field.querySelector(".error");
        var more = lines[error.field].length - SHOWN;
        line.textContent = lines[error.field].slice(0, SHOWN).join("\n") + (more > 0 ? "\n还有 " + more + " 处。" : "");
        line.hidden = false;
      });
      if (first) first.focus();
    }

    // Shows the answer to `values`; what is kept for a link are only the fields that may stand in one.
    function write(said, values) {
      var kept = new URLSearchParams();
      each(form.querySelectorAll("[data-link]"), function (field) {
        var key = field.getAttribute("data-field");
        if (key in values && values[key] !== "") kept.set(key, values[key]);
      });
      link = location.href.split("#")[0] + "#" + kept;
      handbook.write(form, answer, said);
      form.dispatchEvent(new CustomEvent("answered", { detail: { said: said, values: values } }));
      answer.hidden = afterwards.hidden = false;
      answer.focus();
    }

    // Asks Python; an answer that is no longer waited for is dropped.
    function wait(sentence, promise, then) {
      var mine = (round += 1);
      clear();
      tell(sentence);
      var late = setTimeout(function () { if (mine === round) cannot(LATE); }, PATIENCE);
      promise.then(
        function (said) {
          clearTimeout(late);
          if (mine !== round) return;
          tell("");
          fallback.hidden = true;
          if (said.errors) blame(said.errors);
          else then(said);
        },
        function (error) {
          clearTimeout(late);
          if (mine === round) cannot(error.message);
        }
      );
    }

    function ask() {
      var values = handbook.fields.typed(form);
      var starting = "正在计算。第一次要先启动计算程序，大约几秒钟……";
      wait(starting, handbook.python.run(python, name, values), function (said) { write(said, values); });
    }

    function paste(key, text) {
      var table = form.querySelector('[data-rows="' + key + '"]');
      wait("正在读粘贴的内容……", handbook.python.pasted(python, name, key, text), function (said) {
        handbook.rows.write(table, said.rows);
        handbook.fields.show(form);
        table.querySelector(".paste").open = false;
        handbook.rows.box(table, 1).focus();
        tell("已填进" + said.rows.length + "行，请核对以后再核算。");
      });
    }

    // Puts `values` into an empty form and asks, unless something must be typed that they do not have.
    // An example is `whole`: a day it does not give stays empty, where a form begins with today.
    function fillAll(values, whole) {
      form.reset();
      setTimeout(function () {
        if (whole) each(form.querySelectorAll("[data-today]"), function (box) { box.value = ""; });
        Object.keys(values).forEach(function (key) { handbook.fields.fill(form, key, values[key]); });
        handbook.fields.show(form);
        form.scrollIntoView();
        var open = form.querySelectorAll("[data-required]:not([data-link]):not([hidden])");
        var missing = Array.prototype.some.call(open, function (field) { return !(field.getAttribute("data-field") in values); });
        if (missing) tell("链接里的已经填好，其余的请自己填，再按“核算”。");
        else ask();
      });
    }

    // Puts in what is known already, and asks when nothing that must be typed is left open.
    function offer(values) {
      Object.keys(values).forEach(function (key) { handbook.fields.fill(form, key, values[key]); });
      handbook.fields.show(form);
      var given = handbook.fields.typed(form);
      var open = Array.prototype.some.call(form.querySelectorAll("[data-required]:not([hidden])"), function (field) {
        var typed = given[field.getAttribute("data-field")];
        return typed === undefined || typed === "" || Array.isArray(typed);
      });
      if (!open && !handbook.python.obstacle()) ask();
    }

    // Opens the answers in the address; any other part after # is a place on the page.
    function follow() {
      if (location.hash.indexOf("=") < 0) return;
      var values = {};
      new URLSearchParams(location.hash.slice(1)).forEach(function (value, key) {
        if (form.querySelector('[data-link][data-field="' + CSS.escape(key) + '"]')) values[key] = value;
      });
      if (Object.keys(values).length) fillAll(values);
    }

    function warm() { handbook.python.start(python, name).catch(function () {}); }

    function begin() {
      each(form.querySelectorAll("[data-today]"), function (box) { if (!box.value) box.value = handbook.dates.today(); });
      handbook.branch.fill(form);
      handbook.fields.show(form);
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); ask(); });
    form.addEventListener("change", function () { handbook.fields.show(form); });
    form.addEventListener("reset", function () {
      round += 1;
      setTimeout(function () { begin(); clear(); });
    });
    form.querySelector("button.link").addEventListener("click", function () {
      handbook.copy(link, afterwards.querySelector(".copied"));
    });
    each(form.querySelectorAll("[data-rows]"), function (table) {
      handbook.rows.setUp(table, function () { handbook.fields.show(form); }, paste, tell);
    });
    begin();
    form.addEventListener("focusin", warm, { once: true });
    if (handbook.python.obstacle()) cannot(handbook.python.obstacle());
    else if (window.requestIdleCallback) requestIdleCallback(warm, { timeout: 3000 });
    return { offer: offer, fillAll: fillAll, follow: follow };
  }

  // The form that is the page: its examples, and answers that come with the address.
  function setUpPage(form) {
    var calculator = setUp(form);
    each(document.querySelectorAll(".try[data-fill]"), function (button) {
      button.addEventListener("click", function () { calculator.fillAll(JSON.parse(button.getAttribute("data-fill")), true); });
    });
    if (handbook.python.obstacle()) return;
    calculator.follow();
    window.addEventListener("hashchange", calculator.follow);
  }

  handbook.calculator = setUp;
  each(document.querySelectorAll("form.calculator"), setUpPage);
})();
