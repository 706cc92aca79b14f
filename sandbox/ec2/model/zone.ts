/** An availability zone. */
export interface Zone {
  /** `us-east-1a`: a name each account sees its own way. */
  readonly name: string;
  /** `use1-az1`: the same place for every account. */
  readonly id: string;
}

const letters: Record<string, string> = {
  'us-east-1': 'abcdef',
  'us-west-1': 'bc',
  'us-west-2': 'abcd',
  'ap-northeast-1': 'acd',
  'ap-northeast-2': 'abcd',
  'ca-central-1': 'abd',
};

const directions: Record<string, string> = {
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  central: 'c',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
  gov: 'g',
};

/** The availability zones of a region. */
export function zonesOf(region: string): Zone[] {
  return [...(letters[region] ?? 'abc')].map((letter, at) => ({
    name: `${region}${letter}`,
    id: `${shortName(region)}-az${at + 1}`,
  }));
}

/** The id of a zone given by name; the name itself for one that does not exist. */
export function zoneId(name: string): string {
  const zones = zonesOf(name.replace(/[a-z]$/, ''));
  return zones.find((zone) => zone.name === name)?.id ?? name;
}

/** `us-east-1` is `use1`. */
function shortName(region: string): string {
  return region
    .split('-')
    .map((part) => directions[part] ?? part)
    .join('');
}
