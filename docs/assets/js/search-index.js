// Takes the index apart that macros/search/index.py writes: long strings, a line for each thing, tabs in between.
(function () {
  "use strict";
  var handbook = window.handbook;
  var search = handbook.search;
  var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var VALUE = new Int8Array(128);
  for (var digit = 0; digit < DIGITS.length; digit += 1) VALUE[DIGITS.charCodeAt(digit)] = digit;

  function lines(text) {
    return text ? text.split("\n").map(function (line) { return line.split("\t"); }) : [];
  }

  function pages(text) {
    var first = 0;
    return lines(text).map(function (cells) {
      var page = { address: cells[0], title: cells[1], label: cells[2], weight: cells[3] / 100, first: first };
      first += Number(cells[4]);
      page.end = first;
      return page;
    });
  }

  // Which page each section stands on.
  function owners(pages) {
    var of = new Int32Array(pages.length ? pages[pages.length - 1].end : 0);
    pages.forEach(function (page, number) { of.fill(number, page.first, page.end); });
    return of;
  }

  function name(section, text, sound, main) {
    var syllables = sound.split(" ");
    var starts = [];
    syllables.reduce(function (at, syllable) { starts.push(at); return at + syllable.length; }, 0);
    return {
      section: section,
      main: main, // a title or a word, not another name of it
      key: search.key(text),
      whole: syllables.join(""),
      starts: starts,
      initials: syllables.map(function (syllable) { return syllable.charAt(0); }).join("")
    };
  }

  function names(text) {
    var all = [];
    lines(text).forEach(function (cells) {
      var sounds = cells[2].split("|");
      cells[1].split("|").forEach(function (one, place) {
        all.push(name(Number(cells[0]), one, sounds[place], place === 0));
      });
    });
    return all;
  }

  // Section numbers, doubled, plus one where the heading or a name has the token.
  function numbers(text) {
    var found = [];
    var last = 0;
    var value = 0;
    var shift = 0;
    for (var i = 0; i < text.length; i += 1) {
      var part = VALUE[text.charCodeAt(i)];
      value |= (part & 31) << shift;
      shift += 5;
      if (part & 32) continue;
      last += value >> 1;
      found.push(2 * last + (value & 1));
      value = 0;
      shift = 0;
    }
    return found;
  }

  // Words of the glossary that mean the same: a word and its other names.
  function groups(names, pages, owner) {
    var bySection = new Map();
    names.forEach(function (name) {
      if (name.section === pages[owner[name.section]].first) return; // other names of a page are not synonyms
      if (!bySection.has(name.section)) bySection.set(name.section, []);
      bySection.get(name.section).push(name.key);
    });
    return Array.from(bySection.values()).filter(function (group) { return group.length > 1; });
  }

  handbook.searchIndex = function (data) {
    var all = pages(data.pages);
    var owner = owners(all);
    var called = names(data.names);
    var written = new Map(lines(data.tokens));
    var read = new Map();
    var table = new Map();
    Array.from(data.traditional).forEach(function (character, place) {
      table.set(character, data.simplified.charAt(place));
    });
    search.index = {
      pages: all,
      owner: owner,
      names: called,
      groups: groups(called, all, owner),
      table: table,
      sections: lines(data.sections).map(function (cells, number) {
        return { page: owner[number], anchor: cells[0], heading: cells[1], text: cells[2] };
      }),
      postings: function (token) {
        if (!read.has(token)) read.set(token, numbers(written.get(token) || ""));
        return read.get(token);
      }
    };
  };
})();
