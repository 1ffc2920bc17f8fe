// What is kept in this browser: texts under names with our own prefix. Nothing here throws; what fails is a sentence.
(function () {
  "use strict";
  var handbook = window.handbook;
  var PREFIX = "party-handbook:";
  var TRIAL = "trial";
  var SPARE = "undo"; // what may go when there is no room for anything else

  var SAYS = {
    forbidden: "这个浏览器不允许网页保存内容（可能是无痕窗口，或者管理员关闭了）。页面可以照常使用和打印，但是关掉以后不会留下。",
    full: "浏览器里的存储空间满了，刚才改的没有保存，以前保存的都还在。请先导出文件，再删去不用的办理记录。",
    noRoom: "浏览器里的存储空间满了，再填的存不下，以前保存的都还在。请先导出文件，再删去不用的办理记录。",
  };

  function isFull(error) { return /quota/i.test(error.name) || error.code === 22; }

  // The browser's storage, or null where a page may not have it; even looking at it may throw.
  function storage() {
    try {
      return window.localStorage;
    } catch (error) {
      return null;
    }
  }

  function read(name) {
    try {
      return storage().getItem(PREFIX + name);
    } catch (error) {
      return null;
    }
  }

  // Keeps a text; returns "" or why it could not be kept.
  function write(name, text) {
    if (!storage()) return SAYS.forbidden;
    try {
      storage().setItem(PREFIX + name, text);
      return storage().getItem(PREFIX + name) === text ? "" : SAYS.forbidden;
    } catch (error) {
      return isFull(error) ? SAYS.full : SAYS.forbidden;
    }
  }

  function remove(name) {
    try {
      storage().removeItem(PREFIX + name);
    } catch (error) {
      // nothing is kept, so nothing stays
    }
  }

  // Keeps all of `texts` by name and takes away those that are null, or leaves everything as it was;
  // returns "" or why. Nothing is taken away before the rest is kept, unless only that makes room.
  function exchange(texts) {
    var all = Object.keys(texts);
    var before = {};
    all.concat(SPARE).forEach(function (name) { before[name] = read(name); });
    function takeAway() { all.forEach(function (name) { if (texts[name] === null) remove(name); }); }
    function keep(name) { return texts[name] === null ? "" : write(name, texts[name]); }
    var said = "";
    all.some(function (name) {
      said = keep(name);
      if (said !== SAYS.full) return said;
      takeAway();
      said = keep(name);
      if (said && !(SPARE in texts)) {
        remove(SPARE);
        said = keep(name);
      }
      return said;
    });
    if (!said) {
      takeAway();
      return "";
    }
    var other = Object.keys(before).filter(function (name) { return read(name) !== before[name]; });
    other.forEach(remove); // there was room for all of it before
    other.forEach(function (name) { if (before[name] !== null) write(name, before[name]); });
    return said;
  }

  // Every name we keep that begins with `start`, sorted.
  function names(start) {
    var found = [];
    try {
      for (var place = 0; place < storage().length; place += 1) {
        var key = storage().key(place);
        if (key.indexOf(PREFIX + start) === 0) found.push(key.slice(PREFIX.length));
      }
    } catch (error) {
      return [];
    }
    return found.sort();
  }

  // Why nothing can be kept here, or "".
  function trouble() {
    var said = write(TRIAL, "1");
    remove(TRIAL);
    return said === SAYS.full ? SAYS.noRoom : said;
  }

  // The value kept as JSON; undefined where there is none or where it cannot be read.
  function value(name) {
    try {
      return JSON.parse(read(name)) || undefined;
    } catch (error) {
      return undefined;
    }
  }

  // Calls `act` with a name of ours that another tab has changed; with "" where it may be any.
  function watch(act) {
    window.addEventListener("storage", function (event) {
      if (event.key === null) act("");
      else if (event.key.indexOf(PREFIX) === 0 && event.key !== PREFIX + TRIAL) act(event.key.slice(PREFIX.length));
    });
    window.addEventListener("pageshow", function (event) { if (event.persisted) act(""); }); // gone back to
  }

  handbook.store = { read: read, write: write, remove: remove, exchange: exchange, names: names, trouble: trouble, value: value, watch: watch };
})();
