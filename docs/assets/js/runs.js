// Runs (办理记录): a checklist put to use under a name. Each part of a run is kept under a name of its own,
// so that two tabs that change two steps never write over each other.
(function () {
  "use strict";
  var handbook = window.handbook;
  var store = handbook.store;
  var isObject = handbook.sound.isObject;

  var SAYS = {
    gone: "这个办理记录已经在另一个窗口里删除，没有再保存。",
    unread: "这一项原来保存的内容读不出来，没有改动它。请先导出文件，交维护人员查看。",
    unfit: "这样填存不下（日期不对，或者太长），没有保存。",
    another: "这个办理记录是别的版本的手册保存的，这里打不开，也没有改动它。可以导出文件，在那个版本里打开。",
    broken: "这个办理记录的内容读不出来，没有改动它。可以导出文件，交维护人员查看。",
  };

  function key(id, part) { return "run:" + id + ":" + part; }

  function newId() {
    return Date.now().toString(36) + Math.floor(Math.random() * 1679616).toString(36);
  }

  function read(id, part) {
    var value = store.value(key(id, part));
    return value !== undefined && handbook.sound(part, value) ? value : undefined;
  }

  // The part as it is kept now with some fields changed; "" or why it could not be kept.
  // A part that cannot be read is left alone, for it may be a later version's; so is a run that is gone.
  function change(id, part, fields) {
    var before = read(id, part);
    if (!read(id, "head")) return shut(id);
    if (before === undefined && store.read(key(id, part)) !== null) return SAYS.unread;
    var text = JSON.stringify(Object.assign({}, before, fields));
    if (!handbook.sound(part, JSON.parse(text))) return SAYS.unfit;
    var texts = {};
    texts[key(id, part)] = text;
    return store.exchange(texts);
  }

  // Why the head of a run cannot be read.
  function trouble(id) { return handbook.sound.whose(store.read(key(id, "head"))) === "another" ? SAYS.another : SAYS.broken; }

  // Why a run can no longer be open.
  function shut(id) { return store.read(key(id, "head")) === null ? SAYS.gone : trouble(id); }

  function headFirst(a, b) { return /:head$/.test(b) - /:head$/.test(a); }

  function parts(id) {
    return store.names("run:" + id + ":").map(function (name) { return name.slice(key(id, "").length); });
  }

  // Every run: its head and summary; where the head cannot be read, `trouble` says why and nothing is touched.
  function list() {
    var ids = {};
    store.names("run:").forEach(function (name) { ids[name.split(":")[1]] = true; });
    return Object.keys(ids).map(function (id) {
      var head = read(id, "head");
      return head ? { id: id, head: head, summary: read(id, "summary") } : { id: id, trouble: trouble(id) };
    }).sort(function (a, b) {
      var made = function (run) { return run.head ? run.head.created : ""; };
      return made(a) < made(b) ? 1 : made(a) > made(b) ? -1 : a.id < b.id ? -1 : 1;
    });
  }

  // Starts a run; returns its id, or why it could not be kept.
  function start(head, fields) {
    var id = newId();
    var values = Object.assign({}, fields, { head: Object.assign({ schema: handbook.sound.SCHEMA, created: new Date().toISOString() }, head) });
    var texts = {};
    Object.keys(values).forEach(function (part) { texts[part] = JSON.stringify(values[part]); });
    var sound = Object.keys(values).every(function (part) { return handbook.sound(part, values[part]); });
    var said = sound ? put(id, texts) : SAYS.unfit;
    return said ? { trouble: said } : { id: id };
  }

  // Keeps the texts of all parts of a new run, or none; the head last: a run without its head was not finished.
  function put(id, texts) {
    var named = {};
    var all = Object.keys(texts).sort(function (a, b) { return (a === "head") - (b === "head"); });
    all.forEach(function (part) { named[key(id, part)] = texts[part]; });
    return store.exchange(named);
  }

  // Takes names away and keeps their texts, so that it can be undone, also after the browser was closed.
  // Returns why they could not be kept, and then takes nothing away unless that is wanted `anyway`.
  // The head goes first: another tab that hears of it must not write its summary again.
  function remove(names, what, anyway) {
    var undo = { what: what, texts: {} };
    var gone = { undo: null };
    names.sort(headFirst).forEach(function (name) {
      undo.texts[name] = store.read(name);
      gone[name] = null;
    });
    return store.exchange(anyway ? gone : Object.assign({}, gone, { undo: JSON.stringify(undo) }));
  }

  // `now` laid over `old`, field by field, so that what only one of them has stays.
  function over(old, now) {
    if (!isObject(old) || !isObject(now)) return now;
    var made = Object.assign({}, old);
    Object.keys(now).forEach(function (name) { made[name] = over(old[name], now[name]); });
    return made;
  }

  // The text to keep under `name` where `text` was taken away: with what has been written there since.
  function together(name, text) {
    var now = store.read(name);
    if (now === null || /:summary$/.test(name)) return text;
    var both = [text, now].map(function (each) {
      try { return JSON.parse(each); } catch (error) { return null; }
    });
    return isObject(both[0]) && isObject(both[1]) ? JSON.stringify(over(both[0], both[1])) : now;
  }

  // Puts back what was taken away last; what was written since then stays. "" or why it could not be put back.
  // A run that has come back meanwhile, from a file, stays too: then the old one gets a new id.
  function undo() {
    var kept = store.value("undo");
    if (!kept || !isObject(kept.texts)) return "没有可以撤销的。";
    var texts = {};
    var fresh = newId();
    Object.keys(kept.texts).forEach(function (name) {
      var id = name.split(":")[1];
      if (kept.texts[key(id, "head")] && store.read(key(id, "head")) !== null) texts[name.replace(id, fresh)] = kept.texts[name];
      else texts[name] = together(name, kept.texts[name]);
    });
    texts.undo = null;
    return store.exchange(texts);
  }

  function undoable() {
    var kept = store.value("undo");
    return kept && isObject(kept.texts) ? String(kept.what) : "";
  }

  // Takes away what was ticked and written, leaves the run and its days.
  function reset(id, what, anyway) {
    var names = parts(id).filter(function (part) { return /^(step:|form:|choices$|summary$)/.test(part); });
    return remove(names.map(function (part) { return key(id, part); }), what, anyway);
  }

  function removeRun(id, what, anyway) { return remove(parts(id).map(function (part) { return key(id, part); }), what, anyway); }

  // Takes away all of every run and everything else of ours, for good.
  function wipe() { store.names("").sort(headFirst).forEach(store.remove); }

  handbook.runs = {
    key: key, newId: newId, read: read, change: change, parts: parts, shut: shut,
    list: list, start: start, put: put, reset: reset, remove: removeRun, undo: undo, undoable: undoable, wipe: wipe,
  };
})();
