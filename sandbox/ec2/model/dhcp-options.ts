import { kind } from './kind.ts';

/** What instances are told by DHCP. */
export interface DhcpOptionsRow {
  readonly id: string;
  /** By option: `domain-name`, `domain-name-servers`, … */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** The DHCP option sets of a region. */
export const dhcpOptions = kind<DhcpOptionsRow>({
  name: 'dhcpOptions',
  prefix: 'dopt',
  noun: 'DhcpOptions ID',
  code: 'InvalidDhcpOptionID',
  malformedCode: 'InvalidDhcpOptionsId',
  tagged: 'dhcp-options',
});
