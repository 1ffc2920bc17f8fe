// Runs Python beside the page: loads it once, then answers each question through checkers.run.
"use strict";
var run = null;

function begin(message) {
  importScripts(message.folder + "pyodide.js");
  var archive = fetch(message.archive).then(function (response) {
    if (!response.ok) throw new Error("checkers " + response.status);
    return response.arrayBuffer();
  });
  return self
    .loadPyodide({
      indexURL: message.folder,
      env: { PYTHONPATH: "/checkers.zip" },
      fsInit: function (FS) {
        return archive.then(function (bytes) { FS.writeFile("/checkers.zip", new Uint8Array(bytes)); });
      },
    })
    .then(function (python) {
      run = python.runPython(
        "import json, checkers\n" +
          "lambda name, values: json.dumps(checkers.run(name, json.loads(values)), ensure_ascii=False)"
      );
      self.postMessage({ ready: true });
    });
}

self.onmessage = function (event) {
  var message = event.data;
  if (message.start) {
    Promise.resolve()
      .then(function () { return begin(message); })
      .catch(function (error) { self.postMessage({ failed: String(error) }); });
    return;
  }
  try {
    self.postMessage({ id: message.id, result: run(message.name, message.values) });
  } catch (error) {
    self.postMessage({ id: message.id, error: String(error) });
  }
};
