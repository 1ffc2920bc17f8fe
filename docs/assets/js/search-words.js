// What a reader typed, as the search takes it: without question words, in simplified characters, cut into tokens.
// macros/search/tokens.py cuts the pages in the same way.
(function () {
  "use strict";
  var search = (window.handbook.search = window.handbook.search || {});
  var MOST = 30; // tokens: as many as fit into the bits of a number
  var RUN = /[\u3400-\u9fff〇]+|[a-z0-9]+/g;
  var UNUSUAL = /[^\u3000-\u3002\u3400-\u9fffa-z0-9 ]/g; // the others stay as they are
  var LETTERS = /^[a-z]+$/;
  var CLAUSE = /^c[0-9]+$/;
  var DIGITS = "零一二三四五六七八九";
  // Longer ones first. They say that something is asked, not what.
  var ASKING = new RegExp(
    "什么时候|怎么样|怎么办|为什么|可不可以|应不应该|多长时间|怎么|怎样|如何|什么|哪些|哪个|哪里|多少|多久|几个|能不能|" +
    "要不要|是不是|有没有|是否|可以|应该|应当|需要|请问|我想|我要|我们|吗|呢|啊|吧|的|了|谁",
    "g"
  );

  // Text without differences that a reader does not mean; every character keeps its place.
  search.folded = function (text) {
    return text.replace(UNUSUAL, function (character) {
      var one = character.normalize("NFKC").toLowerCase();
      return one.length === 1 ? one : character;
    });
  };

  // 一百零三 is 103; up to 999, as clauses are numbered.
  function counted(numeral) {
    var sum = 0;
    var digit = 0;
    numeral.split("").forEach(function (one) {
      if (one !== "十" && one !== "百") {
        digit = DIGITS.indexOf(one);
      } else {
        sum += (digit || 1) * (one === "十" ? 10 : 100);
        digit = 0;
      }
    });
    return sum + digit;
  }

  // Numbers as the pages have them: 4/5 is 五分之四; 第十三条 is c13, the id of a clause on the page of its source.
  function written(text) {
    return text.replace(/([1-9])\/([1-9])(?![0-9])/g, function (all, top, bottom) {
      return DIGITS.charAt(bottom) + "分之" + DIGITS.charAt(top);
    }).replace(/第([零一二三四五六七八九十百0-9]+)[条行项]/g, function (all, numeral) {
      return " c" + (/[0-9]/.test(numeral) ? parseInt(numeral, 10) || 0 : counted(numeral)) + " ";
    });
  }

  function simplified(text, table) {
    return text.replace(/[\u3400-\u9fff]/g, function (character) { return table.get(character) || character; });
  }

  // Stretches of text between spaces and question words; words in letters that follow each other are one: huan jie.
  function parts(text) {
    var found = text.replace(ASKING, " ").match(RUN) || text.match(RUN) || [];
    return found.reduce(function (joined, part) {
      var last = joined.length - 1;
      if (last >= 0 && LETTERS.test(part) && LETTERS.test(joined[last])) joined[last] += part;
      else joined.push(part);
      return joined;
    }, []);
  }

  // A name or a query reduced to what is compared; "换届请示怎么写" and "换届请示 写" are alike.
  search.key = function (text) { return parts(search.folded(text)).join(""); };

  function tokens(part) {
    if (CLAUSE.test(part)) return [{ text: part, kind: "clause" }];
    if (LETTERS.test(part)) return [{ text: part, kind: "letters" }];
    if (/^[a-z0-9]/.test(part)) return [{ text: part, kind: "word" }];
    if (part.length === 1) return [{ text: part, kind: "character" }];
    var pairs = [];
    for (var i = 0; i + 1 < part.length; i += 1) pairs.push({ text: part.substr(i, 2), kind: "pair" });
    return pairs;
  }

  // The query: its parts, its tokens (each once), its key; `table` turns traditional characters into simplified ones.
  search.asked = function (typed, table) {
    var text = written(simplified(search.folded(typed), table));
    var cut = parts(text);
    var seen = {};
    var all = [];
    cut.forEach(function (part) {
      tokens(part).forEach(function (token) {
        if (seen[token.text] || all.length === MOST) return;
        seen[token.text] = true;
        all.push(token);
      });
    });
    return { parts: cut, tokens: all, key: cut.join("") };
  };
})();
