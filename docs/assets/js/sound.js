// What a part of a run may be; whatever else is found in the storage or in a file is not used and not touched.
(function () {
  "use strict";
  var handbook = window.handbook;
  var SCHEMA = 1;
  var LONGEST = 2000; // characters of one text
  var DEEPEST = 4; // levels of a part
  var PAGE = /^[a-z]+\/[a-z0-9-]+\.html$/;
  var DAY = /^\d{4}-\d\d-\d\d$/;
  var STATES = ["", "done", "skipped"];
  var NAME = /^(?!__)[\w.:-]{1,100}$/; // of a value in a part

  // Whether a value is text, numbers and the like in objects, nothing too deep, too long or oddly named.
  function plain(value, depth) {
    if (typeof value === "string") return value.length <= LONGEST;
    if (typeof value !== "object" || value === null) return typeof value !== "undefined";
    return depth > 0 && Object.keys(value).every(function (name) { return NAME.test(name) && plain(value[name], depth - 1); });
  }

  function isObject(value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); }

  function isText(value) { return typeof value === "string"; }
  function isDay(value) { return isText(value) && DAY.test(value) && !isNaN(new Date(value)); }
  function isAnswer(value) {
    return isObject(value) && isText(value.sentence) && [value.numbers, value.to].every(function (some) { return some === undefined || isObject(some); });
  }

  // Whether `value` may be left out, or is an object in which everything is as `is` says.
  function every(value, is) { return value === undefined || (isObject(value) && Object.keys(value).every(function (name) { return is(value[name]); })); }

  // Whether all `fields` of `value` that there are are text.
  function texts(value, fields) { return fields.every(function (name) { return value[name] === undefined || isText(value[name]); }); }

  var SOUND = {
    head: function (value) {
      var wanted = ["norm", "title", "page", "name", "created"];
      return wanted.every(function (name) { return isText(value[name]); }) && PAGE.test(value.page) && value.schema === SCHEMA;
    },
    summary: function (value) {
      return ["done", "total", "skipped"].every(function (name) { return typeof value[name] === "number"; }) &&
        (value.next === undefined || (isObject(value.next) && isText(value.next.words) && isText(value.next.text)));
    },
    anchors: function (value) { return every(value, function (day) { return day === "" || isDay(day); }); },
    choices: function (value) { return every(value, isText); },
    given: function (value) { return every(value, isText); },
    options: function (value) { return every(value, function (wanted) { return typeof wanted === "boolean"; }); },
    step: function (value) {
      return STATES.indexOf(value.state || "") >= 0 && (!value.day || isDay(value.day)) && texts(value, ["who", "note", "text"]) &&
        every(value.values, isText) && every(value.said, isAnswer);
    },
  };

  // Whether `value` can be the part `part` of a run of this version.
  function sound(part, value) {
    var kind = part.split(":")[0];
    return isObject(value) && plain(value, DEEPEST) && (!SOUND.hasOwnProperty(kind) || SOUND[kind](value));
  }

  // Whose run it is by the text of its head: "ours", of "another" version, or "" where that cannot be told.
  function whose(text) {
    var head = null;
    try { head = JSON.parse(text); } catch (error) { return ""; }
    if (sound("head", head)) return "ours";
    return isObject(head) && typeof head.schema === "number" && head.schema !== SCHEMA ? "another" : "";
  }

  handbook.sound = Object.assign(sound, { SCHEMA: SCHEMA, isObject: isObject, isDay: isDay, whose: whose });
})();
