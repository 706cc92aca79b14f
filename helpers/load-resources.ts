let loading: Promise<unknown> | undefined;

/**
 * Gives service handles their resources: `ec2.vpcs`, `ec2.Instance(id)`. A program that imports
 * `awsh` has them at once; the shell, whose first prompt waits for no definition, calls this before
 * the first cell.
 */
export async function loadResources(): Promise<void> {
  loading ??= import('./resources/index.ts');
  await loading;
}
