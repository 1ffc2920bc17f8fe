// Above a checklist while no run is open: those there are to go on with, and a name to start a new one.
(function () {
  "use strict";
  var handbook = window.handbook;
  var make = handbook.make;
  var runs = handbook.runs;

  function usualName(title) {
    var now = handbook.dates.today().split("-");
    return now[0] + "年" + Number(now[1]) + "月" + title.split("（")[0];
  }

  handbook.progress = function (now) {
    return "已办 " + now.done + " / " + now.total + " 项" + (now.skipped ? "，不适用 " + now.skipped + " 项" : "");
  };

  // A line in `place` that takes back the last deletion or clearing, if there was one; `then` hears the sentence.
  handbook.undoLine = function (place, then) {
    var what = runs.undoable();
    if (!what) return;
    var line = place.appendChild(make("p", what + "。", "undo"));
    line.appendChild(handbook.button("撤销", function () {
      line.remove();
      then(runs.undo() || "已经恢复。");
    }));
  };

  // Fills the bar of `list`; `open` is told the id of the run that is chosen or started.
  handbook.startForm = function (list, say, open, said) {
    var bar = list.bar;
    var norm = bar.getAttribute("data-norm");
    var title = bar.getAttribute("data-title");

    // What is ticked already goes along.
    function start(name) {
      var parts = {};
      list.steps.forEach(function (li) {
        if (!li.querySelector("input[data-step]").checked) return;
        parts["step:" + li.getAttribute("data-id")] = { state: "done", day: handbook.dates.today(), text: li.querySelector(".text").textContent };
      });
      var made = runs.start({ norm: norm, title: title, page: bar.getAttribute("data-page"), name: name.trim() || usualName(title) }, parts);
      if (made.trouble) return say(made.trouble);
      open(made.id);
    }

    var before = bar.querySelector("form.start input");
    var typing = before && before === document.activeElement;
    bar.textContent = "";
    var there = runs.list().filter(function (run) { return run.head && run.head.norm === norm; });
    if (there.length) {
      var others = bar.appendChild(make("p", "接着办：", "buttons"));
      there.forEach(function (run) {
        var words = run.head.name + (run.summary ? "（" + handbook.progress(run.summary) + "）" : "");
        others.appendChild(handbook.button(words, function () { open(run.id); }));
      });
    }
    var form = bar.appendChild(make("form", "", "start"));
    var box = form.appendChild(make("label", "要保存勾选和数字，给这次办理起个名字：")).appendChild(make("input"));
    box.value = before ? before.value : usualName(title);
    box.maxLength = 60;
    box.autocomplete = "off";
    form.appendChild(make("button", "开始办理记录")).type = "submit";
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      start(box.value);
    });
    if (typing) box.focus();
    bar.appendChild(make("p", "名字里不要写人名。内容只保存在这台电脑的浏览器里，公用电脑请勿保存；不得填写涉密信息。", "hint"));
    bar.appendChild(said);
    handbook.undoLine(bar, function (sentence) {
      handbook.startForm(list, say, open, said);
      say(sentence);
    });
  };
})();
