// Before anything is drawn: says that scripts run, and whether a run is to be put back into the checklist.
// A calculator that was opened with answers in its address gets its worker, which takes longest, at once.
// When the page is there: says so if its script or its styles are not, as in a copy that broke off.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");
  document.addEventListener("DOMContentLoaded", function () {
    var line = document.querySelector(".incomplete");
    if (!line || (window.handbook && window.handbook.make && getComputedStyle(line).borderLeftStyle !== "none")) return;
    root.classList.remove("scripted", "restoring");
    line.hidden = false;
  });
  try {
    if (localStorage.getItem("party-handbook:last")) root.classList.add("restoring");
  } catch (error) {
    // storage is forbidden; the checklist says so itself
  }
  var named = document.querySelector("meta[name=handbook-worker]");
  if (!named || location.hash.indexOf("=") < 0 || location.protocol === "file:") return;
  try {
    var worker = new Worker(named.content);
    window.handbook = { worker: worker };
    worker.onerror = function () { window.handbook.worker = null; };
  } catch (error) {
    // no worker is allowed; python.js finds out and says so
  }
})();
