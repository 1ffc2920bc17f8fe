// One step of a checklist in a run: done, left out or open; who, when and a remark; the days it is due.
(function () {
  "use strict";
  var handbook = window.handbook;
  var make = handbook.make;
  var NAMES = "这里只填职务，或者不超过6个字母、数字的代号，现在填的没有保存。要记姓名，请先勾选上面的“也保存姓名、收入、票数等”。";

  // A field with its label; `act` hears of every change and returns why it could not be kept.
  function field(text, box, act) {
    var label = make("label", text);
    var error = make("span", "", "error");
    error.hidden = true;
    label.appendChild(box);
    label.appendChild(error);
    box.addEventListener("input", function () {
      var said = act(box.value);
      error.textContent = said;
      error.hidden = !said;
      if (said) box.setAttribute("aria-invalid", "true");
      else box.removeAttribute("aria-invalid");
    });
    return label;
  }

  function input(type, most) {
    var box = make("input");
    box.type = type;
    box.autocomplete = "off";
    if (type === "date") box.max = handbook.dates.LAST; // or a year could have six digits
    if (most) box.maxLength = most;
    return box;
  }

  // Puts a value into a box unless the reader is just typing there.
  function put(box, value) {
    if (box !== document.activeElement && !box.hasAttribute("aria-invalid")) box.value = value || "";
  }

  // A limit in working days is not sure in a year whose holidays are not known.
  function unsure(due) {
    if (!due.unknown || !due.unknown.length) return "";
    return "（" + due.unknown.join("、") + "年的放假安排没有收录，只除去了星期六、星期日，请核对）";
  }

  // Sets up the step in `li`; `run` gives and keeps its fields: get(step), set(step, fields), mayStand(who), other(li), due(step).
  handbook.item = function (li, run) {
    var id = li.getAttribute("data-id");
    var box = li.querySelector("input[data-step]");
    var text = li.querySelector(".text").textContent;
    var kept = make("div", "", "kept");
    var due = kept.appendChild(make("span", "", "due"));
    var line = kept.appendChild(make("span", "", "line"));
    var edit = kept.appendChild(handbook.button("填写", toggle, "edit"));
    var skip = kept.appendChild(handbook.button("不适用", leaveOut, "skip"));
    var fields = kept.appendChild(make("div", "", "fields"));
    var boxes = null;
    fields.hidden = true;
    edit.setAttribute("aria-expanded", "false");
    edit.setAttribute("aria-label", "填写：" + text);
    skip.setAttribute("aria-label", "不适用：" + text);
    li.appendChild(kept);

    function set(changed) { return run.set(id, changed); }

    function who(value) {
      value = value.trim();
      return run.mayStand(value) ? set({ who: value }) : NAMES;
    }

    // The fields are made when they are first wanted; a long list would have hundreds.
    function makeFields() {
      boxes = { day: input("date"), who: input("text", 20), note: input("text", 200) };
      boxes.who.setAttribute("list", "roles");
      fields.appendChild(field("办理日期", boxes.day, function (value) { return set({ day: value }); }));
      fields.appendChild(field("责任人", boxes.who, who));
      fields.appendChild(field("备注", boxes.note, function (value) { return set({ note: value }); }));
      draw();
    }

    function toggle() {
      fields.hidden = !fields.hidden;
      edit.setAttribute("aria-expanded", String(!fields.hidden));
      if (!boxes) makeFields();
      if (!fields.hidden) boxes.day.focus();
    }

    function leaveOut() { set({ state: run.get(id).state === "skipped" ? "" : "skipped" }); }

    function tick() {
      var now = run.get(id);
      set(box.checked ? { state: "done", day: now.day || handbook.dates.today() } : { state: "" });
    }

    function slot(name, value) {
      var whole = make("span", name + " ", "slot");
      handbook.writeOn(whole.appendChild(make("b")), value);
      if (!value) whole.classList.add("empty");
      return whole;
    }

    // Shows what is kept; `other` says that another part was chosen instead.
    function draw() {
      var now = run.get(id);
      var other = run.other(li);
      var state = other ? "skipped" : now.state || "";
      box.checked = state === "done";
      box.disabled = state === "skipped";
      li.classList.toggle("is-done", state === "done");
      li.classList.toggle("is-skipped", state === "skipped");
      skip.textContent = now.state === "skipped" ? "恢复" : "不适用";
      skip.setAttribute("aria-pressed", String(now.state === "skipped"));
      skip.hidden = other;
      var reckoned = run.due(id);
      due.textContent = reckoned ? "应办 " + handbook.dates.words(reckoned) + (reckoned.reckoned ? "（推算）" : "") + unsure(reckoned) : "";
      due.hidden = !reckoned;
      line.textContent = "";
      if (state === "skipped") line.appendChild(make("span", other ? "不适用（选了另一项）" : "不适用", "mark"));
      line.appendChild(slot("责任人", now.who));
      line.appendChild(slot("日期", now.day));
      line.appendChild(slot("备注", now.note));
      if (!boxes) return;
      put(boxes.day, now.day);
      put(boxes.who, now.who);
      put(boxes.note, now.note);
    }

    function remove() {
      box.removeEventListener("change", tick);
      li.removeChild(kept);
      li.classList.remove("is-done", "is-skipped");
      box.checked = box.disabled = false;
    }

    box.addEventListener("change", tick);
    return { draw: draw, remove: remove };
  };
})();
