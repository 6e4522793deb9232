// Keeps a lockfile (the one named, else package-lock.json) free of addresses: packages are held by their integrity hashes, whatever registry they come from.

import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const named = process.argv[2];
const path = named ? pathToFileURL(named) : new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
for (const entry of Object.values(lock.packages)) {
  delete entry.resolved;
  delete entry.funding;
}
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
