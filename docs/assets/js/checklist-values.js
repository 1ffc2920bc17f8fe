// Values that a checklist asks for, beside their step, and the calculators that use them, answered in place.
(function () {
  "use strict";
  var handbook = window.handbook;
  var each = handbook.each;
  var make = handbook.make;

  function box(line) {
    var kind = line.getAttribute("data-kind");
    var choices = JSON.parse(line.getAttribute("data-choices") || "[]");
    var made = make(choices.length ? "select" : "input");
    [["", "请选"]].concat(choices).forEach(function (choice) {
      if (choices.length) made.appendChild(new Option(choice[1], choice[0]));
    });
    if (!choices.length) {
      made.type = { date: "date", bool: "checkbox" }[kind] || "text";
      if (kind === "date") made.max = handbook.dates.LAST;
      made.inputMode = { int: "numeric", money: "decimal" }[kind] || "";
      made.autocomplete = "off";
      made.maxLength = 40;
    }
    made.className = "value " + kind;
    made.setAttribute("aria-label", line.getAttribute("data-label"));
    return made;
  }

  function shown(made) {
    if (made.options) return made.value && made.options[made.selectedIndex].text;
    return made.type === "checkbox" ? (made.checked ? "是" : "") : made.value;
  }

  // Sets up the values and calculators that belong to the step or group `li` itself; `run` gives and keeps them.
  handbook.values = function (li, run) {
    var id = li.getAttribute("data-id");
    var own = li.querySelector(":scope > .facts");
    if (!own) return { draw: function () {}, remove: function () {} };
    var lines = Array.prototype.map.call(own.querySelectorAll("[data-value]"), setUpLine);
    var calculators = Array.prototype.map.call(own.querySelectorAll("[data-calculator]"), setUpCalculator);

    function setUpLine(line) {
      var key = line.getAttribute("data-value");
      var made = box(line);
      line.parentNode.insertBefore(made, line);
      made.addEventListener("input", function () {
        run.setValue(id, key, made.type === "checkbox" ? String(made.checked) : made.value, line.hasAttribute("data-private"));
        paper();
      });
      function paper() { handbook.writeOn(line, shown(made)); }
      function draw() {
        line.parentNode.classList.toggle("unkept", line.hasAttribute("data-private") && !run.personal());
        var value = run.value(id, key) || "";
        if (made === document.activeElement) return;
        if (made.type === "checkbox") made.checked = value === "true";
        else made.value = value;
        paper();
      }
      function remove() {
        made.remove();
        line.textContent = "";
        line.parentNode.classList.remove("unkept");
      }
      return { draw: draw, remove: remove };
    }

    function setUpCalculator(place) {
      var name = place.getAttribute("data-calculator");
      var opener = handbook.button("在这里核算", open, "reckon");
      var said = make("div", "", "said");
      var form = null;
      place.appendChild(opener);
      place.appendChild(said);
      opener.setAttribute("aria-expanded", "false");

      function close() {
        if (form) form.remove();
        form = null;
        opener.textContent = "在这里核算";
        opener.setAttribute("aria-expanded", "false");
      }

      // The form in its place, with what is known already; a calculator stands open in one place at a time.
      function open() {
        if (form) return close();
        document.dispatchEvent(new CustomEvent("calculator-opens", { detail: name }));
        var template = document.querySelector('template[data-form="' + name + '"]');
        form = li.insertBefore(document.importNode(template.content, true).firstElementChild, li.querySelector(":scope > .kept, :scope > ul"));
        form.classList.add("in-place");
        opener.textContent = "收起核算表";
        opener.setAttribute("aria-expanded", "true");
        form.addEventListener("answered", function (event) {
          var kept = {};
          each(form.querySelectorAll("[data-link]"), function (field) {
            var key = field.getAttribute("data-field");
            if (key in event.detail.values) kept[key] = event.detail.values[key];
          });
          run.answered(id, name, event.detail, kept);
        });
        handbook.calculator(form).offer(run.known(id, name, JSON.parse(place.getAttribute("data-given") || "{}")));
        form.querySelector("input, select, textarea").focus();
      }

      function closeOther(event) { if (event.detail === name) close(); }
      document.addEventListener("calculator-opens", closeOther);

      function draw() {
        var answer = run.answer(id, name);
        var old = answer && run.outdated(id, answer);
        said.textContent = answer ? (old ? "数改过了，请重新核算。改以前的结论：" : "") + answer.sentence : "";
        said.classList.toggle("old", Boolean(old));
        said.hidden = !answer;
      }
      function remove() {
        close();
        document.removeEventListener("calculator-opens", closeOther);
        opener.remove();
        said.remove();
      }
      return { draw: draw, remove: remove };
    }

    var all = lines.concat(calculators);
    return {
      draw: function () { all.forEach(function (part) { part.draw(); }); },
      remove: function () { all.forEach(function (part) { part.remove(); }); },
    };
  };
})();
