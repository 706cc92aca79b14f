import { declaredBy, mentionedIn } from './identifiers.ts';
import { exportedNames, serviceVariables } from './known-names.ts';
import { parsed } from './piece.ts';

/** The lines at the start of a program that make the shell's own names its own. */
export function importsFor(sources: readonly string[]): string[] {
  const trees = sources.flatMap((source) => parsed(source)?.statements ?? []);
  const declared = new Set(declaredBy(trees));
  const used = [...mentionedIn(trees)].filter((name) => !declared.has(name));
  const others = used.filter((name) => serviceVariables.has(name) && !exportedNames.has(name));
  const imported = used.filter((name) => exportedNames.has(name));
  if (others.length > 0 && !imported.includes('session')) imported.push('session');
  return [
    ...(imported.length > 0 ? [`import { ${imported.sort(byName).join(', ')} } from 'awsh';`] : []),
    ...others
      .sort(byName)
      .map((name) => `const ${name} = session.service('${serviceVariables.get(name)}');`),
  ];
}

function byName(one: string, other: string): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}
