import { invalid } from './model/refusal.ts';
import { findTopic, policyOf, topics } from './model/topic.ts';
import { topic } from './topic.ts';

interface Policy {
  readonly Statement: readonly { readonly Sid?: string }[];
}

/** Statements of a topic's policy, by name. https://docs.aws.amazon.com/sns/latest/api/API_AddPermission.html */
export const permissions = topic({
  AddPermission({ TopicArn, Label, AWSAccountId, ActionName }, ctx) {
    const row = findTopic(ctx, TopicArn);
    const policy = JSON.parse(policyOf(ctx, row)) as Policy;
    if (policy.Statement.some(({ Sid }) => Sid === Label)) {
      throw invalid('Label', 'Statement already exists');
    }
    const principals = AWSAccountId.map((id) => {
      if (!/^\d{12}$/.test(id)) throw invalid('AWSAccountId');
      return `arn:${ctx.partition}:iam::${id}:root`;
    });
    const statement = {
      Sid: Label,
      Effect: 'Allow',
      Principal: { AWS: alone(principals) },
      Action: alone(ActionName.map(actionNamed)),
      Resource: TopicArn,
    };
    const Policy = JSON.stringify({ ...policy, Statement: [...policy.Statement, statement] });
    topics.change(ctx, row.id, { attributes: { ...row.attributes, Policy } });
    return {};
  },

  RemovePermission({ TopicArn, Label }, ctx) {
    const row = findTopic(ctx, TopicArn);
    const policy = JSON.parse(policyOf(ctx, row)) as Policy;
    const left = policy.Statement.filter(({ Sid }) => Sid !== Label);
    if (left.length === policy.Statement.length) throw invalid('Label', 'No such statement');
    const Policy = JSON.stringify({ ...policy, Statement: left });
    topics.change(ctx, row.id, { attributes: { ...row.attributes, Policy } });
    return {};
  },
});

const actions =
  /^(\*|GetTopicAttributes|SetTopicAttributes|AddPermission|RemovePermission|DeleteTopic|Subscribe|ListSubscriptionsByTopic|Publish|Receive)$/;

function actionNamed(name: string): string {
  if (!actions.test(name))
    throw invalid('ActionName', 'Policy statement action out of service scope!');
  return `SNS:${name}`;
}

/** Policies write a list of one without its brackets. */
function alone(items: readonly string[]): string | readonly string[] {
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : items;
}
