// Takes text out of the page: onto the clipboard, into a file; works on file:// and without the clipboard API.
(function () {
  "use strict";
  var handbook = window.handbook;

  function box(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    area.setAttribute("aria-label", "要复制的内容");
    return area;
  }

  // The old way, for pages that are not served over https: select and copy.
  function byHand(text) {
    var before = document.activeElement;
    var area = box(text);
    area.className = "aside";
    document.body.appendChild(area);
    area.select();
    var done = false;
    try {
      done = document.execCommand("copy");
    } catch (error) {
      done = false;
    }
    document.body.removeChild(area);
    if (before && before.focus) before.focus();
    return done;
  }

  // Copies `text` and says in `line` that it is done; where nothing helps, shows it there to be copied by keys.
  handbook.copy = function (text, line) {
    function said(done) {
      line.textContent = done ? "已复制。" : "浏览器不能自动复制，请按 Ctrl+C 复制下面的内容：";
      if (done) return;
      var area = line.appendChild(box(text));
      area.focus();
      area.select();
    }
    line.textContent = "";
    if (!navigator.clipboard) return said(byHand(text));
    navigator.clipboard.writeText(text).then(
      function () { said(true); },
      function () { said(byHand(text)); }
    );
  };

  // Saves `text` as a file of the type `type`.
  handbook.download = function (name, text, type) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
    link.download = name.replace(/[\\/:*?"<>|]/g, "_");
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  };

  // A spreadsheet would run what begins like a formula.
  function harmless(cell) {
    var text = String(cell);
    return /^[=+@]|^-(?![0-9.]+$)/.test(text) ? "'" + text : text;
  }

  // Rows as text that a spreadsheet takes when it is pasted.
  handbook.tabbed = function (rows) {
    return rows.map(function (row) {
      return row.map(function (cell) { return harmless(cell).replace(/\s+/g, " "); }).join("\t");
    }).join("\n");
  };

  // Rows as a CSV file; the mark at its start tells Excel and WPS that it is UTF-8.
  handbook.csv = function (rows) {
    return "\ufeff" + rows.map(function (row) {
      return row.map(function (cell) {
        var text = harmless(cell);
        return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(",") + "\r\n";
    }).join("");
  };
})();
