// node parse.mjs PAGE …: parse errors of the HTML standard, as JSON.
import { readFileSync } from "node:fs";
import { parse } from "parse5";

const pages = process.argv.slice(2);
const errors = [];
for (const page of pages) {
  const onParseError = (error) => errors.push(`${page}:${error.startLine}:${error.startCol} ${error.code}`);
  parse(readFileSync(page, "utf-8"), { onParseError, sourceCodeLocationInfo: true });
}
console.log(JSON.stringify({ pages: pages.length, errors }));
