// The checklist of a page: a run put into its steps, with its dates and its progress.
(function () {
  "use strict";
  var handbook = window.handbook;
  var each = handbook.each;
  var make = handbook.make;
  var runs = handbook.runs;
  var store = handbook.store;
  var root = document.documentElement;
  var bar = document.querySelector(".run-bar");
  if (!bar) return root.classList.remove("restoring");

  var places = Array.prototype.slice.call(document.querySelectorAll(".sheet li[data-id]")); // steps and groups, in reading order
  var steps = places.filter(function (li) { return li.classList.contains("item"); });
  var holidays = JSON.parse(bar.getAttribute("data-workdays") || '{"years":[],"off":[],"on":[]}');
  var limits = {};
  places.forEach(function (li) {
    if (li.hasAttribute("data-due")) limits[idOf(li)] = JSON.parse(li.getAttribute("data-due"));
  });
  var NAMES = { anchors: "日子", choices: "选定的一项", options: "也保存姓名等", given: "开始时带来的数", form: "核算表", step: "本手册现在没有的事项" };
  var roles = JSON.parse(bar.getAttribute("data-roles"));
  var posts = make("datalist"); // offered where a step asks who
  posts.id = "roles";
  roles.forEach(function (role) { posts.appendChild(new Option(role)); });
  var run = null;
  var parts = []; // what is set up in the steps while a run is open

  function idOf(li) { return li.getAttribute("data-id"); }

  function textOf(li) { return li.querySelector(".text").textContent; }

  // The choice of one part of a group; the steps of the others are left out.
  function choice(li) {
    var id = idOf(li);
    var label = make("label", "这次选哪一项：", "choose");
    var box = label.appendChild(make("select"));
    box.appendChild(new Option("还没有定", ""));
    each(li.querySelectorAll(":scope > ul > li"), function (option) { box.appendChild(new Option(textOf(option), idOf(option))); });
    box.addEventListener("change", function () { run.choose(id, box.value); });
    li.insertBefore(label, li.querySelector(":scope > ul"));
    return { draw: function () { box.value = run.chosen(id); }, remove: function () { label.remove(); } };
  }

  // A step that runs another norm: its checklist, in a run of the same name.
  function goOn(li) {
    var link = Array.prototype.find.call(li.querySelectorAll(":scope > .facts a"), function (each) {
      return each.pathname.slice(-li.getAttribute("data-use").length - 6) === "/" + li.getAttribute("data-use") + ".html";
    });
    var made = handbook.button("办“" + link.textContent + "”的清单", function () {
      handbook.checklist.heard(handbook.actions.goOn(run, li.getAttribute("data-use"), link));
    }, "reckon");
    link.parentNode.insertBefore(made, link.nextSibling);
    return { draw: function () {}, remove: function () { made.remove(); } };
  }

  function schedule() {
    var fixed = Object.assign({}, run.part("anchors"));
    if (!Object.keys(limits).length) return {};
    places.forEach(function (li) {
      var day = run.day(li);
      if (day) fixed[idOf(li)] = day;
    });
    return handbook.dates.schedule(limits, fixed, holidays);
  }

  function stateOf(li) { return run.other(li) ? "skipped" : run.get(idOf(li)).state || ""; }

  // Every step that is open and has a date, the next one first.
  function upcoming() {
    return places.filter(function (li) { return run.dues[idOf(li)] && !stateOf(li) && !run.day(li); }).map(function (li) {
      var due = run.dues[idOf(li)];
      return { id: idOf(li), day: due.last || due.first, words: handbook.dates.words(due), text: textOf(li) };
    }).sort(function (a, b) { return a.day < b.day ? -1 : a.day > b.day ? 1 : 0; });
  }

  // Progress, where what is left out does not count, and the next date.
  function summary() {
    var states = steps.map(stateOf);
    function count(state) { return states.filter(function (each) { return each === state; }).length; }
    var found = { done: count("done"), total: steps.length - count("skipped"), skipped: count("skipped") };
    var next = upcoming()[0];
    return next ? Object.assign(found, { next: { words: next.words, text: next.text } }) : found;
  }

  // Puts the numbers of the meeting into the chair's sentences.
  function speak() {
    each(document.querySelectorAll(".sheet [data-slot]"), function (line) {
      var name = line.getAttribute("data-slot").split(".");
      var step = run && idOf(line.closest("li[data-id]"));
      handbook.writeOn(line, !run ? "" : name.length > 1 ? run.number(step, name[0], name[1]) : run.values(step)[name[0]]);
    });
  }

  // What is kept for steps that the checklist does not have, so that nothing disappears.
  function strangers() {
    var known = {};
    places.forEach(function (li) { known["step:" + idOf(li)] = true; });
    return runs.parts(run.id).filter(function (part) { return part.indexOf("step:") === 0 && !known[part] && isRead(part); }).map(function (part) {
      var kept = run.part(part);
      var state = { done: "已办", skipped: "不适用" }[kept.state] || "未办";
      return [kept.text || part.slice(5), state, kept.day, kept.who, kept.note].filter(Boolean).join("，");
    });
  }

  function isRead(part) { return runs.read(run.id, part) !== undefined; }

  // What is kept and cannot be read, by the texts of its steps; the summary is reckoned anew.
  function unread() {
    return runs.parts(run.id).filter(function (part) { return part !== "summary" && !isRead(part); }).map(function (part) {
      var li = places.find(function (each) { return "step:" + idOf(each) === part; });
      return li ? textOf(li) : NAMES[part.split(":")[0]] || part;
    });
  }

  function render() {
    if (!run) return;
    if (!runs.read(run.id, "head")) return handbook.checklist.gone(run.id);
    run.settle();
    run.dues = schedule();
    parts.forEach(function (part) { part.draw(); });
    speak();
    var now = summary();
    var kept = JSON.stringify(run.holding() ? Object.assign({}, now, { next: undefined }) : now); // what is only held tells no date
    if (store.read(runs.key(run.id, "summary")) !== kept) store.write(runs.key(run.id, "summary"), kept);
    handbook.checklist.drawn(now);
  }

  function close() {
    parts.forEach(function (part) { part.remove(); });
    parts = [];
    run = null;
    speak();
    root.classList.remove("in-run");
  }

  function open(id) {
    close();
    run = handbook.openRun(id, places, roles, function (said) {
      render();
      if (run) handbook.checklist.heard(said);
    });
    root.classList.add("in-run");
    bar.appendChild(posts);
    places.forEach(function (li) {
      parts.push(handbook.values(li, run));
      if (li.hasAttribute("data-choice")) parts.push(choice(li));
      if (li.hasAttribute("data-use")) parts.push(goOn(li));
      if (li.classList.contains("item")) parts.push(handbook.item(li, run));
    });
    render();
  }

  // The bar above says what `drawn` and `heard` do: progress after each change, and whether it is kept.
  handbook.checklist = {
    bar: bar, steps: steps, open: open, close: close, render: render, upcoming: upcoming, strangers: strangers, unread: unread,
    run: function () { return run; }, drawn: function () {}, heard: function () {}, gone: close,
  };
})();
