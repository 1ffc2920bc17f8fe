// Before anything is drawn: says that scripts run, and whether a run is to be put back into the checklist.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("scripted");
  try {
    if (localStorage.getItem("party-handbook:last")) root.classList.add("restoring");
  } catch (error) {
    // storage is forbidden; the checklist says so itself
  }
})();
