import { type Conversion, documentsAsText, parsed } from './conversion.ts';

/** The members of inputs that hold templates and policies. */
export type CloudFormationDocument =
  | 'TemplateBody'
  | 'StackPolicyBody'
  | 'StackPolicyDuringUpdateBody';

const given = new Set<string>([
  'TemplateBody',
  'StackPolicyBody',
  'StackPolicyDuringUpdateBody',
] satisfies CloudFormationDocument[]);

/**
 * Templates may be given as objects, and one that was written in JSON is given back as one; YAML
 * stays text.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
export const cloudformation: Conversion = {
  input: (_operation, input) => documentsAsText(input, given),
  answer(operation, answer) {
    const { TemplateBody: body } = answer;
    if (operation !== 'GetTemplate' || typeof body !== 'string') return answer;
    const template = parsed(body);
    return typeof template === 'object' && template !== null
      ? { ...answer, TemplateBody: template }
      : answer;
  },
};
