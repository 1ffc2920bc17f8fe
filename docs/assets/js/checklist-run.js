// The run that is open on a page: what is kept of each step, what is only held until the page is closed, what follows from it.
(function () {
  "use strict";
  var handbook = window.handbook;
  var runs = handbook.runs;
  var INITIALS = /^[A-Za-z0-9]{0,6}$/;
  var HELD = "不保存：个人情况和票数只留在这一页，关掉就没有了。要保存，请勾选上面的“也保存姓名、收入、票数等”。";

  function idOf(li) { return li.getAttribute("data-id"); }

  function with1(name, value) {
    var fields = {};
    fields[name] = value;
    return fields;
  }

  // `places` are the steps and groups of the page in reading order; `changed` hears what was said after each change.
  handbook.openRun = function (id, places, roles, changed) {
    var held = {}; // values and answers of persons, unless they are to be kept

    function part(name) { return runs.read(id, name) || {}; }
    function get(step) { return part("step:" + step); }
    function personal() { return Boolean(part("options").personal); }
    function heldOf(step, kind) { return (held[step] || {})[kind] || {}; }
    function place(step) { return places.findIndex(function (li) { return idOf(li) === step; }); }

    function textOf(step) { return places[place(step)].querySelector(".text").textContent; }

    // Keeps fields of a part; returns "" or why it could not be kept.
    function change(name, fields) {
      var said = runs.change(id, name, fields);
      changed(said || "saved");
      return said;
    }

    function set(step, fields) {
      return change("step:" + step, Object.assign({ text: textOf(step) }, fields));
    }

    function hold(step, kind, name, value) {
      held[step] = held[step] || {};
      held[step][kind] = Object.assign({}, held[step][kind], with1(name, value));
      changed(HELD);
    }

    function value(step, key) {
      var now = heldOf(step, "values")[key];
      return now !== undefined ? now : (get(step).values || {})[key];
    }

    // Keeps what was only held as soon as it may be kept; "" or why it could not be.
    function settle() {
      if (!personal()) return "";
      return Object.keys(held).map(function (step) {
        var now = get(step);
        var said = runs.change(id, "step:" + step, {
          text: textOf(step),
          values: Object.assign({}, now.values, held[step].values), said: Object.assign({}, now.said, held[step].said),
        });
        if (!said) delete held[step];
        return said;
      }).filter(Boolean)[0] || "";
    }

    function setValue(step, key, typed, isPrivate) {
      if (isPrivate && !personal()) return hold(step, "values", key, typed);
      set(step, { values: Object.assign({}, get(step).values, with1(key, typed)) });
    }

    // Everything in a list of values by name; a later one wins, an empty one says nothing.
    function together(all) {
      var found = {};
      all.forEach(function (some) {
        Object.keys(some || {}).forEach(function (key) { if (some[key] !== "") found[key] = some[key]; });
      });
      return found;
    }

    // Values written down at the steps, the nearest before `step` first; then what the run began with and the branch's own.
    function values(step) {
      var ordered = places.slice(place(step) + 1).reverse().concat(places.slice(0, place(step) + 1)).map(idOf);
      var all = [handbook.branch.read(), part("given")];
      ordered.forEach(function (each) { all.push(get(each).values, heldOf(each, "values")); });
      return together(all);
    }

    // What is kept of all values, for a run that goes on from this one.
    function keptValues() {
      return together([part("given")].concat(places.map(function (li) { return get(idOf(li)).values; })));
    }

    // Whether persons and votes are kept too; when no longer, what was kept of them is taken out.
    function setPersonal(wanted) {
      var said = wanted ? "" : handbook.forget(id, isPost);
      var turned = runs.change(id, "options", { personal: wanted });
      changed(said || turned || settle() || "saved");
    }

    function isPost(who) { return roles.indexOf(who) >= 0 || INITIALS.test(who); }

    // Whether somebody is named by post or initials only.
    function mayStand(who) { return personal() || isPost(who); }

    // What a calculator can be told at `step`, which may give some answers itself.
    function known(step, name, given) {
      var meeting = part("anchors").meeting;
      return Object.assign(meeting ? { day: meeting } : {}, part("form:" + name), values(step), given);
    }

    function answer(step, name) { return heldOf(step, "said")[name] || (get(step).said || {})[name]; }

    // Whether a calculator was told anything that is only held.
    function toldHeld(told) {
      return Object.keys(held).some(function (step) {
        var some = heldOf(step, "values");
        return Object.keys(some).some(function (key) { return some[key] !== "" && told[key] !== undefined && told[key] !== ""; });
      });
    }

    // Of what a calculator was told, the values that stand in the checklist.
    function writtenDown(step, told) {
      var all = values(step);
      var found = {};
      Object.keys(told).forEach(function (key) { if (key in all) found[key] = all[key]; });
      return found;
    }

    // Whether a value has been changed since an answer was given.
    function outdated(step, answer) {
      var all = values(step);
      return Object.keys(answer.to || {}).some(function (key) { return answer.to[key] !== all[key]; });
    }

    // Keeps an answer at its step, and the numbers typed where the step asks for them; `open` may stand in a link.
    function answered(step, name, detail, open) {
      var told = detail.values;
      Array.prototype.forEach.call(places[place(step)].querySelectorAll(":scope > .facts [data-value]"), function (line) {
        var key = line.getAttribute("data-value");
        if (told[key] !== undefined && told[key] !== "") setValue(step, key, String(told[key]), line.hasAttribute("data-private"));
      });
      var said = with1(name, { sentence: detail.said.sentence, numbers: detail.said.numbers, to: writtenDown(step, told) });
      var secret = toldHeld(told) || Object.keys(told).some(function (key) {
        return !(key in open) && told[key] !== "" && told[key] !== false && !(Array.isArray(told[key]) && !told[key].length);
      });
      if (secret && !personal()) return hold(step, "said", name, said[name]);
      change("form:" + name, open);
      set(step, { said: Object.assign({}, get(step).said, said) });
    }

    // A number of the calculator's answer, the nearest before `step` first.
    function number(step, name, key) {
      var ordered = places.slice(0, place(step) + 1).reverse().concat(places.slice(place(step) + 1));
      var found = ordered.map(function (li) { return answer(idOf(li), name); }).find(Boolean);
      return found && found.numbers && found.numbers[key] !== undefined ? String(found.numbers[key]) : "";
    }

    // The part chosen of a group, if it still has it.
    function choiceOf(group) {
      var step = part("choices")[group];
      return step && places[place(group)].querySelector(':scope > ul > li[data-id="' + CSS.escape(step) + '"]') ? step : "";
    }

    // Whether another part was chosen than the one that the step `li` belongs to.
    function other(li) {
      for (var at = li; at; at = at.parentNode.closest("li[data-id]")) {
        var group = at.parentNode.closest("li[data-id]");
        var chosen = group && group.hasAttribute("data-choice") && choiceOf(idOf(group));
        if (chosen && chosen !== idOf(at)) return true;
      }
      return false;
    }

    // The day of a step or a group: written down with it, or the day it was done.
    function day(li) {
      var dates = Array.prototype.map.call(li.querySelectorAll(':scope > .facts [data-kind="date"]'), function (line) {
        return value(idOf(li), line.getAttribute("data-value"));
      }).filter(Boolean);
      if (dates.length) return dates[0];
      var steps = Array.prototype.slice.call(li.querySelectorAll("li.item"));
      var all = (steps.length ? steps : [li]).map(function (step) { return get(idOf(step)); });
      if (all.some(function (step) { return !step.state; })) return "";
      return all.filter(function (step) { return step.state === "done"; }).map(function (step) { return step.day || ""; }).sort().pop() || "";
    }

    return {
      id: id, part: part, setPersonal: setPersonal, mayStand: mayStand, keptValues: keptValues, change: change, get: get, set: set, personal: personal, value: value, setValue: setValue,
      values: values, known: known, answer: answer, outdated: outdated, answered: answered, number: number, other: other, chosen: choiceOf, settle: settle, holding: function () { return Object.keys(held).length > 0; }, day: day, dues: {},
      due: function (step) { return this.dues[step]; },
      choose: function (group, step) { return change("choices", with1(group, step)); },
    };
  };
})();
