import { UsageError } from '../../helpers/errors.ts';

/** What `.tutorial` is asked for. */
export type Wish =
  | { readonly do: 'go' | 'over' | 'steps'; readonly course: string | undefined }
  | { readonly do: 'from'; readonly course: string | undefined; readonly step: number }
  | { readonly do: 'forget' | 'test'; readonly course: string }
  | { readonly do: 'list' };

/** Reads the words after `.tutorial`. Throws a UsageError. */
export function readWish(words: readonly string[]): Wish {
  if (words[0] === 'test') return { do: 'test', course: needed(words.slice(1).join(' '), 'test') };
  const [flag, ...more] = words.filter((word) => word.startsWith('-'));
  const at = flag === undefined ? words.length : words.indexOf(flag);
  const [course, ...extra] = words.filter((word, index) => {
    return !word.startsWith('-') && !(flag === '--from' && index === at + 1);
  });
  if (more.length > 0 || extra.length > 0) throw new UsageError('.tutorial takes one course');
  if (flag === undefined) return { do: 'go', course };
  if (flag === '--list' || flag === '-l') return { do: 'list' };
  if (flag === '--steps') return { do: 'steps', course };
  if (flag === '--over') return { do: 'over', course };
  if (flag === '--from') return { do: 'from', course, step: Number(words[at + 1]) };
  if (flag === '--forget') return { do: 'forget', course: needed(course, '--forget') };
  throw new UsageError(`.tutorial knows no ${flag}`, {
    hint: '--list, --steps, --from 12, --over, --forget',
  });
}

function needed(course: string | undefined, what: string): string {
  if (course) return course;
  throw new UsageError(`.tutorial ${what} needs a course`, { hint: '.tutorial --list names them' });
}
