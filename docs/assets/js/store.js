// What is kept in this browser: texts under names with our own prefix. Nothing here throws; what fails is a sentence.
(function () {
  "use strict";
  var handbook = window.handbook;
  var PREFIX = "party-handbook:";

  var SAYS = {
    forbidden: "这个浏览器不允许网页保存内容（可能是无痕窗口，或者管理员关闭了）。页面可以照常使用和打印，但是关掉以后不会留下。",
    full: "浏览器里的存储空间满了，刚才改的没有保存，以前保存的都还在。请先导出文件，再删去不用的办理记录。",
  };

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
      return storage().length ? SAYS.full : SAYS.forbidden;
    }
  }

  function remove(name) {
    try {
      storage().removeItem(PREFIX + name);
    } catch (error) {
      // nothing is kept, so nothing stays
    }
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
    var said = write("trial", "1");
    remove("trial");
    return said;
  }

  // The value kept as JSON; undefined where there is none or where it cannot be read.
  function value(name) {
    try {
      return JSON.parse(read(name)) || undefined;
    } catch (error) {
      return undefined;
    }
  }

  // Calls `act` with a name of ours that another tab has changed.
  function watch(act) {
    window.addEventListener("storage", function (event) {
      if (event.key === null) act("");
      else if (event.key.indexOf(PREFIX) === 0) act(event.key.slice(PREFIX.length));
    });
  }

  handbook.store = { read: read, write: write, remove: remove, names: names, trouble: trouble, value: value, watch: watch, PREFIX: PREFIX };
})();
