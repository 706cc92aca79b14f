import type { InstanceMetadataDefaultsResponse } from '@aws-sdk/client-ec2';
import type { Context } from '../engine/context.ts';
import { changeSettings, type SettingsRow, settingsOf } from './model/settings.ts';
import { arnOf, topic } from './topic.ts';

/** The switches of an account in a region, each with operations of its own. */
export const accountSettings = topic({
  EnableEbsEncryptionByDefault: (_, ctx) =>
    encryption(changeSettings(ctx, { ebsEncryption: true })),
  DisableEbsEncryptionByDefault: (_, ctx) =>
    encryption(changeSettings(ctx, { ebsEncryption: false })),
  GetEbsEncryptionByDefault: (_, ctx) => encryption(settingsOf(ctx)),

  GetEbsDefaultKmsKeyId: (_, ctx) => ({ KmsKeyId: keyOf(ctx) }),
  ModifyEbsDefaultKmsKeyId({ KmsKeyId }, ctx) {
    const isArn = KmsKeyId.startsWith('arn:');
    const ebsKey = isArn ? KmsKeyId : arnOf(ctx, `key/${KmsKeyId}`).replace(':ec2:', ':kms:');
    changeSettings(ctx, { ebsKey });
    return { KmsKeyId: keyOf(ctx) };
  },
  ResetEbsDefaultKmsKeyId(_, ctx) {
    changeSettings(ctx, { ebsKey: undefined });
    return { KmsKeyId: keyOf(ctx) };
  },

  EnableSerialConsoleAccess: (_, ctx) => serial(changeSettings(ctx, { serialConsole: true })),
  DisableSerialConsoleAccess: (_, ctx) => serial(changeSettings(ctx, { serialConsole: false })),
  GetSerialConsoleAccessStatus: (_, ctx) => serial(settingsOf(ctx)),

  EnableImageBlockPublicAccess(_, ctx) {
    changeSettings(ctx, { imagesBlocked: true });
    return { ImageBlockPublicAccessState: 'block-new-sharing' };
  },
  DisableImageBlockPublicAccess(_, ctx) {
    changeSettings(ctx, { imagesBlocked: false });
    return { ImageBlockPublicAccessState: 'unblocked' };
  },
  GetImageBlockPublicAccessState: (_, ctx) => ({
    ImageBlockPublicAccessState: settingsOf(ctx).imagesBlocked ? 'block-new-sharing' : 'unblocked',
  }),

  EnableSnapshotBlockPublicAccess: ({ State }, ctx) => ({
    State: changeSettings(ctx, { snapshotsBlocked: State }).snapshotsBlocked,
  }),
  DisableSnapshotBlockPublicAccess: (_, ctx) => ({
    State: changeSettings(ctx, { snapshotsBlocked: 'unblocked' }).snapshotsBlocked,
  }),
  GetSnapshotBlockPublicAccessState: (_, ctx) => ({ State: settingsOf(ctx).snapshotsBlocked }),

  GetInstanceMetadataDefaults: (_, ctx) => ({ AccountLevel: metadataOf(settingsOf(ctx)) }),
  ModifyInstanceMetadataDefaults(input, ctx) {
    const before = settingsOf(ctx).metadata;
    const none = <Value extends string>(value: Value | undefined) =>
      value === 'no-preference' ? undefined : (value as Exclude<Value, 'no-preference'>);
    const { HttpTokens, HttpEndpoint, InstanceMetadataTags, HttpPutResponseHopLimit: hops } = input;
    changeSettings(ctx, {
      metadata: {
        tokens: HttpTokens ? none(HttpTokens) : before.tokens,
        endpoint: HttpEndpoint ? none(HttpEndpoint) : before.endpoint,
        tags: InstanceMetadataTags ? none(InstanceMetadataTags) : before.tags,
        hopLimit: hops === undefined ? before.hopLimit : hops < 0 ? undefined : hops,
      },
    });
    return { Return: true };
  },
});

function encryption({ ebsEncryption }: SettingsRow) {
  return { EbsEncryptionByDefault: ebsEncryption, SseType: 'sse-ebs' as const };
}

function serial({ serialConsole }: SettingsRow) {
  return { SerialConsoleAccessEnabled: serialConsole };
}

function keyOf(ctx: Context): string {
  return settingsOf(ctx).ebsKey ?? 'alias/aws/ebs';
}

function metadataOf({ metadata }: SettingsRow): InstanceMetadataDefaultsResponse {
  return {
    HttpTokens: metadata.tokens,
    HttpPutResponseHopLimit: metadata.hopLimit,
    HttpEndpoint: metadata.endpoint,
    InstanceMetadataTags: metadata.tags,
    ManagedBy: 'account',
  };
}
