// Writes a brotli copy (NAME.br) beside every text and WASM file of the built site, so that the
// server never compresses while it answers. Files whose copy is up to date are left alone; copies
// whose file is gone are removed.
//
//   node scripts/compress-assets.mjs [FOLDER]     FOLDER: target/release/site
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const root = process.argv[2] ?? "target/release/site";
const extensions = new Set([".css", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest"]);

/** Compresses one file and tells its sizes; `null` when its copy is already up to date. */
async function compressFile(path) {
  const source = await stat(path);
  const copy = await stat(`${path}.br`).catch(() => null);
  if (copy && copy.mtimeMs >= source.mtimeMs) return null;

  const content = await readFile(path);
  const compressed = await compress(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      [constants.BROTLI_PARAM_MODE]:
        extname(path) === ".wasm" ? constants.BROTLI_MODE_GENERIC : constants.BROTLI_MODE_TEXT,
    },
  });
  await writeFile(`${path}.br`, compressed);
  return { before: content.length, after: compressed.length };
}

const paths = (await readdir(root, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const present = new Set(paths);

let compressedFiles = 0;
let currentFiles = 0;
let before = 0;
let after = 0;
for (const path of paths) {
  if (path.endsWith(".br")) {
    if (!present.has(path.slice(0, -".br".length))) await rm(path);
  } else if (extensions.has(extname(path))) {
    const sizes = await compressFile(path);
    if (sizes) {
      compressedFiles += 1;
      before += sizes.before;
      after += sizes.after;
    } else {
      currentFiles += 1;
    }
  }
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
console.log(
  `${root}: ${compressedFiles} files compressed (${kilobytes(before)} to ${kilobytes(after)}), ${currentFiles} up to date`,
);
