// Runs as a file: export one or all, import them again on this or another computer. Nothing kept is written over.
(function () {
  "use strict";
  var handbook = window.handbook;
  var runs = handbook.runs;
  var sound = handbook.sound;
  var store = handbook.store;
  var FORMAT = "party-handbook-runs";
  var LARGEST = 20000000; // characters; a browser keeps a quarter of it, and a file takes more room
  var TOO_LARGE = "文件太大，不像是本手册导出的。";
  var PART = /^[a-z]+(:[a-z0-9-]+)?$/;
  var AGAIN = "（导入）";

  // The text of a file with the runs `ids`; a part that cannot be read goes along as it is.
  function text(ids) {
    return JSON.stringify({
      format: FORMAT,
      schema: sound.SCHEMA,
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
    if (content.length > LARGEST) return TOO_LARGE;
    var file;
    try {
      file = JSON.parse(content.replace(/^\ufeff/, ""));
    } catch (error) {
      return "文件读不出来：不是本手册导出的文件，或者没有传完整。";
    }
    if (!sound.isObject(file) || file.format !== FORMAT || !Array.isArray(file.runs)) return "这不是本手册导出的办理记录文件。";
    if (file.schema !== sound.SCHEMA) return "这个文件是别的版本的手册导出的，这里读不了。请用同一版本的手册打开。";
    return file;
  }

  // The texts of a run in a file that can be kept, by part, and how many cannot. What could not be read where it was
  // exported is kept as it is: a run of another version can be handed on to that version.
  function usable(run) {
    var found = { texts: {}, lost: 0 };
    var parts = sound.isObject(run) && sound.isObject(run.parts) ? run.parts : {};
    var unread = sound.isObject(run) && sound.isObject(run.unread) ? run.unread : {};
    Object.keys(unread).forEach(function (part) {
      if (PART.test(part) && typeof unread[part] === "string") found.texts[part] = unread[part];
      else found.lost += 1;
    });
    Object.keys(parts).forEach(function (part) {
      if (PART.test(part) && sound(part, parts[part])) found.texts[part] = JSON.stringify(parts[part]);
      else found.lost += 1;
    });
    found.head = found.texts.head && sound.whose(found.texts.head);
    return found;
  }

  // The text of a part that is kept, as a file would have it.
  function kept(id, part) {
    var value = runs.read(id, part);
    return value === undefined ? store.read(runs.key(id, part)) : JSON.stringify(value);
  }

  // Whether every part is kept already just so; the summary is reckoned anew each time and does not count.
  function same(id, texts) {
    function counts(part) { return part !== "summary"; }
    var names = Object.keys(texts).filter(counts);
    return names.length === runs.parts(id).filter(counts).length && names.every(function (part) { return kept(id, part) === texts[part]; });
  }

  // The texts under the name that a run gets where another of the same id is kept.
  function renamed(texts) {
    var head = JSON.parse(texts.head);
    return Object.assign({}, texts, { head: JSON.stringify(Object.assign({}, head, { name: head.name + AGAIN })) });
  }

  // Keeps what a file holds; returns the sentence to say.
  function take(content) {
    var file = read(content);
    if (typeof file === "string") return file;
    var count = { added: 0, same: 0, lost: 0, empty: 0 };
    var said = "";
    file.runs.some(function (run) {
      var found = usable(run);
      if (!found.head) {
        count.empty += 1;
        return false;
      }
      count.lost += found.lost;
      var id = /^[a-z0-9]{4,24}$/.test(run.id) ? String(run.id) : runs.newId();
      var there = runs.parts(id).length > 0;
      var again = there && found.head === "ours" ? renamed(found.texts) : found.texts;
      if (same(id, found.texts) || runs.list().some(function (other) { return same(other.id, again); })) {
        count.same += 1;
        return false;
      }
      said = runs.put(there ? runs.newId() : id, again);
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

  // Saves the runs `ids` as a file called after `name`; returns the sentence to say.
  function save(ids, name) {
    handbook.download(name + ".json", text(ids), "application/json");
    return "已保存到浏览器的下载文件夹。文件里有填写的全部内容，请妥善保管，按规定传递；不得存有涉密信息。";
  }

  handbook.handover = { text: text, take: take, save: save, LARGEST: LARGEST, TOO_LARGE: TOO_LARGE };
})();
