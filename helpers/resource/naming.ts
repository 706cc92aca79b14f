import { plural as pluralOf } from '../text/count.ts';

/** `VpcId` as a property: `vpcId`; `DBInstances` is `dbInstances`, `ETag` is `eTag`. */
export function camel(name: string): string {
  return name.replace(/^(?:[A-Z]+(?=[A-Z][a-z])|[A-Z]+$|[A-Z])/, (head) => head.toLowerCase());
}

/** `VpcId` as the name of a filter: `vpc-id`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** The plural that AWS uses in names of operations and members: `Addresses`, `DhcpOptions`. */
export function plural(name: string): string {
  return /Options$/.test(name) ? name : pluralOf(name);
}

/** First letter big: the name of an operation or a class from that of a method. */
export function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
