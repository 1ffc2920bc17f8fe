// The search: a button in the header and two shortcuts open a dialog; what it needs is loaded when it first opens.
(function () {
  "use strict";
  var handbook = window.handbook;
  var button = document.querySelector(".search-open");
  if (!button || !window.HTMLDialogElement) {
    if (button) button.hidden = true; // a browser too old for dialogs
    return;
  }
  var here = document.currentScript.src;
  var root = new URL("../../", here);
  var files = ["search-words.js", "search-index.js", "search-rank.js", "search-results.js"].map(function (name) {
    return new URL(name, here).href;
  }).concat(new URL(button.getAttribute("data-index"), root).href);
  var parts = null; // the dialog and what is in it, made when it first opens
  var state = ""; // "", "loading", "ready"

  function el(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  function build() {
    var input = el("input", {
      id: "search-input", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      enterkeyhint: "search", "aria-describedby": "search-help"
    });
    var said = el("p", { class: "search-said", role: "status" });
    var list = el("ol", { class: "search-hits" });
    var close = el("button", { type: "button", class: "search-close" }, ["关闭"]);
    var dialog = el("dialog", { class: "search", "aria-label": "搜索" }, [
      el("form", { class: "search-form", role: "search" }, [
        el("label", { for: "search-input" }, ["搜索本手册"]), input, close
      ]),
      el("p", { class: "search-help", id: "search-help" }, [
        "输入几个字就行，也可以输入拼音或者拼音首字母。", el("span", { class: "search-keys" }, ["按 ↓ 选择，回车打开。"])
      ]),
      said,
      list
    ]);
    close.addEventListener("click", function () { dialog.close(); });
    document.body.append(dialog);
    return { dialog: dialog, form: dialog.querySelector("form"), input: input, said: said, list: list };
  }

  function missing(file) {
    state = "";
    parts.said.textContent = location.protocol === "file:"
      ? "这份手册的副本不完整，缺少搜索用的文件 " + file + "，不能搜索。请重新复制整个文件夹；现在可以从首页和目录里找。"
      : "没有读到搜索用的文件 " + file + "，不能搜索。请检查网络后再打开一次；现在可以从首页和目录里找。";
  }

  // Loads one file after the other; each may need the one before it.
  function load(left) {
    if (!left.length) {
      state = "ready";
      return handbook.search.attach(parts, root);
    }
    var script = el("script", { src: left[0] });
    var name = decodeURI(new URL(left[0]).pathname.split("/").pop());
    function failed() {
      script.remove();
      missing(name);
    }
    script.addEventListener("error", failed);
    script.addEventListener("load", function () {
      // a file cut short loads, but does nothing
      if (left.length === 1 && !(handbook.search && handbook.search.index)) return failed();
      load(left.slice(1));
    });
    document.head.append(script);
  }

  function open() {
    parts = parts || build();
    if (!parts.dialog.open) parts.dialog.showModal();
    parts.input.focus();
    parts.input.select();
    if (state) return;
    state = "loading";
    parts.said.textContent = "正在准备搜索……";
    load(files);
  }

  function isTyping(place) {
    return /^(input|textarea|select)$/i.test(place.tagName) || place.isContentEditable;
  }

  button.addEventListener("click", open);
  document.addEventListener("keydown", function (event) {
    var slash = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey && !isTyping(event.target);
    var control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && /^k$/i.test(event.key);
    if (event.isComposing || !(slash || control)) return;
    event.preventDefault();
    open();
  });
})();
