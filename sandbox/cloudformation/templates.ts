import { readTemplate } from './model/plan.ts';
import { findStack } from './model/stack.ts';
import { bodyOf } from './source.ts';
import { viewDeclared } from './template/parameters.ts';
import { topic } from './topic.ts';

/** The operations on templates by themselves. */
export const templates = topic({
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html */
  GetTemplate({ StackName = '' }, ctx) {
    const { source } = findStack(ctx, StackName);
    return { TemplateBody: source.templateBody, StagesAvailable: ['Original', 'Processed'] };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ValidateTemplate.html */
  ValidateTemplate(input, ctx) {
    const { parameters, description } = readTemplate(bodyOf(ctx, input));
    const Parameters = viewDeclared(parameters);
    return { Parameters, Description: description, Capabilities: [], DeclaredTransforms: [] };
  },

  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplateSummary.html */
  GetTemplateSummary(input, ctx) {
    const source = input.StackName ? findStack(ctx, input.StackName).source : undefined;
    const body = source?.templateBody ?? bodyOf(ctx, input);
    const { parameters, description, resources } = readTemplate(body);
    return {
      Parameters: viewDeclared(parameters),
      Description: description,
      Capabilities: [],
      ResourceTypes: [...new Set(resources.map(({ type }) => type))],
      Version: '2010-09-09',
      DeclaredTransforms: [],
    };
  },
});
