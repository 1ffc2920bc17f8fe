// Runs as a file: export one or all, import them again on this or another computer. Nothing kept is written over.
(function () {
  "use strict";
  var handbook = window.handbook;
  var runs = handbook.runs;
  var store = handbook.store;
  var FORMAT = "party-handbook-runs";
  var LARGEST = 5000000; // characters; a browser keeps about as much

  // The text of a file with the runs `ids`; a part that cannot be read goes along as it is.
  function text(ids) {
    return JSON.stringify({
      format: FORMAT,
      schema: runs.SCHEMA,
      saved: new Date().toISOString(),
      runs: ids.map(function (id) {
        var made = { id: id, parts: {}, unread: {} };
        runs.parts(id).forEach(function (part) {
          var value = runs.read(id, part);
          if (value === undefined) made.unread[part] = store.read(runs.key(id, part));
          else made.parts[part] = value;
        });
        return made;
      }),
    }, null, 1);
  }

  function read(content) {
    if (content.length > LARGEST) return "文件太大，不像是本手册导出的。";
    var file;
    try {
      file = JSON.parse(content.replace(/^\ufeff/, ""));
    } catch (error) {
      return "文件读不出来：不是本手册导出的文件，或者没有传完整。";
    }
    if (!runs.isObject(file) || file.format !== FORMAT || !Array.isArray(file.runs)) return "这不是本手册导出的办理记录文件。";
    if (file.schema !== runs.SCHEMA) return "这个文件是别的版本的手册导出的，这里读不了。请用同一版本的手册打开。";
    return file;
  }

  // The parts of a run in a file that can be kept, and how many cannot.
  function usable(run) {
    var found = { parts: {}, lost: 0 };
    var parts = runs.isObject(run) && runs.isObject(run.parts) ? run.parts : {};
    Object.keys(parts).forEach(function (part) {
      if (/^[a-z]+(:[a-z0-9-]+)?$/.test(part) && runs.sound(part, parts[part])) found.parts[part] = parts[part];
      else found.lost += 1;
    });
    if (runs.isObject(run) && runs.isObject(run.unread)) found.lost += Object.keys(run.unread).length;
    return found;
  }

  // Whether every part is kept already just so; the summary is reckoned anew each time and does not count.
  function same(id, parts) {
    var names = Object.keys(parts).filter(function (part) { return part !== "summary"; });
    var kept = runs.parts(id).filter(function (part) { return part !== "summary"; });
    return names.length === kept.length && names.every(function (part) {
      return store.read(runs.key(id, part)) === JSON.stringify(parts[part]);
    });
  }

  // Keeps what a file holds; returns the sentence to say.
  function take(content) {
    var file = read(content);
    if (typeof file === "string") return file;
    var count = { added: 0, same: 0, lost: 0, empty: 0 };
    var said = "";
    file.runs.some(function (run) {
      var found = usable(run);
      if (!found.parts.head) {
        count.empty += 1;
        return false;
      }
      count.lost += found.lost;
      var id = /^[a-z0-9]{4,24}$/.test(run.id) ? run.id : runs.newId();
      if (same(id, found.parts)) {
        count.same += 1;
        return false;
      }
      if (runs.parts(id).length) {
        id = runs.newId();
        found.parts.head = Object.assign({}, found.parts.head, { name: found.parts.head.name + "（导入）" });
      }
      said = runs.put(id, found.parts);
      if (!said) count.added += 1;
      return Boolean(said);
    });
    return [
      "导入了 " + count.added + " 个办理记录。",
      count.same ? count.same + " 个已经有了，没有重复导入。" : "",
      count.empty ? count.empty + " 个读不出来，没有导入。" : "",
      count.lost ? "有 " + count.lost + " 处内容读不出来，没有导入。" : "",
      said,
    ].join("");
  }

  // Saves the runs `ids` as a file called after `name`.
  function save(ids, name) {
    handbook.download(name + ".json", text(ids), "application/json");
  }

  handbook.handover = { text: text, take: take, save: save };
})();
