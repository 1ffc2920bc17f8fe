// Lists of runs: on the home page those to go on with, on their own page also files, deleting, and wiping everything.
(function () {
  "use strict";
  var handbook = window.handbook;
  var each = handbook.each;
  var make = handbook.make;
  var button = handbook.button;
  var runs = handbook.runs;
  var store = handbook.store;

  function setUp(place) {
    var whole = place.hasAttribute("data-whole");
    var root = place.getAttribute("data-root");
    var said = handbook.status("state");

    function say(sentence) {
      said.textContent = sentence;
      said.hidden = !sentence;
    }

    // Opens a run on the page of its norm.
    function open(run) {
      var link = make("a", run.head.name);
      link.href = root + run.head.page + "#checklist";
      link.addEventListener("click", function () { handbook.actions.remember(run.head.norm, run.id); });
      return link;
    }

    function remove(run) {
      var name = run.head ? run.head.name : "读不出来的一个";
      if (!handbook.actions.remove(run.id, name)) return;
      draw();
      (place.querySelector(".undo button") || place.querySelector(".file input")).focus();
    }

    function item(run, last) {
      var li = make("li");
      if (run.head) {
        if (last) li.appendChild(make("span", "上次办理", "mark"));
        li.appendChild(open(run));
        li.appendChild(make("span", run.head.title, "norm"));
        var now = run.summary;
        if (now) li.appendChild(make("span", handbook.progress(now), "counted"));
        if (now && now.next) li.appendChild(make("span", "下一个日期：" + now.next.words + "，" + now.next.text, "next"));
      } else li.appendChild(make("span", run.trouble));
      if (!whole) return li;
      var tools = li.appendChild(make("span", "", "buttons"));
      tools.appendChild(button("导出文件", function () { save([run.id], run.head ? run.head.name : "办理记录"); }));
      tools.appendChild(button("删除", function () { remove(run); }));
      return li;
    }

    function save(ids, name) { say(handbook.handover.save(ids, name)); }

    function draw() {
      var all = runs.list();
      var last = store.read("last");
      place.textContent = "";
      place.hidden = !whole && !all.length;
      if (!whole) place.appendChild(make("h2", "我的办理记录"));
      var trouble = whole && store.trouble();
      if (trouble) place.appendChild(make("p", trouble, "note"));
      if (!all.length) place.appendChild(make("p", "这台电脑上还没有办理记录。打开一个规范，在“清单”里按“开始办理记录”。", "hint"));
      var list = place.appendChild(make("ul", "", "runs"));
      all.sort(function (a, b) { return (b.id === last) - (a.id === last); });
      all.forEach(function (run) { list.appendChild(item(run, run.id === last)); });
      if (whole) place.appendChild(tools(all));
      place.appendChild(said);
      handbook.undoLine(place, function (sentence) {
        draw();
        say(sentence);
      });
    }

    function tools(all) {
      var line = make("p", "", "buttons");
      if (all.length) line.appendChild(button("全部导出", function () {
        save(all.map(function (run) { return run.id; }), "办理记录" + handbook.dates.today());
      }));
      var label = line.appendChild(make("label", "导入文件", "plain file"));
      var box = label.appendChild(make("input"));
      box.type = "file";
      box.accept = ".json,application/json";
      box.addEventListener("change", function () { take(box.files[0]); });
      line.appendChild(button("全部删除", wipe));
      return line;
    }

    function take(file) {
      if (!file) return;
      if (file.size > 4 * handbook.handover.LARGEST) return say(handbook.handover.TOO_LARGE); // octets
      var reader = new FileReader();
      reader.onload = function () {
        var sentence = handbook.handover.take(String(reader.result));
        draw();
        say(sentence);
      };
      reader.onerror = function () { say("文件打不开，请重新选择。"); };
      reader.readAsText(file);
    }

    function wipe() {
      if (!window.confirm("把本手册保存在这台电脑浏览器里的内容全部删去吗？办理记录、本支部参数都会删去，不能撤销。")) return;
      runs.wipe();
      each(document.querySelectorAll("form.branch"), function (form) { form.reset(); });
      draw();
      say("本手册保存在这台电脑浏览器里的内容已经全部删去。下载过的文件要自己删。");
    }

    draw();
    store.watch(draw);
  }

  each(document.querySelectorAll(".run-list"), setUp);
})();
