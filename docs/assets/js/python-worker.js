// Runs Python beside the page: loads it once, then answers each question through a door of checkers: run or pasted.
"use strict";
var answer = null;

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
      answer = python.runPython(
        "import json, checkers\n" +
          "doors = {'run': checkers.run, 'pasted': checkers.pasted}\n" +
          "lambda door, given: json.dumps(doors[door](*json.loads(given)), ensure_ascii=False)"
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
    self.postMessage({ id: message.id, result: answer(message.door, message.given) });
  } catch (error) {
    self.postMessage({ id: message.id, error: String(error) });
  }
};
