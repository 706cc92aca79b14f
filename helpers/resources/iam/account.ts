import { defineResource } from '../../resource/definition.ts';

/** What passwords of the account have to be like: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PasswordPolicy.html */
export const accountPasswordPolicy = defineResource({
  name: 'AccountPasswordPolicy',
  shape: 'PasswordPolicy',
  page: 'API_PasswordPolicy',
  ids: {},
  load: { operation: 'GetAccountPasswordPolicy', path: 'PasswordPolicy' },
  list: false,
  create: false,
  actions: { delete: 'DeleteAccountPasswordPolicy', update: 'UpdateAccountPasswordPolicy' },
});

/** How much of what the account has: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export const accountSummary = defineResource({
  name: 'AccountSummary',
  shape: 'GetAccountSummaryResponse',
  page: 'API_GetAccountSummary',
  ids: {},
  load: { operation: 'GetAccountSummary' },
  list: false,
  create: false,
});

/** Someone else who says who people are: https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetSAMLProvider.html */
export const samlProvider = defineResource({
  name: 'SamlProvider',
  shape: 'GetSAMLProviderResponse',
  noun: 'SAMLProvider',
  page: 'API_GetSAMLProvider',
  ids: { arn: 'SAMLProviderArn' },
  load: { operation: 'GetSAMLProvider' },
  list: {
    operation: 'ListSAMLProviders',
    path: 'SAMLProviderList[]',
    data: false,
    ids: { arn: 'Arn' },
  },
});
