import { AwshError } from '../../errors.ts';
import type { ServiceEntry } from '../catalogue.ts';

/** A service was mentioned whose SDK package is not on this machine. */
export class NotInstalled extends AwshError {
  readonly service: string;

  constructor({ name, title, package: packageName }: ServiceEntry) {
    super('NotInstalled', `${name} (${title}) is not installed`, {
      hint: `.use ${name} installs ${packageName}, as does npm install in a program`,
    });
    this.service = name;
  }
}
