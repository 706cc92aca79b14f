/** How often and how fast SNS tries to deliver when nobody says: the times are in seconds. */
const usual = {
  http: {
    defaultHealthyRetryPolicy: {
      minDelayTarget: 20,
      maxDelayTarget: 20,
      numRetries: 3,
      numMaxDelayRetries: 0,
      numNoDelayRetries: 0,
      numMinDelayRetries: 0,
      backoffFunction: 'linear',
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: 'text/plain; charset=UTF-8' },
  },
};

/**
 * The delivery policy in force, as JSON: AWS's own with what `own` says otherwise.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export function deliveryPolicyOf(own: string | undefined): string {
  const { http = {} } = (own ? JSON.parse(own) : {}) as { http?: object };
  return JSON.stringify({ http: { ...usual.http, ...http } });
}
