// The form of a calculator: shows the fields that apply, asks Python, writes the answer under the form.
(function () {
  "use strict";
  var handbook = window.handbook;

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function make(name, text, kind) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  }

  // What was typed, without the fields that do not apply.
  function typed(form) {
    var values = {};
    each(form.elements, function (box) {
      if (!box.name || box.disabled) return;
      if (box.type === "radio") {
        if (box.checked) values[box.name] = box.value;
      } else if (box.type === "checkbox") values[box.name] = box.checked;
      else values[box.name] = box.value;
    });
    return values;
  }

  function chosen(form, name) {
    var box = form.querySelector('[name="' + name + '"]:checked');
    return box ? box.value : "";
  }

  // Fields with data-only are put for some answers only; the others keep what was typed.
  function showFields(form) {
    each(form.querySelectorAll("[data-only]"), function (field) {
      var fits = field.getAttribute("data-for").split(" ").indexOf(chosen(form, field.getAttribute("data-only"))) >= 0;
      field.hidden = !fits;
      each(field.querySelectorAll("input"), function (box) { box.disabled = !fits; });
    });
  }

  function today() {
    var now = new Date();
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function setUp(form) {
    var name = form.getAttribute("data-checker");
    var folder = form.getAttribute("data-python");
    var archive = form.getAttribute("data-archive");
    var state = form.querySelector(".state");
    var answer = form.querySelector(".answer");
    var round = 0; // an answer that comes after a newer question is dropped

    function tell(sentence) {
      state.textContent = sentence;
      state.hidden = !sentence;
    }

    function clear() {
      tell("");
      answer.hidden = true;
      each(form.querySelectorAll(".error"), function (line) { line.hidden = true; });
      each(form.querySelectorAll("[aria-invalid]"), function (box) { box.removeAttribute("aria-invalid"); });
    }

    function cannot(sentence) {
      tell(sentence);
      form.querySelector(".fallback").hidden = false;
    }

    function blame(errors) {
      var first = null;
      errors.forEach(function (error) {
        var field = form.querySelector('[data-field="' + error.field + '"]');
        if (!field) return tell(error.message);
        var line = field.querySelector(".error");
        line.textContent = error.message;
        line.hidden = false;
        var box = field.querySelector("input");
        box.setAttribute("aria-invalid", "true");
        first = first || box;
      });
      tell("有 " + errors.length + " 处要改，请看表中的红字。");
      if (first) first.focus();
    }

    function clause(key) {
      var entry = form.querySelector('.clauses [data-cite="' + key + '"]');
      var span = make("span", entry ? "" : key, "clause");
      if (entry) each(entry.childNodes, function (node) { span.appendChild(node.cloneNode(true)); });
      return span;
    }

    function write(said) {
      answer.textContent = "";
      answer.appendChild(make("p", said.sentence, "sentence " + (said.ok ? "yes" : said.ok === false ? "no" : "other")));
      if (said.nearest) answer.appendChild(make("p", "怎样才符合：" + said.nearest, "nearest"));
      answer.appendChild(make("h3", "怎样算出来的"));
      var steps = make("ol");
      said.why.forEach(function (why) {
        var step = make("li", why.text);
        if (why.cite) step.appendChild(clause(why.cite));
        steps.appendChild(step);
      });
      answer.appendChild(steps);
      if (said.rule) answer.appendChild(make("p", "所用规定：" + said.rule, "rule"));
      if (said.uncovered.length) {
        answer.appendChild(make("h3", "没有核算的"));
        var list = make("ul");
        said.uncovered.forEach(function (text) { list.appendChild(make("li", text)); });
        answer.appendChild(list);
      }
      answer.hidden = false;
      answer.focus();
    }

    function ask() {
      var mine = (round += 1);
      clear();
      tell("正在计算。第一次要先启动计算程序，大约几秒钟……");
      handbook.python.run(folder, archive, name, typed(form)).then(
        function (said) {
          if (mine !== round) return;
          tell("");
          if (said.errors) blame(said.errors);
          else write(said);
        },
        function (error) { if (mine === round) cannot(error.message); }
      );
    }

    function warm() { handbook.python.start(folder, archive); }

    form.addEventListener("submit", function (event) { event.preventDefault(); ask(); });
    form.addEventListener("change", function () { showFields(form); });
    form.addEventListener("reset", function () {
      round += 1;
      setTimeout(function () { begin(); clear(); });
    });
    each(document.querySelectorAll(".try[data-fill]"), function (button) {
      button.addEventListener("click", function () {
        form.reset();
        var values = JSON.parse(button.getAttribute("data-fill"));
        setTimeout(function () {
          Object.keys(values).forEach(function (key) { fill(key, values[key]); });
          showFields(form);
          form.scrollIntoView();
          ask();
        });
      });
    });

    function fill(key, value) {
      each(form.querySelectorAll('[name="' + key + '"]'), function (box) {
        if (box.type === "radio") box.checked = box.value === String(value);
        else if (box.type === "checkbox") box.checked = value === true;
        else box.value = String(value);
      });
    }

    function begin() {
      each(form.querySelectorAll("input[type=date]"), function (box) { if (!box.value) box.value = today(); });
      showFields(form);
    }

    begin();
    if (handbook.python.obstacle()) return cannot(handbook.python.obstacle());
    form.addEventListener("focusin", warm, { once: true });
    if (window.requestIdleCallback) requestIdleCallback(warm, { timeout: 3000 });
  }

  each(document.querySelectorAll("form.calculator"), setUp);
})();
