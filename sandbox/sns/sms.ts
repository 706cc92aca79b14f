import type { Context } from '../engine/context.ts';
import { table } from '../engine/table.ts';
import { invalid } from './model/refusal.ts';
import { topic } from './topic.ts';

/** A setting for text messages; the row's id is its name. */
const settings = table<{ readonly id: string; readonly value: string }>('smsAttributes');

const names: readonly string[] = [
  'MonthlySpendLimit',
  'DeliveryStatusIAMRole',
  'DeliveryStatusSuccessSamplingRate',
  'DefaultSenderID',
  'DefaultSMSType',
  'UsageReportS3Bucket',
];

/** Text messages. No phone has a say in the sandbox, so none has opted out. */
export const sms = topic({
  /** https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html */
  SetSMSAttributes({ attributes }, ctx) {
    for (const [name, value] of Object.entries(attributes)) {
      if (!names.includes(name)) throw invalid(name);
      if (name === 'DefaultSMSType' && !/^(Promotional|Transactional)$/.test(value)) {
        throw invalid(name);
      }
      settings.put(ctx, { id: name, value });
    }
    return {};
  },

  GetSMSAttributes({ attributes: asked = [] }, ctx) {
    const all = { MonthlySpendLimit: '1', ...chosen(ctx) };
    const shown = Object.entries(all).filter(([name]) => !asked.length || asked.includes(name));
    return { attributes: Object.fromEntries(shown) };
  },

  CheckIfPhoneNumberIsOptedOut({ phoneNumber }) {
    checkNumber(phoneNumber);
    return { isOptedOut: false };
  },

  ListPhoneNumbersOptedOut: () => ({ phoneNumbers: [] }),

  OptInPhoneNumber({ phoneNumber }) {
    checkNumber(phoneNumber);
    return {};
  },
});

function chosen(ctx: Context): Record<string, string> {
  return Object.fromEntries(settings.all(ctx).map(({ id, value }) => [id, value]));
}

function checkNumber(number: string): void {
  if (!/^\+\d{3,15}$/.test(number)) throw invalid('PhoneNumber');
}
