// Runs (办理记录): a checklist put to use under a name. Each part of a run is kept under a name of its own,
// so that two tabs that change two steps never write over each other.
(function () {
  "use strict";
  var handbook = window.handbook;
  var store = handbook.store;
  var SCHEMA = 1;
  var LONGEST = 2000; // characters of one text
  var DEEPEST = 4; // levels of a part
  var PAGE = /^[a-z]+\/[a-z0-9-]+\.html$/;
  var DAY = /^\d{4}-\d\d-\d\d$/;
  var STATES = ["", "done", "skipped"];

  function key(id, part) { return "run:" + id + ":" + part; }

  function newId() {
    return Date.now().toString(36) + Math.floor(Math.random() * 1679616).toString(36);
  }

  // Whether a value is text, numbers and the like in objects, nothing too deep or too long.
  function plain(value, depth) {
    if (typeof value === "string") return value.length <= LONGEST;
    if (typeof value !== "object" || value === null) return typeof value !== "undefined";
    return depth > 0 && Object.keys(value).every(function (name) { return name.length <= LONGEST && plain(value[name], depth - 1); });
  }

  function isObject(value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); }

  function isDay(value) { return DAY.test(value) && !isNaN(new Date(value)); }

  // Whether `value` can be the part `part` of a run of this version.
  function sound(part, value) {
    if (!isObject(value) || !plain(value, DEEPEST)) return false;
    if (part === "head") {
      var texts = ["norm", "title", "page", "name", "created"];
      return texts.every(function (name) { return typeof value[name] === "string"; }) && PAGE.test(value.page) && value.schema === SCHEMA;
    }
    if (part === "anchors") return Object.keys(value).every(function (name) { return value[name] === "" || isDay(value[name]); });
    if (part.indexOf("step:") !== 0) return true;
    var texts = ["who", "note", "text"];
    return STATES.indexOf(value.state || "") >= 0 && (!value.day || isDay(value.day)) &&
      texts.every(function (name) { return value[name] === undefined || typeof value[name] === "string"; }) &&
      ["values", "said"].every(function (name) { return value[name] === undefined || isObject(value[name]); });
  }

  function read(id, part) {
    var value = store.value(key(id, part));
    return value !== undefined && sound(part, value) ? value : undefined;
  }

  // The part as it is kept now with some fields changed; "" or why it could not be kept.
  // A part that cannot be read is left alone: it may be a later version's.
  function change(id, part, fields) {
    var before = read(id, part);
    if (before === undefined && store.read(key(id, part)) !== null) return "这一项原来保存的内容读不出来，没有改动它。请先导出文件，交维护人员查看。";
    return store.write(key(id, part), JSON.stringify(Object.assign({}, before, fields)));
  }

  function parts(id) {
    return store.names("run:" + id + ":").map(function (name) { return name.slice(key(id, "").length); });
  }

  // Every run: its head and summary; where the head cannot be read, `trouble` says why and nothing is touched.
  function list() {
    var ids = {};
    store.names("run:").forEach(function (name) { ids[name.split(":")[1]] = true; });
    return Object.keys(ids).map(function (id) {
      var head = read(id, "head");
      if (head) return { id: id, head: head, summary: read(id, "summary") };
      var kept = store.value(key(id, "head"));
      var other = isObject(kept) && kept.schema !== undefined && kept.schema !== SCHEMA;
      var trouble = other
        ? "这个办理记录是别的版本的手册保存的，这里打不开，也没有改动它。可以导出文件，在那个版本里打开。"
        : "这个办理记录的内容读不出来，没有改动它。可以导出文件，交维护人员查看。";
      return { id: id, trouble: trouble };
    }).sort(function (a, b) {
      var made = function (run) { return run.head ? run.head.created : ""; };
      return made(a) < made(b) ? 1 : made(a) > made(b) ? -1 : a.id < b.id ? -1 : 1;
    });
  }

  // Starts a run; returns its id, or why it could not be kept.
  function start(head, fields) {
    var id = newId();
    var texts = {};
    texts.head = Object.assign({ schema: SCHEMA, created: new Date().toISOString() }, head);
    Object.keys(fields || {}).forEach(function (part) { texts[part] = fields[part]; });
    var said = put(id, texts);
    return said ? { trouble: said } : { id: id };
  }

  // Keeps all parts, the head last: a run without its head was not finished.
  function put(id, values) {
    var said = "";
    var names = Object.keys(values).sort(function (a, b) { return (a === "head") - (b === "head"); });
    names.some(function (part) { return (said = store.write(key(id, part), JSON.stringify(values[part]))); });
    if (said) names.forEach(function (part) { store.remove(key(id, part)); });
    return said;
  }

  // Takes names away and keeps their texts, so that it can be undone, also after the browser was closed.
  function remove(names, what) {
    var undo = { what: what, texts: {} };
    names.forEach(function (name) { undo.texts[name] = store.read(name); });
    var text = JSON.stringify(undo);
    var said = store.write("undo", text); // before anything is taken away
    names.forEach(store.remove);
    if (said) store.write("undo", text); // there was no room for both
  }

  // Puts back what was taken away last; what was written since then stays. "" or why it could not be put back.
  function undo() {
    var kept = store.value("undo");
    if (!kept || !isObject(kept.texts)) return "没有可以撤销的。";
    var said = "";
    Object.keys(kept.texts).some(function (name) {
      return store.read(name) === null && (said = store.write(name, kept.texts[name]));
    });
    if (!said) store.remove("undo");
    return said;
  }

  function undoable() {
    var kept = store.value("undo");
    return kept && isObject(kept.texts) ? String(kept.what) : "";
  }

  // Takes away what was ticked and written, leaves the run and its days.
  function reset(id, what) {
    remove(parts(id).filter(function (part) { return /^(step:|form:|choices$|summary$)/.test(part); }).map(function (part) { return key(id, part); }), what);
  }

  function removeRun(id, what) {
    remove(parts(id).map(function (part) { return key(id, part); }), what);
  }

  handbook.runs = {
    SCHEMA: SCHEMA, key: key, newId: newId, sound: sound, isObject: isObject, read: read, change: change, parts: parts,
    list: list, start: start, put: put, reset: reset, remove: removeRun, undo: undo, undoable: undoable,
  };
})();
