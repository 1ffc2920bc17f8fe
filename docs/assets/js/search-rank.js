// Finds the sections that fit a query, best first.  Every token weighs by how rare it is; a token counts more in a
// heading than in the text, the title of the page counts for all of its sections, and a name typed in full counts most.
(function () {
  "use strict";
  var search = window.handbook.search;
  var CHARACTER = 1.5; // weight of a character that stands alone
  var CLAUSE = 12; // … of the number of a clause: who asks for it wants this one
  var RARE = 10; // sections: what stands in fewer of them weighs no more
  var UNKNOWN = 1; // weight of a token that stands nowhere, as pairs across two words often do
  var SURE = 0.75; // share of the query's weight that a section with its title must have
  var NEAR = 0.4; // … when nothing has that much
  var KEPT = 0.65; // share of the best section's share that every other must have
  var TITLE = 1.5; // what a token counts for a section that stands in the title of its page only
  var PHRASES = 300; // best hits in which whole phrases are looked for
  var LONG = 600; // characters: a longer text holds many words by chance
  var ALIKE = 0.7; // what another word of the same meaning counts

  function Marks(index) {
    this.text = new Int32Array(index.sections.length); // bits of the tokens that stand in the text
    this.head = new Int32Array(index.sections.length); // … in the heading or a name
    this.alike = new Int32Array(index.sections.length); // … for which another word stands there
    this.title = new Int32Array(index.pages.length);
    this.named = new Float32Array(index.sections.length); // how well a name fits the query as a whole
  }

  function isTop(index, section) { return index.pages[index.owner[section]].first === section; }

  function setHead(marks, index, section, bit) {
    marks.head[section] |= bit;
    if (isTop(index, section)) marks.title[index.owner[section]] |= bit;
  }

  function markPostings(marks, index, token, bit) {
    var found = index.postings(token.text);
    found.forEach(function (entry) {
      if (entry & 1) setHead(marks, index, entry >> 1, bit);
      else marks.text[entry >> 1] |= bit;
    });
    return found.length ? Math.log(1 + index.sections.length / (RARE + found.length)) : UNKNOWN;
  }

  // A character alone is looked for in headings and names only.
  function markCharacter(marks, index, token, bit) {
    index.sections.forEach(function (section, number) {
      if (section.heading.indexOf(token.text) >= 0) setHead(marks, index, number, bit);
    });
    index.names.forEach(function (name) {
      if (name.key.indexOf(token.text) >= 0) setHead(marks, index, name.section, bit);
    });
    return CHARACTER;
  }

  // How well letters fit a name: the first letters of its syllables, or its sound from the start of a syllable.
  function sounding(letters, name) {
    var at = letters.length > 1 ? name.initials.indexOf(letters) : -1;
    var from = name.whole.indexOf(letters);
    while (from > 0 && name.starts.indexOf(from) < 0) from = name.whole.indexOf(letters, from + 1);
    if (at === 0 || from === 0) return letters === name.initials || letters === name.whole ? 3 : 2;
    return letters.length > 2 && (at > 0 || from > 0) ? 1 : 0;
  }

  function markSounds(marks, index, token, bit) {
    index.names.forEach(function (name) {
      var fit = sounding(token.text, name);
      if (!fit) return;
      setHead(marks, index, name.section, bit);
      marks.named[name.section] = Math.max(marks.named[name.section], fit + (name.main ? 0.3 : 0));
    });
    return CHARACTER;
  }

  function markClause(marks, index, token, bit) {
    index.sections.forEach(function (section, number) {
      if (section.anchor === token.text) setHead(marks, index, number, bit);
    });
    return CLAUSE;
  }

  function mark(marks, index, token, bit) {
    if (token.kind === "clause") return markClause(marks, index, token, bit);
    if (token.kind === "character") return markCharacter(marks, index, token, bit);
    var weight = markPostings(marks, index, token, bit);
    return token.kind === "letters" ? Math.max(weight, markSounds(marks, index, token, bit)) : weight;
  }

  // Sections that have every token of `word`.
  function having(index, word) {
    var tokens = search.asked(word, index.table).tokens;
    var has = new Uint8Array(index.sections.length);
    var all = [];
    tokens.forEach(function (token) {
      index.postings(token.text).forEach(function (entry) {
        has[entry >> 1] += 1;
        if (has[entry >> 1] === tokens.length) all.push(entry >> 1);
      });
    });
    return all;
  }

  // Where the query has a word of the glossary, a section with another word for it has its tokens as well.
  function markAlike(marks, index, query) {
    index.groups.forEach(function (group) {
      group.forEach(function (word) {
        if (!query.parts.some(function (part) { return part.indexOf(word) >= 0; })) return;
        var bits = 0;
        query.tokens.forEach(function (token, place) { if (word.indexOf(token.text) >= 0) bits |= 1 << place; });
        group.forEach(function (other) {
          if (other.indexOf(word) >= 0 || word.indexOf(other) >= 0) return; // narrower or wider, not the same
          having(index, other).forEach(function (section) { marks.alike[section] |= bits; });
        });
      });
    });
  }

  // Names against the whole query: the same, the beginning of it, a part of it.
  function markNames(marks, index, key) {
    if (key.length < 2) return;
    index.names.forEach(function (name) {
      var fit = 0;
      if (name.key === key) fit = 4;
      else if (name.key.indexOf(key) === 0) fit = 1 + key.length / name.key.length;
      else if (name.key.indexOf(key) > 0) fit = 0.5 + key.length / name.key.length;
      else if (name.key.length > 1 && key.indexOf(name.key) >= 0) fit = (1.5 * name.key.length) / key.length;
      if (fit && name.main) fit += 0.3;
      if (fit > marks.named[name.section]) marks.named[name.section] = fit;
    });
  }

  // Weight of the tokens in `bits`; the same few combinations come again and again.
  function weigher(weights) {
    var known = new Map();
    return function (bits) {
      var sum = known.get(bits);
      if (sum === undefined) {
        sum = 0;
        for (var place = 0; place < weights.length; place += 1) if (bits & (1 << place)) sum += weights[place];
        known.set(bits, sum);
      }
      return sum;
    };
  }

  function score(index, marks, section, weigh, total, cover) {
    var page = index.pages[index.owner[section]];
    var head = marks.head[section];
    var text = marks.text[section] & ~head;
    var alike = marks.alike[section] & ~(head | text);
    var borrowed = marks.title[index.owner[section]] & ~(head | text | alike);
    var length = Math.min(1, 0.5 + (0.5 * LONG) / Math.max(LONG, index.sections[section].text.length));
    var sum = 3 * weigh(head) + length * weigh(text) + ALIKE * length * weigh(alike) + TITLE * weigh(borrowed);
    if (section === page.first) sum += weigh(head);
    return ((sum / total) * cover * cover + marks.named[section]) * page.weight;
  }

  function phrases(index, query, hits) {
    var whole = query.parts.filter(function (part) { return part.length > 2; });
    hits.slice(0, PHRASES).forEach(function (hit) {
      var section = index.sections[hit.section];
      whole.forEach(function (part) {
        var share = (part.length / query.key.length) * index.pages[section.page].weight;
        if (section.heading.indexOf(part) >= 0) hit.score += share;
        else if (index.pages[section.page].title.indexOf(part) >= 0) hit.score += share * 0.75;
        else if (section.text.indexOf(part) >= 0) hit.score += share / 2;
      });
    });
  }

  function best(one, other) { return other.score - one.score || one.section - other.section; }

  // Every section that fits, best first; `near` when none has most of the query and the closest ones are given.
  search.find = function (typed) {
    var index = search.index;
    var query = search.asked(typed, index.table);
    var marks = new Marks(index);
    var weigh = weigher(query.tokens.map(function (token, place) { return mark(marks, index, token, 1 << place); }));
    var total = weigh((1 << query.tokens.length) - 1);
    markAlike(marks, index, query);
    markNames(marks, index, query.key);
    var found = [];
    var top = 0;
    for (var section = 0; section < index.sections.length; section += 1) {
      var own = marks.text[section] | marks.head[section] | marks.alike[section];
      if (!own) continue;
      var cover = weigh(own | marks.title[index.owner[section]]) / total;
      if (cover < NEAR) continue;
      top = Math.max(top, cover);
      found.push({ section: section, cover: cover, score: score(index, marks, section, weigh, total, cover) });
    }
    var hits = found.filter(function (hit) { return hit.cover >= KEPT * top; }).sort(best);
    phrases(index, query, hits);
    return { query: query, hits: hits.sort(best), near: top < SURE };
  };
})();
