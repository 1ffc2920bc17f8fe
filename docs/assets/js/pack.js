// The meeting pack: agenda with the chair's sentences before the checklist, lookup tables after it, on paper only.
(function () {
  "use strict";
  var handbook = window.handbook;
  var make = handbook.make;
  var made = [];

  // One step in the agenda: what it is, who acts, what the chair says.
  function item(chair) {
    var step = chair.closest("li[data-id]");
    var who = Array.prototype.find.call(step.querySelectorAll(":scope > .facts dt"), function (name) { return name.textContent === "谁来做"; });
    var li = make("li");
    li.appendChild(make("strong", step.querySelector(".text").textContent));
    if (who) li.appendChild(make("span", "（" + who.nextElementSibling.firstChild.textContent + "）"));
    li.appendChild(make("p", "", "says")).appendChild(chair.cloneNode(true));
    return li;
  }

  function agenda() {
    var section = make("section", "", "pack");
    var run = handbook.checklist && handbook.checklist.run();
    section.appendChild(make("h2", "议程和主持词"));
    if (run) section.appendChild(make("p", "办理记录：" + run.part("head").name));
    section.appendChild(make("p", "横线上的数，当场填写。主持词供参考，以上级党组织要求为准。", "hint"));
    var list = section.appendChild(make("ol", "", "agenda"));
    handbook.each(document.querySelectorAll(".sheet .chair"), function (chair) { list.appendChild(item(chair)); });
    return section;
  }

  function tables() {
    var section = make("section", "", "pack");
    handbook.each(document.querySelectorAll("template[data-tables]"), function (template) {
      section.appendChild(document.importNode(template.content, true));
    });
    if (section.firstChild) section.insertBefore(make("h2", "速查表"), section.firstChild);
    return section;
  }

  // Puts the parts of the pack into the page, or takes them out.
  handbook.pack = function (wanted) {
    made.forEach(function (section) { section.remove(); });
    made = [];
    if (!wanted) return;
    var heading = document.getElementById("checklist");
    var end = document.querySelector(".sign");
    made = [agenda(), tables()];
    heading.parentNode.insertBefore(made[0], heading);
    end.parentNode.insertBefore(made[1], end.nextSibling);
  };
})();
