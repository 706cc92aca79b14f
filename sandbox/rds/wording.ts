import { fault } from '../engine/fault.ts';
import type { Wording } from '../engine/service.ts';
import { wording as others } from '../sts/wording.ts';

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html */
export const wording: Wording = {
  ...others,
  missing: ([parameter]) =>
    fault('MissingParameter', `The request must contain the parameter ${parameter}`),
};
