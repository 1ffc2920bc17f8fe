// What every page needs: the namespace, and small helpers that the other scripts share.
(function () {
  "use strict";
  var handbook = (window.handbook = window.handbook || {});

  handbook.each = function (list, act) { Array.prototype.forEach.call(list, act); };

  // A new element with its text and class.
  handbook.make = function (name, text, kind) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };

  // Writes `text` on a line; paper that is wanted blank leaves out what is written.
  handbook.writeOn = function (line, text) {
    line.textContent = "";
    if (text) line.appendChild(handbook.make("span", text, "written"));
  };

  // A button that looks plain.
  handbook.button = function (text, act, kind) {
    var made = handbook.make("button", text, kind ? "plain " + kind : "plain");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // A line that a screen reader reads out whenever it changes.
  handbook.status = function (kind) {
    var line = handbook.make("p", "", kind);
    line.setAttribute("role", "status");
    return line;
  };
})();
