/** The name that something has after an update that may rename it. */
export function renamed(input: unknown, newName: string, oldName: string): unknown {
  const { [newName]: name, [oldName]: before } = input as Readonly<Record<string, unknown>>;
  return name ?? before;
}
