// All files of Python in one script, for where a page may not read files one by one: a page that was opened as a file.
(function () {
  "use strict";
  var handbook = window.handbook;
  var TYPES = { worker: "text/javascript", wasm: "application/wasm" };

  function script(address) {
    return new Promise(function (resolve, reject) {
      var tag = document.createElement("script");
      tag.onload = function () { resolve(tag.remove()); };
      tag.onerror = function () { reject(tag.remove()); };
      tag.src = address;
      document.head.appendChild(tag);
    });
  }

  // What is packed in `text`; what is not whole fails.
  function unpacked(text, type) {
    var packed = atob(text);
    var bytes = new Uint8Array(packed.length);
    for (var i = 0; i < packed.length; i += 1) bytes[i] = packed.charCodeAt(i);
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "Content-Type": type } }).blob();
  }

  // The files in the script at `address`, part -> what is in it; of the worker its address, as a worker wants it.
  handbook.unpack = function (address) {
    var files = {};
    return script(address)
      .then(function () {
        var parts = handbook.bundle; // nothing when the script breaks off
        handbook.bundle = null;
        return Promise.all(Object.keys(parts).map(function (part) {
          return unpacked(parts[part], TYPES[part] || "application/zip").then(function (made) { files[part] = made; });
        }));
      })
      .then(
        function () {
          files.worker = URL.createObjectURL(files.worker);
          return files;
        },
        function () { throw handbook.python.failure("files"); }
      );
  };
})();
