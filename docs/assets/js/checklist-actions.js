// What can be done with the run that is open: name, file, calendar, clearing, deleting, going on with another checklist.
(function () {
  "use strict";
  var handbook = window.handbook;
  var runs = handbook.runs;
  var store = handbook.store;

  function rename(run) {
    var name = window.prompt("新的名字（不要写人名）：", run.part("head").name);
    if (name && name.trim()) run.change("head", { name: name.trim().slice(0, 60) });
  }

  // Takes away by `act(anyway)`; where there is no room to keep it for undoing, the reader is asked again.
  function takeAway(act) {
    return !act(false) || (window.confirm("存储空间满了，这一次做了就不能撤销。还要做吗？") && !act(true));
  }

  function reset(run) {
    if (!window.confirm("把这个办理记录里的勾选、填写和核算结果全部清空吗？清空以后可以撤销。")) return false;
    var what = "“" + run.part("head").name + "”已清空";
    return takeAway(function (anyway) { return runs.reset(run.id, what, anyway); });
  }

  // Deletes the run `id` after asking; whether it was deleted.
  function remove(id, name) {
    if (!window.confirm("删除办理记录“" + name + "”吗？删除以后可以撤销。")) return false;
    return takeAway(function (anyway) { return runs.remove(id, "“" + name + "”已删除", anyway); });
  }

  // Saves a calendar file with the days of the run; `anchors` are their names, `due` the steps that have a date.
  function calendar(run, anchors, due) {
    var name = run.part("head").name;
    var days = run.part("anchors");
    var events = Object.keys(anchors).filter(function (key) { return days[key]; }).map(function (key) {
      return { id: run.id + "-" + key, day: days[key], text: anchors[key], note: name };
    }).concat(due.map(function (step) {
      return { id: run.id + "-" + step.id, day: step.day, text: step.text, note: name + "：" + step.words + "。日期由手册推算，以上级党组织要求为准。" };
    }));
    if (!events.length) return "还没有日期。请先填上面的日子，或者填好前面几步的办理日期。";
    handbook.download(name + ".ics", handbook.calendar(events, new Date()), "text/calendar");
    return "已把" + events.length + "个日期存成日历文件，可以用 Outlook、WPS 日历或者手机打开。";
  }

  // Which run is opened next on the page of its norm, and which was the last of all.
  function remember(norm, id) {
    if (id) {
      store.write("last", id);
      store.write("last-of:" + norm, id);
    } else {
      if (store.read("last") === store.read("last-of:" + norm)) store.remove("last");
      store.remove("last-of:" + norm);
    }
  }

  // Goes to the checklist that `link` leads to: in the run of the same name there, or in a new one
  // that has the days and numbers of this one. Returns why it could not be started.
  function goOn(run, norm, link) {
    var head = run.part("head");
    var there = runs.list().find(function (each) { return each.head && each.head.norm === norm && each.head.name === head.name; });
    var made = there || runs.start(
      { norm: norm, title: link.textContent, page: link.pathname.split("/").slice(-2).join("/"), name: head.name },
      { given: run.keptValues(), anchors: run.part("anchors"), options: run.part("options") }
    );
    if (made.trouble) return made.trouble;
    remember(norm, made.id);
    location.href = link.href.split("#")[0] + "#checklist";
    return "";
  }

  handbook.actions = { rename: rename, reset: reset, remove: remove, calendar: calendar, remember: remember, goOn: goOn };
})();
