import type { Context } from '../../engine/context.ts';
import { table } from '../../engine/table.ts';

/** What an account has set for a whole region. */
export interface SettingsRow {
  readonly id: 'settings';
  /** New volumes are encrypted whether or not a request says so. */
  readonly ebsEncryption: boolean;
  /** The key that encrypts them, when it is not AWS's own. */
  readonly ebsKey?: string | undefined;
  readonly serialConsole: boolean;
  readonly imagesBlocked: boolean;
  readonly snapshotsBlocked: 'block-all-sharing' | 'block-new-sharing' | 'unblocked';
  /** What instances get that say nothing of their metadata service. */
  readonly metadata: {
    readonly tokens?: 'optional' | 'required' | undefined;
    readonly hopLimit?: number | undefined;
    readonly endpoint?: 'enabled' | 'disabled' | undefined;
    readonly tags?: 'enabled' | 'disabled' | undefined;
  };
}

const rows = table<SettingsRow>('settings');

const standard: SettingsRow = {
  id: 'settings',
  ebsEncryption: false,
  serialConsole: false,
  imagesBlocked: false,
  snapshotsBlocked: 'unblocked',
  metadata: {},
};

/** The settings of the account in this region. */
export function settingsOf(ctx: Context): SettingsRow {
  return rows.get(ctx, 'settings') ?? standard;
}

/** Changes some of the settings. */
export function changeSettings(
  ctx: Context,
  change: Partial<Omit<SettingsRow, 'id'>>,
): SettingsRow {
  return rows.put(ctx, { ...settingsOf(ctx), ...change });
}
