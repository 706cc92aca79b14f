import type { CloudFormation } from '@aws-sdk/client-cloudformation';
import type { Sandbox } from '../../../sandbox/index.ts';
import { template } from '../cloudformation/open-stacks.ts';
import type { Churn, Scene } from './churn.ts';

const minute = 60_000;
const news = (TopicName: string) => ({ Type: 'AWS::SNS::Topic', Properties: { TopicName } });
const many = (length: number) => Array.from({ length }, (_, at) => at);

/** The paged operations of CloudFormation; pages of most hold a hundred, whatever one asks for. */
export function stackScenes(
  stacks: CloudFormation,
  sandbox: Sandbox,
): Readonly<Record<string, Scene>> {
  const count = 104;
  const create = async (StackName: string, sections = {}) => {
    const TemplateBody = template({ News: news(StackName) }, sections);
    await stacks.createStack({ StackName, TemplateBody });
    return async () => {
      sandbox.clock.advance(5 * minute);
      await stacks.deleteStack({ StackName });
      sandbox.clock.advance(5 * minute);
    };
  };
  const one = async (StackName = 'home') => {
    await create(StackName);
    sandbox.clock.advance(5 * minute);
    return { StackName };
  };
  const refactor = async () => {
    await one('one');
    await one('two');
    const Source = { StackName: 'one', LogicalResourceId: 'News' };
    return (at: number) =>
      stacks.createStackRefactor({
        Description: String(at),
        StackDefinitions: [{ StackName: 'one', TemplateBody: template({ A: news('one') }) }],
        ResourceMappings: [{ Source, Destination: { StackName: 'one', LogicalResourceId: 'A' } }],
      });
  };
  const stay = async () => undefined;
  return {
    DescribeStacks: () => ({ count, by: 'StackName', make: (at) => create(`stack-${at}`) }),
    ListStacks: () => ({
      count,
      by: 'StackId',
      make: (at) => create(`stack-${at}`),
    }),
    ListExports: () => ({
      count,
      by: 'Name',
      async make(at) {
        const Outputs = { News: { Value: 'yes', Export: { Name: `news-${at}` } } };
        const leave = await create(`stack-${at}`, { Outputs });
        sandbox.clock.advance(5 * minute);
        return leave;
      },
    }),
    ListChangeSets: async () => {
      const home = await one();
      return {
        count,
        by: 'ChangeSetName',
        input: home,
        async make(at) {
          const change = { ...home, ChangeSetName: `change-${at}` };
          await stacks.createChangeSet({ ...change, TemplateBody: template({ B: news('b') }) });
          return () => stacks.deleteChangeSet(change);
        },
      };
    },
    DescribeStackEvents: async () => {
      const home = await one();
      await stacks.updateStack({
        ...home,
        TemplateBody: template(
          Object.fromEntries(many(60).map((at) => [`T${at}`, news(`t${at}`)])),
        ),
      });
      const churn: Churn = {
        count: 1,
        input: home,
        by: 'EventId',
        async make() {
          sandbox.clock.advance(20_000);
          return stay;
        },
      };
      return churn;
    },
    ListStackRefactors: async () => {
      const make = await refactor();
      return {
        by: 'StackRefactorId',
        make: async (at) => {
          await make(at);
          return stay;
        },
      };
    },
    ListTypeRegistrations: () => ({
      make: async () => {
        await stacks.registerType({
          TypeName: 'Acme::Garden::Gnome',
          SchemaHandlerPackage: 's3://a/b',
        });
        return stay;
      },
    }),
  };
}

const fixed = 'what it lists is as it was made';

/** The paged operations of CloudFormation whose items stay the same. */
export const stacksWithout: Readonly<Record<string, string>> = {
  DescribeChangeSet: fixed,
  ListStackRefactorActions: fixed,
  ListStackResources:
    'a stack keeps its resources on one page of a hundred as a rule, and their rows',
  ListTypes: 'types are registered, and stay',
};
