// Rows of a calculator's form: more of them, fewer, pasted from a spreadsheet; what is in them goes to Python as a list.
(function () {
  "use strict";
  var handbook = window.handbook;

  function each(list, act) { Array.prototype.forEach.call(list, act); }

  function body(table) { return table.querySelector("tbody"); }

  // Numbers and names of the boxes, as a reader and a screen reader count them.
  function number(table) {
    each(body(table).rows, function (row, place) {
      row.cells[0].textContent = place + 1;
      row.querySelector(".delete").setAttribute("aria-label", "删除第" + (place + 1) + "行");
      each(row.querySelectorAll("[data-column]"), function (box) {
        box.setAttribute("aria-label", "第" + (place + 1) + "行 " + box.getAttribute("data-head"));
      });
    });
    table.querySelector(".add").disabled = body(table).rows.length >= Number(table.getAttribute("data-most"));
  }

  function add(table) {
    var row = table.querySelector("template").content.firstElementChild.cloneNode(true);
    body(table).appendChild(row);
    return row;
  }

  function value(box) { return box.type === "checkbox" ? box.checked : box.value; }

  function put(box, given) {
    if (box.type === "checkbox") {
      box.checked = given === true || /^(true|on|yes|1|是)$/i.test(given);
      return;
    }
    box.value = String(given);
    if (box.selectedIndex !== -1 || !box.options) return;
    each(box.options, function (option) { if (option.text === String(given)) box.value = option.value; });
  }

  // What is in the table: a list with the values of each row by the key of the column.
  function read(table) {
    return Array.prototype.map.call(body(table).rows, function (row) {
      var values = {};
      each(row.querySelectorAll("[data-column]"), function (box) {
        if (!box.disabled) values[box.getAttribute("data-column")] = value(box);
      });
      return values;
    });
  }

  // Puts `rows` in place of what is there; false where there is no room for all of them or a choice is unknown.
  function write(table, rows) {
    body(table).textContent = "";
    rows.forEach(function (values) {
      var row = add(table);
      Object.keys(values).forEach(function (key) {
        var box = row.querySelector('[data-column="' + key + '"]');
        if (box && values[key] !== "") put(box, values[key]);
      });
    });
    number(table);
  }

  // The box of a problem: row counted from 1, or the first box of the table.
  function box(table, row, column) {
    var line = body(table).rows[row - 1];
    var found = line && column && line.querySelector('[data-column="' + column + '"]');
    return found || table.querySelector("[data-column]");
  }

  // `changed` is called after rows came or went, `pasted(key, text)` promises the rows of a text.
  function setUp(table, changed, pasted, tell) {
    var first = body(table).rows.length;
    table.addEventListener("click", function (event) {
      var button = event.target;
      if (button.classList.contains("add")) {
        var row = add(table);
        number(table);
        changed();
        row.querySelector("[data-column]").focus();
      } else if (button.classList.contains("delete")) {
        var gone = button.closest("tr");
        var next = gone.nextElementSibling || gone.previousElementSibling;
        gone.remove();
        if (!next) next = add(table);
        number(table);
        next.querySelector("[data-column]").focus();
        tell("已删除一行，还有" + body(table).rows.length + "行。");
      } else if (button.classList.contains("put")) {
        pasted(table.getAttribute("data-rows"), table.querySelector(".paste textarea").value);
      }
    });
    table.closest("form").addEventListener("reset", function () {
      while (body(table).rows.length > first) body(table).lastElementChild.remove();
      while (body(table).rows.length < first) add(table);
      number(table);
    });
    number(table);
  }

  handbook.rows = { setUp: setUp, read: read, write: write, box: box };
})();
