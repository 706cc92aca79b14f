import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../helpers/errors.ts';
import { closest } from '../../helpers/text/closest.ts';
import type { Course } from './course.ts';
import { readCourse } from './read-course.ts';

const folder = new URL('../../../snippets/tutorials/', import.meta.url);

/** The order in which courses are offered; others follow by name. */
const order = ['aws-sdk', 'from-boto3', 'safety', 'finding-things'];

/** The names of the courses that awsh brings along. */
export function courseNames(): string[] {
  const names = readdirSync(fileURLToPath(folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => basename(file, '.md'));
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
}

/** A bundled course by its name, or a course of one's own by its file. Throws a UsageError. */
export function openCourse(name: string): Course {
  if (/[/\\]|\.md$/.test(name)) return readCourse(textOf(name), basename(name, '.md'));
  const names = courseNames();
  if (names.includes(name)) {
    return readCourse(readFileSync(new URL(`${name}.md`, folder), 'utf8'), name);
  }
  const near = closest(name, names);
  throw new UsageError(`no course called ${name}`, {
    hint: near ? `did you mean ${near}?` : `there are ${names.join(', ')}`,
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new UsageError(`${path}: ${code === 'ENOENT' ? 'there is no such file' : code}`, {
      cause,
    });
  }
}
