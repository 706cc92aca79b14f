import { UsageError } from '../../helpers/errors.ts';

/** Names that Windows keeps for devices, whatever stands behind a dot after them. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/**
 * A snippet's name as it is kept: letters, digits, `-`, `_` and dots inside. Throws a UsageError for
 * every name that would be something else as a file, on any system.
 */
export function checkedName(given: string): string {
  const name = given.normalize('NFC');
  const fault = faultOf(name);
  if (fault === undefined) return name;
  throw new UsageError(
    `a snippet can't be called ${JSON.stringify(given.slice(0, 60))}: ${fault}`,
    {
      hint: 'letters, digits, - and _, such as web-up',
    },
  );
}

/** True for a name that {@link checkedName} lets pass. */
export function isName(name: string): boolean {
  return faultOf(name.normalize('NFC')) === undefined;
}

function faultOf(name: string): string | undefined {
  if (name === '') return 'it is empty';
  if (name.length > 100) return 'it is longer than 100 characters';
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return 'it has invisible characters';
  if (/[/\\:]/.test(name)) return 'it would leave the folder of snippets';
  if (/^\.|\.\.|\.$/.test(name)) return 'its dots would hide it, or leave the folder';
  if (!/^[\p{L}\p{M}\p{N}._-]+$/u.test(name)) return 'a character of it means something to a shell';
  if (name.startsWith('-')) return 'it looks like an option';
  if (/^(__proto__|constructor|prototype)$/.test(name)) return 'JavaScript takes that for itself';
  if (devices.test(name)) return 'Windows takes that for a device';
  // A file system counts bytes, and adds an extension.
  return Buffer.byteLength(name) > 200 ? 'it is too long for a file' : undefined;
}
