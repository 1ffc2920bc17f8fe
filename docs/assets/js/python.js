// Python in the page: starts the worker once, queues what is asked, and says clearly when it cannot run.
(function () {
  "use strict";
  var handbook = (window.handbook = window.handbook || {});
  var here = document.currentScript.src;
  var PATIENCE = 60000; // ms; a wrong MIME type makes the start hang without any error
  var worker = null;
  var started = null; // promise of the worker being ready
  var waiting = {}; // number of a question -> how to answer it
  var asked = 0;

  var SAYS = {
    file: "这个页面是直接从文件打开的，浏览器不允许在这里计算。请从网站地址打开本页。",
    browser: "这个浏览器版本太旧，不能在网页里计算。请换用较新的浏览器。",
    start: "计算程序没有启动成功，可能是网站少了文件或者服务器设置不对。请告诉维护人员。",
    slow: "计算程序一分钟没有启动起来。请刷新页面再试。",
    broken: "计算程序出了差错，没有算出结果。请告诉维护人员。",
  };

  // Why Python cannot run here, or "" when it can be tried.
  function obstacle() {
    if (location.protocol === "file:") return SAYS.file;
    var able = window.Worker && window.WebAssembly && [].findLast; // as old as 'wasm-unsafe-eval' in a policy: 97
    return able ? "" : SAYS.browser;
  }

  function start(folder, archive) {
    if (started) return started;
    started = new Promise(function (resolve, reject) {
      if (obstacle()) return reject(new Error(obstacle()));
      var timer = setTimeout(function () { fail(SAYS.slow); }, PATIENCE);
      function fail(sentence) {
        clearTimeout(timer);
        if (worker) worker.terminate();
        worker = null;
        reject(new Error(sentence));
        Object.keys(waiting).forEach(function (id) { waiting[id].reject(new Error(SAYS.broken)); });
        waiting = {};
        started = null; // the next click tries again
      }
      try {
        worker = new Worker(new URL("python-worker.js", here));
      } catch (error) {
        return fail(SAYS.start);
      }
      worker.onerror = function () { fail(SAYS.start); };
      worker.onmessage = function (event) {
        var said = event.data;
        if (said.failed) return fail(SAYS.start);
        if (said.ready) {
          clearTimeout(timer);
          return resolve();
        }
        var answer = waiting[said.id];
        delete waiting[said.id];
        if (said.error) answer.reject(new Error(SAYS.broken));
        else answer.resolve(JSON.parse(said.result));
      };
      worker.postMessage({
        start: true,
        folder: new URL(folder, location.href).href,
        archive: new URL(folder + archive, location.href).href,
      });
    });
    started.catch(function () {}); // who asks hears of it; a start in advance need not
    return started;
  }

  function ask(folder, archive, door, given) {
    return start(folder, archive).then(function () {
      return new Promise(function (resolve, reject) {
        asked += 1;
        waiting[asked] = { resolve: resolve, reject: reject };
        worker.postMessage({ id: asked, door: door, given: JSON.stringify(given) });
      });
    });
  }

  // What the calculator `name` answers to `values`.
  function run(folder, archive, name, values) { return ask(folder, archive, "run", [name, values]); }

  // The rows in a text that was copied from a table, for the input `key`.
  function pasted(folder, archive, name, key, text) { return ask(folder, archive, "pasted", [name, key, text]); }

  handbook.python = { obstacle: obstacle, start: start, run: run, pasted: pasted };
})();
