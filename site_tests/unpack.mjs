// Unpacks old browsers that npm brought: node unpack.mjs packed.br program [packed.br program …]
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

for (const files = process.argv.slice(2); files.length; ) {
  const [packed, program] = files.splice(0, 2);
  mkdirSync(dirname(program), { recursive: true });
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(program, { mode: 0o755 }));
}
