// Fields of a calculator's form: which apply, what was typed into them, and how values are put there.
(function () {
  "use strict";
  var handbook = window.handbook;

  var each = handbook.each;

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
    each(form.querySelectorAll(".field:not([hidden]) [data-rows]"), function (table) {
      values[table.getAttribute("data-rows")] = handbook.rows.read(table);
    });
    return values;
  }

  // The answer in the form to the question `key`, or in the row to the column; null where that is not put either.
  function chosen(form, row, key) {
    var boxes = row ? row.querySelectorAll('[data-column="' + key + '"]') : form.querySelectorAll('[name="' + key + '"]');
    var box = Array.prototype.find.call(boxes, function (each) { return each.type !== "radio" || each.checked; });
    if (!box || box.disabled) return null;
    return box.type === "checkbox" ? String(box.checked) : box.value;
  }

  // Fields with data-only are put for some answers only; the others keep what was typed.
  function show(form) {
    each(form.querySelectorAll("[data-only]"), function (field) {
      var row = field.closest("tr");
      var answer = chosen(form, row, field.getAttribute("data-only"));
      var fits = field.getAttribute("data-for").split(" ").indexOf(answer) >= 0;
      if (row) field.firstElementChild.hidden = !fits;
      else field.hidden = !fits;
      each(field.querySelectorAll("input, select, textarea"), function (box) { box.disabled = !fits; });
    });
  }

  // Puts a value into the field `key`; a list of rows into its table.
  function fill(form, key, value) {
    var table = form.querySelector('[data-rows="' + key + '"]');
    if (table) handbook.rows.write(table, value);
    each(form.querySelectorAll('[name="' + key + '"]'), function (box) {
      if (box.type === "radio") box.checked = box.value === String(value);
      else if (box.type === "checkbox") box.checked = String(value) === "true";
      else box.value = Array.isArray(value) ? value.join("、") : String(value);
    });
  }

  handbook.fields = { typed: typed, show: show, fill: fill };
})();
