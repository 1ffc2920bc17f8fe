// Above a checklist: start, open and close a run; its days, its progress, and whether it is kept.
(function () {
  "use strict";
  var handbook = window.handbook;
  var make = handbook.make;
  var button = handbook.button;
  var runs = handbook.runs;
  var actions = handbook.actions;
  var list = handbook.checklist;
  if (!list) return;

  var SAVED = "已保存在这台电脑的浏览器里。";
  var bar = list.bar;
  var norm = bar.getAttribute("data-norm");
  var anchors = JSON.parse(bar.getAttribute("data-anchors"));
  var said = handbook.status("state");
  var view = {}; // elements of the open run that change

  function say(sentence) {
    said.textContent = sentence;
    said.hidden = !sentence;
    said.classList.toggle("saved", sentence === SAVED);
  }

  function drawClosed() { handbook.startForm(list, say, open, said); }

  function drawUndo() {
    handbook.undoLine(bar, function (sentence) {
      if (list.run()) list.render();
      else drawClosed();
      say(sentence);
    });
  }

  function dayBox(key) {
    var label = make("label", anchors[key]);
    var box = label.appendChild(make("input"));
    box.type = "date";
    box.max = handbook.dates.LAST;
    box.addEventListener("input", function () {
      var fields = {};
      fields[key] = box.value;
      list.run().change("anchors", fields);
    });
    view.days[key] = box;
    return label;
  }

  function drawOpen() {
    bar.textContent = "";
    view = { days: {} };
    view.name = bar.appendChild(make("p", "", "name"));
    view.name.tabIndex = -1;
    view.progress = bar.appendChild(make("progress"));
    view.progress.setAttribute("aria-label", "进度");
    view.counted = bar.appendChild(make("p", "", "counted"));
    if (Object.keys(anchors).length) {
      var days = bar.appendChild(make("p", "", "days"));
      Object.keys(anchors).forEach(function (key) { days.appendChild(dayBox(key)); });
      bar.appendChild(make("p", "填上日子，各项的日期就推算出来。日期只供参考，以上级党组织要求为准。", "hint"));
    }
    view.next = bar.appendChild(make("p", "", "next"));
    var option = bar.appendChild(make("label", "", "tick"));
    view.personal = option.appendChild(make("input"));
    view.personal.type = "checkbox";
    option.appendChild(document.createTextNode("也保存姓名、收入、票数等（公用电脑请勿勾选）"));
    view.personal.addEventListener("change", function () {
      var asked = "已经保存的姓名、收入、票数和核算结果会从这台电脑上删去，不能撤销。确定吗？";
      if (view.personal.checked || window.confirm(asked)) list.run().setPersonal(view.personal.checked);
      else view.personal.checked = true;
    });
    view.strangers = bar.appendChild(make("div", "", "strangers"));
    bar.appendChild(said);
    bar.appendChild(tools());
    bar.appendChild(onward());
  }

  function tools() {
    var line = make("p", "", "buttons");
    line.appendChild(button("合上", close));
    line.appendChild(button("改名", function () { actions.rename(list.run()); }));
    line.appendChild(button("导出文件", function () { say(handbook.handover.save([list.run().id], list.run().part("head").name)); }));
    line.appendChild(button("导出日历", function () { say(actions.calendar(list.run(), anchors, list.upcoming())); }));
    line.appendChild(button("清空", function () {
      if (!actions.reset(list.run())) return;
      open(list.run().id);
      drawUndo();
    }));
    line.appendChild(button("删除", function () {
      if (!actions.remove(list.run().id, list.run().part("head").name)) return;
      actions.remember(norm, "");
      list.close();
      drawClosed();
    }));
    return line;
  }

  // Norms that come after this one, to go on with under the same name.
  function onward() {
    var line = make("p", "", "buttons");
    JSON.parse(bar.getAttribute("data-after") || "[]").forEach(function (other) {
      var link = make("a", other.title);
      link.href = other.page;
      line.appendChild(button("接着办：" + other.title, function () { say(actions.goOn(list.run(), other.norm, link)); }));
    });
    return line;
  }

  function open(id) {
    if (!runs.read(id, "head")) return list.gone(id);
    actions.remember(norm, id);
    drawOpen();
    list.open(id);
    say("");
    view.name.focus();
  }

  function close() {
    actions.remember(norm, "");
    list.close();
    drawClosed();
    say("已合上，内容还保存着。");
  }

  list.heard = function (sentence) { say(sentence === "saved" ? SAVED : sentence); };

  list.drawn = function (now) {
    var run = list.run();
    view.name.textContent = "办理记录：" + run.part("head").name;
    view.progress.max = now.total || 1;
    view.progress.value = now.done;
    view.counted.textContent = handbook.progress(now) + "。勾选不等于已经上报或者批准。";
    view.next.textContent = now.next ? "下一个日期：" + now.next.words + "，" + now.next.text : "";
    view.personal.checked = run.personal();
    Object.keys(view.days).forEach(function (key) {
      if (view.days[key] !== document.activeElement) view.days[key].value = run.part("anchors")[key] || "";
    });
    view.strangers.textContent = "";
    note("这个办理记录里还有本手册现在没有的事项，内容保留着：", list.strangers());
    note("这些保存的内容读不出来，没有改动。请先导出文件，交维护人员查看：", list.unread());
  };

  function note(sentence, texts) {
    if (!texts.length) return;
    view.strangers.appendChild(make("p", sentence));
    var items = view.strangers.appendChild(make("ul"));
    texts.forEach(function (text) { items.appendChild(make("li", text)); });
  }

  // A run that another tab has deleted or another version wrote is shut.
  list.gone = function (id) {
    list.close();
    drawClosed();
    say(runs.shut(id));
  };

  // Ticks of a checklist that is not a run yet; heard before the step itself, which may find its run gone.
  document.addEventListener("change", function (event) {
    if (list.run() || !event.target.matches(".sheet input[data-step]")) return;
    say("勾选还没有保存。要保存，请按上面的“开始办理记录”，已经勾的会一起保存。");
  }, true);

  handbook.store.watch(function (name) {
    var run = list.run();
    if (!run) return drawClosed();
    if (name === runs.key(run.id, "summary")) return; // what another tab has reckoned; answering would never end
    if (name === "" || name.indexOf(runs.key(run.id, "")) === 0) list.render();
  });

  var last = handbook.store.read("last-of:" + norm);
  if (last && runs.read(last, "head")) {
    drawOpen();
    list.open(last);
  } else {
    drawClosed();
    if (last && runs.parts(last).length) say(runs.shut(last));
  }
  document.documentElement.classList.remove("restoring");
})();
