/** The names most like `wanted`, best first: for saying what exists when something does not. */
export function nearest(wanted: string, names: readonly string[], atMost = 5): string[] {
  const asked = new Set(words(wanted));
  const likeness = (name: string): number => {
    const own = words(name);
    const shared = own.filter((word) => asked.has(word)).length;
    return (2 * shared) / (own.length + asked.size);
  };
  return names
    .map((name) => ({ name, score: likeness(name) }))
    .sort((left, right) => right.score - left.score || left.name.localeCompare(right.name))
    .slice(0, atMost)
    .map(({ name }) => name);
}

/** `DescribeInstances` is the words describe and instance: plural or not makes no difference. */
function words(name: string): string[] {
  return (name.match(/[A-Z]?[a-z0-9]+|[A-Z]+/g) ?? []).map((word) =>
    word.toLowerCase().replace(/s$/, ''),
  );
}
