/** The generated types are what definitions and schemas give. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Types {
  hasPackage(service: string): boolean;
  servicesWithResources(): string[];
  typesFile(service: string): string;
  typesOf(service: string): string;
}

// A script, which the compiler doesn't see.
const path = join(import.meta.dirname, '../../../../scripts/resource-types.mjs');
const { hasPackage, servicesWithResources, typesFile, typesOf } = (await import(path)) as Types;

for (const service of servicesWithResources()) {
  const isHere = hasPackage(service);
  if (!isHere) console.log(`skip: types of ${service}: its SDK package is not here`);
  const check = isHere ? test : test.skip;
  check(`the types of ${service}'s resources are those of its definitions and schemas`, () => {
    const kept = readFileSync(typesFile(service), 'utf8').split('\n');
    const right = typesOf(service).split('\n');
    const line = right.findIndex((text, number) => text !== kept[number]);
    const told = `line ${line + 1} should be:\n${right.slice(line, line + 5).join('\n')}`;
    assert.ok(
      line === -1 && kept.length === right.length,
      `node scripts/resource-types.mjs ${service} writes them anew; ${told}`,
    );
  });
}

test.run();
