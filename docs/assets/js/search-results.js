// What was found, as a list of links in the dialog: where each leads, and a piece of its text with the words marked.
(function () {
  "use strict";
  var search = window.handbook.search;
  var SHOWN = 30; // hits in the list
  var PER_PAGE = 3; // … of one page, so that others are seen
  var WINDOW = 76; // characters of a piece of text
  var MANY = 24; // places in a text that are compared for the best piece
  var BEFORE = 14; // … of them in front of the first word found

  function el(name, kind, children) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    children.forEach(function (child) { made.append(child); });
    return made;
  }

  // What to mark: whole stretches of the query, or its tokens where a stretch as a whole is not there.
  function needles(query, text) {
    var all = [];
    query.parts.forEach(function (part) {
      if (text.indexOf(part) >= 0) all.push(part);
      else query.tokens.forEach(function (token) { if (part.indexOf(token.text) >= 0) all.push(token.text); });
    });
    return all;
  }

  // Where the words stand: [start, end, which], overlapping ones joined.
  function spans(query, text) {
    var plain = search.folded(text);
    var found = [];
    needles(query, plain).forEach(function (needle) {
      for (var at = plain.indexOf(needle); at >= 0; at = plain.indexOf(needle, at + 1)) {
        found.push([at, at + needle.length, needle]);
      }
    });
    return found.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
  }

  // The text from `start` to `end` with its words marked.
  function marked(text, found, start, end) {
    var pieces = [];
    var at = start;
    found.forEach(function (span) {
      var from = Math.max(at, span[0]);
      var to = Math.min(end, span[1]);
      if (from >= to) return;
      var last = pieces[pieces.length - 1];
      if (from > at) pieces.push(text.slice(at, from));
      if (from === at && last && last.nodeName === "MARK") last.textContent += text.slice(from, to);
      else pieces.push(el("mark", "", [text.slice(from, to)]));
      at = to;
    });
    pieces.push(text.slice(at, end));
    return pieces;
  }

  // Where a piece of the text should start, so that most different words are in it.
  function bestStart(found) {
    var best = 0;
    var most = 0;
    found.forEach(function (span) {
      var inside = new Set(found.filter(function (other) {
        return other[0] >= span[0] && other[1] <= span[0] + WINDOW - BEFORE;
      }).map(function (other) { return other[2]; }));
      if (inside.size <= most) return;
      most = inside.size;
      best = span[0];
    });
    return best;
  }

  // A page that fits by its title is told by its beginning, unless its text has the very words.
  function piece(query, text, isTop) {
    var found = spans(query, text);
    var told = isTop && search.folded(text).indexOf(query.key) < 0;
    var start = told ? 0 : Math.max(0, bestStart(found.slice(0, MANY)) - BEFORE);
    if (start + WINDOW > text.length) start = Math.max(0, text.length - WINDOW);
    if (start < 4) start = 0;
    while (start && /[，。；：、）”》\s]/.test(text.charAt(start))) start += 1;
    var end = Math.min(text.length, start + WINDOW);
    return (start ? ["…"] : []).concat(marked(text, found, start, end), end < text.length ? ["…"] : []);
  }

  function item(hit, query, root) {
    var section = search.index.sections[hit.section];
    var page = search.index.pages[section.page];
    var link = el("a", "", []);
    link.href = new URL(page.address + (section.anchor ? "#" + encodeURIComponent(section.anchor) : ""), root).href;
    var where = el("span", "search-where", [
      el("strong", "", marked(page.title, spans(query, page.title), 0, page.title.length))
    ]);
    if (section.heading) {
      where.append(" › ", el("span", "", marked(section.heading, spans(query, section.heading), 0, section.heading.length)));
    }
    where.append(" ", el("span", "search-kind", [page.label]));
    link.append(where);
    if (section.text) link.append(el("span", "search-text", piece(query, section.text, !section.anchor)));
    return el("li", "", [link]);
  }

  // The first hits; what a page has more than its share of comes after the others.
  function shown(hits) {
    var counts = {};
    var more = [];
    var first = hits.filter(function (hit) {
      var page = search.index.owner[hit.section];
      counts[page] = (counts[page] || 0) + 1;
      if (counts[page] > PER_PAGE) more.push(hit);
      return counts[page] <= PER_PAGE;
    });
    return first.concat(more).slice(0, SHOWN);
  }

  function sentence(found, some) {
    var number = found.hits.length;
    if (!number) return "没有找到。换个说法试试，例如只输入其中两三个字，或者查“名词”“全部规范”两页。";
    var more = number > some.length ? "，先列出最相近的 " + some.length + " 处" : "";
    return (found.near ? "没有全部符合的，相近的有 " + number + " 处" : "找到 " + number + " 处") + more + "。";
  }

  // Joins the dialog with the search: typing, arrows, opening a hit.
  search.attach = function (parts, root) {
    var input = parts.input;
    var composing = false; // an input method is at work: half-typed letters are no query
    var before = null;

    function show() {
      var typed = input.value.trim();
      if (composing || typed === before) return;
      before = typed;
      var found = typed ? search.find(typed) : { hits: [] };
      var some = shown(found.hits);
      parts.list.replaceChildren.apply(parts.list, some.map(function (hit) { return item(hit, found.query, root); }));
      parts.said.textContent = typed ? sentence(found, some) : "";
      parts.dialog.scrollTop = 0;
      parts.list.scrollTop = 0;
    }

    function move(step) {
      var links = Array.from(parts.list.querySelectorAll("a"));
      var to = links.indexOf(document.activeElement) + step;
      if (to < 0) input.focus();
      else if (to < links.length) links[to].focus();
    }

    input.addEventListener("compositionstart", function () { composing = true; });
    input.addEventListener("compositionend", function () {
      composing = false;
      show();
    });
    input.addEventListener("input", function (event) { if (!event.isComposing) show(); });
    parts.form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (!composing) move(1); // a second Enter opens what is then chosen
    });
    parts.dialog.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      event.stopPropagation(); // the theme has keys of its own
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key.length === 1 && event.key !== " " && document.activeElement.tagName === "A") {
        input.focus(); // typing goes on
      }
    });
    parts.list.addEventListener("click", function (event) {
      var plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (plain && event.target.closest("a")) parts.dialog.close();
    });
    before = null;
    show();
  };
})();
