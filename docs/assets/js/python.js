// Python in the page: starts it once beside the page, queues what is asked, and says clearly when it cannot run.
// `python` is what the form knows: the address of each file, as seen from the page.
(function () {
  "use strict";
  var handbook = (window.handbook = window.handbook || {});
  var PATIENCE = 60000; // ms for each way of starting
  var FILE = location.protocol === "file:";
  var worker = null;
  var started = null; // promise of the worker being ready
  var waiting = {}; // number of a question -> how to answer it
  var asked = 0;

  var SAYS = {
    browser: "这个浏览器版本太旧，不能在网页里计算。请换用较新的浏览器。",
    worker: "浏览器不允许网页在后台运行程序，不能在网页里计算。请换一个浏览器，或者请管理电脑的人员看一下安全设置。",
    blocked: "浏览器或者单位的安全设置不允许运行计算程序（WebAssembly）。请换一个浏览器，或者请管理电脑的人员放开。",
    memory: "电脑的内存不够，计算程序没有运行起来。请关掉一些网页和程序，再试一次。",
    files: FILE
      ? "这份手册没有复制完整：计算程序的文件缺了，或者坏了。请把整个文件夹重新复制一遍，再打开本页。"
      : "网站上计算程序的文件缺了，或者不完整。请刷新页面再试；还不行，请告诉维护人员把网站文件夹重新复制一遍。",
    start: "计算程序没有启动成功。请刷新页面再试；还不行，请告诉维护人员。",
    slow: "等了很久，计算程序还没有启动起来，可能是网络太慢。请刷新页面再试。",
    broken: "计算程序出了差错，没有算出结果。请告诉维护人员。",
  };

  function failure(reason) { return Object.assign(new Error(SAYS[reason]), { reason: reason }); }

  // Why Python cannot run here, or "" when it can be tried.
  function obstacle() {
    // Arrays have findLast since Chromium 97, which is as old as 'wasm-unsafe-eval' in a policy.
    if (!window.Promise || !window.DecompressionStream || !window.BigInt64Array || ![].findLast) return SAYS.browser;
    if (!window.WebAssembly) return SAYS.blocked; // every browser that is new enough has it
    return window.Worker ? "" : SAYS.worker;
  }

  function patient(promise) {
    return new Promise(function (resolve, reject) {
      var timer = setTimeout(function () { reject(failure("slow")); }, PATIENCE);
      promise.then(resolve, reject).then(function () { clearTimeout(timer); });
    });
  }

  // Forgets the worker; whoever waits for it hears `reason`.
  function stop(reason) {
    if (worker) worker.terminate();
    worker = started = null;
    Object.keys(waiting).forEach(function (id) { waiting[id].reject(failure(reason)); });
    waiting = {};
  }

  // Starts a worker from `files`, part -> address or what is there, with the calculator `name` in it.
  function launch(files, name) {
    return new Promise(function (resolve, reject) {
      var mine;
      try {
        mine = worker = handbook.worker || new Worker(files.worker); // the page may have one since its head
        handbook.worker = null;
      } catch (refused) {
        return reject(failure("worker"));
      }
      var ready = false;
      mine.onerror = function () {
        if (ready) stop("broken");
        else reject(failure("worker"));
      };
      mine.onmessage = function (event) {
        var said = event.data;
        if (said.error) console.error(said.error);
        if (!said.id) {
          ready = said.ready;
          return ready ? resolve() : reject(failure(said.failed));
        }
        var question = waiting[said.id];
        delete waiting[said.id];
        if (said.failed) question.reject(failure(said.failed));
        else question.resolve(JSON.parse(said.result));
      };
      mine.postMessage({ files: files, name: name });
    });
  }

  function absolute(python) {
    var files = {};
    Object.keys(python).forEach(function (part) { files[part] = new URL(python[part], location.href).href; });
    return files;
  }

  // First the files one by one, which the browser keeps ready; where that fails, and from a file, all in one script.
  function start(python, name) {
    if (started) return started;
    if (obstacle()) return Promise.reject(new Error(obstacle()));
    var files = absolute(python);
    function whole() {
      if (worker) worker.terminate();
      return patient(handbook.unpack(files.bundle).then(function (unpacked) { return launch(unpacked, name); }));
    }
    started = FILE ? whole() : patient(launch(files, name)).catch(whole);
    started.catch(function (error) { stop(error.reason); }); // the next click tries again
    return started;
  }

  function ask(python, name, door, given) {
    return start(python, name).then(function () {
      return new Promise(function (resolve, reject) {
        asked += 1;
        waiting[asked] = { resolve: resolve, reject: reject };
        worker.postMessage({ id: asked, door: door, given: JSON.stringify(given) });
      });
    });
  }

  // What the calculator `name` answers to `values`.
  function run(python, name, values) { return ask(python, name, "run", [name, values]); }

  // The rows in a text that was copied from a table, for the input `key`.
  function pasted(python, name, key, text) { return ask(python, name, "pasted", [name, key, text]); }

  handbook.python = { failure: failure, obstacle: obstacle, start: start, run: run, pasted: pasted };
})();
