// Runs Python beside the page: starts it once, then answers each question through a door of checkers.page.
// Pyodide's own scripts stand before this one in the same file, and LOCK, what it wants to know of packages.
"use strict";
Error.stackTraceLimit = 0; // Pyodide makes errors that nobody sees; a list of calls in each makes the browser read 1 MB again
var answer = null;
var EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); // the smallest module of WebAssembly

// The reason of a failure in one word; python.js has a sentence for each.
function reason(error) {
  try {
    new WebAssembly.Module(EMPTY);
  } catch (refused) {
    return "blocked";
  }
  return error instanceof RangeError || /memory/i.test(String(error)) ? "memory" : "start";
}

// `files`: part -> its address, or the part itself; what is in memory has an address only where it was given one.
function begin(files, name) {
  function address(part) {
    return typeof files[part] === "string" ? files[part] : URL.createObjectURL(files[part]);
  }
  new WebAssembly.Module(EMPTY); // a policy that forbids it is found out before anything is loaded
  var failed = new Promise(function (_, reject) { // Pyodide never says that this failed: it hangs
    var instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = function () {
      var made = instantiate.apply(WebAssembly, arguments);
      made.catch(reject);
      return made;
    };
  });
  var checkers = fetch(address("checkers")).then(function (response) {
    if (!response.ok) throw new Error("checkers " + response.status);
    return response.arrayBuffer();
  });
  checkers.catch(function () {}); // heard of below
  var python = self.loadPyodide({
    indexURL: address("wasm") + "#", // Pyodide appends a name of its own, which is then no part of the address
    stdLibURL: address("library"),
    lockFileContents: JSON.stringify(LOCK),
    env: { PYTHONPATH: "/checkers.zip" },
    fsInit: function (FS) {
      return checkers.then(function (bytes) { FS.writeFile("/checkers.zip", new Uint8Array(bytes)); });
    },
  });
  return Promise.race([failed, Promise.all([python, checkers])]).then(function (ready) {
    var page = ready[0].pyimport("checkers.page");
    page.load(name);
    answer = page.answer;
  });
}

self.onmessage = function (event) {
  var message = event.data;
  if (message.files) {
    Promise.resolve()
      .then(function () { return begin(message.files, message.name); })
      .then(
        function () { self.postMessage({ ready: true }); },
        function (error) { self.postMessage({ failed: reason(error), error: String(error) }); }
      );
    return;
  }
  try {
    self.postMessage({ id: message.id, result: answer(message.door, message.given) });
  } catch (error) {
    self.postMessage({ id: message.id, failed: /\bMemoryError/.test(error) ? "memory" : "broken", error: String(error) });
  }
};
