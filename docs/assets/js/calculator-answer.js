// Writes the answer of a calculator: sentence, table, steps with their clauses, and for paper what was asked.
(function () {
  "use strict";
  var handbook = window.handbook;

  var each = handbook.each;
  var make = handbook.make;

  function list(name, texts) {
    var made = make(name);
    texts.forEach(function (text) { made.appendChild(typeof text === "string" ? make("li", text) : text); });
    return made;
  }

  // An item of a list that is a link.
  function link(text, address) {
    var item = make("li");
    item.appendChild(make("a", text)).href = address;
    return item;
  }

  function clause(form, key) {
    var entry = form.querySelector('.clauses [data-cite="' + key + '"]');
    var span = make("span", entry ? "" : key, "clause");
    if (entry) each(entry.childNodes, function (node) { span.appendChild(node.cloneNode(true)); });
    return span;
  }

  function grid(columns, rows) {
    var table = make("table", "", "block");
    var head = table.appendChild(make("thead")).appendChild(make("tr"));
    columns.forEach(function (name) { head.appendChild(make("th", name)).scope = "col"; });
    var body = table.appendChild(make("tbody"));
    rows.forEach(function (row) {
      var line = body.appendChild(make("tr"));
      row.forEach(function (cell, place) {
        var made = line.appendChild(make(place ? "td" : "th"));
        made.textContent = cell;
        if (!place) made.scope = "row";
      });
    });
    return table;
  }

  // The table of an answer, with what takes it into a spreadsheet.
  function table(said) {
    var whole = make("div", "", "result-table");
    var rows = [said.columns].concat(said.rows);
    var drawn = whole.appendChild(make("div", "", "scroll")).appendChild(grid(said.columns, said.rows));
    drawn.insertBefore(make("caption", said.title), drawn.firstChild);
    if (said.note) whole.appendChild(make("p", said.note, "hint"));
    var line = handbook.status("copied");
    var tools = whole.appendChild(make("p", "", "buttons"));
    tools.appendChild(handbook.button("复制表格", function () { handbook.copy(handbook.tabbed(rows), line); }));
    tools.appendChild(handbook.button("下载 CSV", function () {
      handbook.download(said.title + ".csv", handbook.csv(rows), "text/csv");
      line.textContent = "已保存到浏览器的下载文件夹。";
    }));
    whole.appendChild(line);
    return whole;
  }

  function shown(box) {
    if (box.type === "checkbox") return box.checked ? "是" : "否";
    return box.options ? (box.value && box.options[box.selectedIndex].text) : box.value;
  }

  // Whether anything was typed into a row of boxes.
  function touched(row) {
    return Array.prototype.some.call(row.querySelectorAll("[data-column]"), function (box) {
      if (box.options) return Array.prototype.some.call(box.options, function (each) { return each.selected && each.index && !each.defaultSelected; });
      return box.type === "checkbox" ? box.checked !== box.defaultChecked : box.value !== box.defaultValue;
    });
  }

  function filled(rows) {
    var columns = Array.prototype.map.call(rows.querySelectorAll("thead th"), function (head) { return head.textContent; });
    var lines = Array.prototype.filter.call(rows.querySelectorAll("tbody tr"), touched).map(function (row) {
      return [row.cells[0].textContent].concat(
        Array.prototype.map.call(row.querySelectorAll("[data-column]"), function (box) { return box.disabled ? "" : shown(box); })
      );
    });
    return grid(columns.slice(0, -1), lines);
  }

  // What was asked and typed; only paper shows it, for on the screen the form stands above.
  function asked(form) {
    var pairs = make("dl", "", "asked");
    each(form.querySelectorAll(".field"), function (field) {
      if (field.hidden) return;
      var box = field.querySelector("input[type=radio]:checked") || field.querySelector("[name]");
      var rows = field.querySelector("table.rows");
      var what = rows ? "" : box.type === "radio" ? box.parentNode.textContent : shown(box);
      if (box && box.parentNode.className === "box") what += what && box.nextSibling ? " " + box.nextSibling.textContent : "";
      pairs.appendChild(make("dt", field.querySelector("legend, label").textContent));
      pairs.appendChild(rows ? make("dd", "", "whole") : make("dd", what || "（没有填）"));
      if (rows) pairs.lastChild.appendChild(filled(rows));
    });
    return pairs;
  }

  // Fills `answer` with what the calculator said to what stands in `form` now.
  handbook.write = function (form, answer, said) {
    answer.textContent = "";
    answer.appendChild(asked(form));
    answer.appendChild(make("p", said.sentence, "sentence " + (said.ok ? "yes" : said.ok === false ? "no" : "other")));
    if (said.nearest) answer.appendChild(make("p", "怎样才符合：" + said.nearest, "nearest"));
    if (said.table) answer.appendChild(table(said.table));
    answer.appendChild(make("h2", "怎样算出来的"));
    answer.appendChild(list("ol", said.why.map(function (why) {
      var step = make("li", why.text);
      if (why.cite) step.appendChild(clause(form, why.cite));
      return step;
    })));
    if (said.rule) answer.appendChild(make("p", "所用规定：" + said.rule, "rule"));
    if (said.uncovered.length) {
      answer.appendChild(make("h2", "没有核算的"));
      answer.appendChild(list("ul", said.uncovered));
    }
    var folder = form.getAttribute("data-calculators") + "/";
    var titles = JSON.parse(form.getAttribute("data-titles"));
    onward("接着核算", said.see.map(function (name) { return link(titles[name], folder + name + ".html"); }));
    onward("接着看", said.pages.map(function (page) { return link(page.title, folder + "../" + page.address); }));

    function onward(heading, links) {
      if (!links.length) return;
      var place = answer.appendChild(make("div", "", "onward"));
      place.appendChild(make("h2", heading));
      place.appendChild(list("ul", links));
    }
  };
})();
